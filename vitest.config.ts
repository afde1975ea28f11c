import { defineConfig } from 'vitest/config'
import { toolsReporter } from './tests/skips.ts'

export default defineConfig({
  test: {
    include: ['**/*.test.{ts,tsx}'],
    exclude: ['**/node_modules/**', 'dist/**', 'reports/**'],
    globalSetup: ['./tests/build.ts'],
    testTimeout: 60_000,
    hookTimeout: 60_000,
    reporters: ['default', toolsReporter()],
  },
})
