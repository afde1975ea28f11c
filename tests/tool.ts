import { spawnSync } from 'node:child_process'
import type { TestContext } from 'vitest'
import { openSchema } from './single-delta/schema.ts'

/** Skips the test where a program is not installed; under CI it fails instead, so that nothing is skipped for ever. */
export function needTool(ctx: TestContext, name: string): void {
  if (isInstalled(name)) return
  if (process.env.CI === 'true') throw new Error(`${name} is not installed, and CI skips nothing`)
  ctx.skip(`${name} is not installed`)
}

const isInstalled = (name: string): boolean =>
  name === 'schemas'
    ? openSchema() !== undefined
    : spawnSync(name, ['--version'], { stdio: 'ignore' }).error === undefined
