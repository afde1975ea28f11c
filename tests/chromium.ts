import { existsSync } from 'node:fs'
import { chromium } from 'playwright'
import type { TestContext } from 'vitest'

const PATHS = [
  process.env.CHROMIUM,
  chromium.executablePath(),
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
]

/** The browser that is here: by environment, Playwright's own, or the system's. */
const chromiumPath = (): string | undefined => PATHS.find((path) => path !== undefined && existsSync(path))

/** Skips the test where there is no browser; under CI it fails instead. */
export function needChromium(ctx: TestContext): string {
  const path = chromiumPath()
  if (path !== undefined) return path
  if (process.env.CI === 'true') throw new Error('Chromium is not installed, and CI skips nothing')
  return ctx.skip('Chromium is not installed')
}

export const launch = (executablePath: string) =>
  chromium.launch({
    executablePath,
    args: [
      '--no-sandbox',
      '--disable-quic',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
    ],
  })
