import { type Examination, type ExaminationOptions, openExamination } from './examination.ts'
import { CHECKS, type CheckName, type Finding, type Look, notChecked } from './finding.ts'
import { anonymous, identities, marker, refused, trust, user } from './login-checks.ts'
import { acs, clock, metadata, reachable, tls } from './network-checks.ts'

interface Check {
  /** Nothing can be said here while one of these is wrong, or could not be looked at for such a reason itself. */
  readonly after: readonly CheckName[]
  readonly look: (exam: Examination) => Promise<Look>
}

const checks: Readonly<Record<CheckName, Check>> = {
  reachable: { after: [], look: reachable },
  tls: { after: ['reachable'], look: tls },
  clock: { after: ['reachable', 'tls'], look: clock },
  acs: { after: ['reachable', 'tls'], look: acs },
  metadata: { after: ['reachable', 'tls'], look: metadata },
  anonymous: { after: ['reachable', 'tls'], look: anonymous },
  trust: { after: ['acs', 'anonymous'], look: trust },
  identities: { after: ['trust'], look: identities },
  marker: { after: ['trust'], look: marker },
  user: { after: ['trust'], look: user },
  refused: { after: ['trust'], look: refused },
}

export interface DoctorOptions extends ExaminationOptions {
  /** Called as each check is done. */
  readonly onFinding?: ((finding: Finding) => void) | undefined
}

/**
 * Looks at a target before any case runs: is something wrong with its target file, or with the SP? Every request is bounded
 * by the target's limits, and what hangs on something wrong is not tried.
 * @throws HarnessError TARGET_FILE, when a matcher, reader or path of `observe` cannot be used
 */
export async function examine(options: DoctorOptions): Promise<readonly Finding[]> {
  const exam = openExamination(options)
  const findings: Finding[] = []
  const blocked = new Set<CheckName>()
  for (const check of Object.keys(CHECKS) as CheckName[]) {
    const { after, look } = checks[check]
    const missing = after.find((one) => blocked.has(one))
    const found = missing === undefined ? await look(exam) : notChecked(`needs this first: ${CHECKS[missing]}`)
    if (missing !== undefined || found.state === 'wrong') blocked.add(check)
    const finding = { check, ...found }
    findings.push(finding)
    options.onFinding?.(finding)
  }
  return findings
}

/** 3: not reachable; 1: something else is wrong; else 0. */
export function exitCodeOf(findings: readonly Finding[]): 0 | 1 | 3 {
  const wrong = findings.filter(({ state }) => state === 'wrong')
  if (wrong.some(({ check }) => check === 'reachable')) return 3
  return wrong.length > 0 ? 1 : 0
}
