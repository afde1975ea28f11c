import type { TestContext } from 'vitest'
import { findChromium } from '../harness/drive/chromium/find.ts'
import { HarnessError } from '../harness/error.ts'

/** The browser that is here, as the tool finds it; undefined where there is none. */
export function chromiumPath(): string | undefined {
  try {
    return findChromium({ env: process.env })
  } catch (error) {
    if (error instanceof HarnessError) return undefined
    throw error
  }
}

/** Skips the test where there is no browser; under CI it fails instead. */
export function needChromium(ctx: TestContext): string {
  const path = chromiumPath()
  if (path !== undefined) return path
  if (process.env.CI === 'true') throw new Error('Chromium is not installed, and CI skips nothing')
  return ctx.skip('Chromium is not installed')
}
