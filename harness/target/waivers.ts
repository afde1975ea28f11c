import { MODES } from '../../mock-idp/sign/plan.ts'
import { cases } from '../../suites/cases/index.ts'
import { asks } from '../../suites/profiles/asks.ts'
import { profiles } from '../../suites/profiles/index.ts'
import { didYouMean } from './nearest.ts'
import type { Path, Problem } from './problem.ts'

/** A waiver must be of a case that its target is asked, in a mode in which it is asked, and stand there once. */
export function reportWaivers(
  { waivers, profile }: Readonly<Record<string, unknown>>,
  path: Path,
  report: (problem: Problem) => void,
): void {
  if (!Array.isArray(waivers)) return
  const taken = new Set<string>()
  for (const [index, waiver] of (waivers as readonly unknown[]).entries()) {
    if (!isEntry(waiver) || typeof waiver.case !== 'string') continue
    const at = [...path, 'waivers', index]
    const key = `${waiver.case}\n${String(waiver.mode ?? '')}`
    if (taken.has(key)) {
      const says = 'an earlier waiver is of the same case and mode; expected one of them'
      report({ path: [...at, 'case'], on: 'value', says })
    }
    taken.add(key)
    const says = unasked(waiver.case, profile)
    if (says !== undefined) report({ path: [...at, 'case'], on: 'value', says })
    const modes: readonly unknown[] = cases.find(({ id }) => id === waiver.case)?.modes ?? MODES
    if (isMode(waiver.mode) && !modes.includes(waiver.mode)) {
      report({ path: [...at, 'mode'], on: 'value', says: `not a mode of this case; expected ${modes.join(' or ')}` })
    }
  }
}

function unasked(id: string, profile: unknown): string | undefined {
  const known = cases.find((one) => one.id === id)
  if (known === undefined) {
    const near = didYouMean(
      id,
      cases.map((one) => one.id),
    )
    return `no case has this id; expected one that \`saml-assay list\` names${near}`
  }
  const asking = Object.values(profiles).find(({ name }) => name === profile)
  if (asking === undefined || asks(asking, known)) return
  return `the profile ${asking.name} does not ask this case; expected one that \`saml-assay list\` names for it`
}

const isEntry = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null

const isMode = (value: unknown): boolean => (MODES as readonly unknown[]).includes(value)
