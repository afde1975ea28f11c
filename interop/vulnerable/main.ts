import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { ensureIssuers } from '../../certs/store.ts'
import { runSuite } from '../../cli/run-suite.ts'
import { HarnessError } from '../../harness/error.ts'
import type { CaseRow } from '../../harness/report/record.ts'
import { coloursFor } from '../../harness/report/terminal.ts'
import { AssayReporter } from '../../harness/report/vitest-reporter.ts'
import { idpMetadata } from '../../mock-idp/server/metadata.ts'
import { sources } from '../lab.ts'
import { pairs } from './pairs.ts'
import { startRelease, type Trust } from './release.ts'
import { isToldApart, type Line, linesOf, table } from './told-apart.ts'

const started = new Date().toISOString().replace(/[:.]/g, '-')

async function verdicts(
  release: string,
  adapter: string,
  asked: {
    readonly cases: readonly string[]
    readonly trust: Trust
    readonly issuers: string
    readonly workDir: string
  },
): Promise<readonly CaseRow[]> {
  const sp = await startRelease(release, adapter, asked)
  try {
    const out = resolve('reports', `vulnerable-${release}-${started}`)
    const reporter = new AssayReporter({ write: () => undefined, colours: coloursFor({ NO_COLOR: '1' }, false) })
    const env = { SP_ENTITY_ID: sp.entityId, SP_ACS: sp.acs, ISSUERS: asked.issuers }
    const record = await runSuite(
      { targetFile: join(sources('vulnerable'), 'target.yaml'), env, cases: asked.cases, seed: 'vulnerable', out },
      [],
      reporter,
    )
    return record.targets.flatMap((target) => target.cases)
  } finally {
    await sp.stop()
  }
}

/** Each release once, whichever pairs it is in. */
async function askAll(workDir: string): Promise<readonly Line[]> {
  const issuers = join(workDir, 'issuers')
  const { main } = await ensureIssuers(issuers, { now: Date.now() })
  if (main === undefined) throw new HarnessError('ISSUER_KEY', 'the main issuer is missing', 'Report this.')
  const entryPoint = `${main.entityId}/sso`
  const metadata = idpMetadata({ entityId: main.entityId, certificates: [main.certificate], sso: entryPoint })
  const trust = { idpIssuer: main.entityId, idpCert: main.certificate, entryPoint, idpMetadata: metadata }
  const rows = new Map<string, readonly CaseRow[]>()
  for (const { adapter, vulnerable, fixed } of pairs) {
    for (const release of [vulnerable, fixed]) {
      if (rows.has(release)) continue
      const here = pairs.filter((pair) => pair.vulnerable === release || pair.fixed === release)
      const cases = [...new Set(here.flatMap((pair) => pair.cases))]
      rows.set(release, await verdicts(release, adapter, { cases, trust, issuers, workDir }))
    }
  }
  return pairs.flatMap((pair) => linesOf(pair, rows.get(pair.vulnerable) ?? [], rows.get(pair.fixed) ?? []))
}

const workDir = await mkdtemp(join(tmpdir(), 'saml-assay-vulnerable-'))
try {
  const lines = await askAll(workDir)
  process.stdout.write(table(lines))
  process.exitCode = lines.every(isToldApart) ? 0 : 1
} catch (error) {
  if (!(error instanceof HarnessError)) throw error
  process.stderr.write(`${error.message}\n${error.hint}\n`)
  process.exitCode = error.exitCode
} finally {
  await rm(workDir, { recursive: true, force: true })
}
