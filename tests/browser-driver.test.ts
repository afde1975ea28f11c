import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { REFERENCE_FILE, startEmbedded } from '../cli/embedded.ts'
import { realClock } from '../harness/run/clock.ts'
import { openDriver } from '../harness/run/open-driver.ts'
import type { Question } from '../harness/run/question.ts'
import { openTargets } from '../harness/run/recorded-run.ts'
import { startRun } from '../harness/run/run.ts'
import { cases } from '../suites/cases/index.ts'
import { profiles } from '../suites/profiles/index.ts'
import { needChromium } from './chromium.ts'

const keys = mkdtempSync(join(tmpdir(), 'saml-assay-browser-'))
const embedded = await startEmbedded(keys)
const [target] = await openTargets(REFERENCE_FILE, embedded.env)
afterAll(async () => {
  await embedded.close()
  rmSync(keys, { recursive: true, force: true })
})

/** The last of each family, for the first are often the simplest; what is measured, or waits, is for `npm run interop:browser`. */
const asked = [
  ...new Map(
    cases
      .filter(
        ({ family, scene = [] }) => family !== 'cost' && !scene.some(({ do: act }) => act === 'wait' || act === 'set'),
      )
      .map((one) => [one.family, one] as const),
  ).values(),
]

async function verdictsBy(driverName: 'http' | 'browser'): Promise<readonly string[]> {
  if (target === undefined) throw new RangeError('the reference file has no target')
  const driver = await openDriver(target, { driver: driverName })
  const asks = ({ mode }: Question) => mode === 'both'
  const profile = profiles[target.profile]
  const run = startRun({ target, profile, cases: asked, asks, driver, clock: realClock, seed: driverName })
  const results = await run.finished.finally(() => driver.close())
  return results.map(
    ({ id, verdict, reason }) => `${id}: ${verdict.kind}${verdict.kind === 'pass' ? '' : ` (${reason})`}`,
  )
}

// `npm run interop:browser` asks every case, of real SPs too.
test('one case of each family has the same verdict by http and by the browser', { timeout: 600_000 }, async (ctx) => {
  needChromium(ctx)
  const byHttp = await verdictsBy('http')
  expect(byHttp.filter((line) => line.endsWith(': pass')).length).toBeGreaterThan(20)
  expect(await verdictsBy('browser')).toEqual(byHttp)
})
