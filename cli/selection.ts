import { HarnessError } from '../harness/error.ts'
import { nearest } from '../harness/target/nearest.ts'
import { cases, type NamedCase } from '../suites/cases/index.ts'
import { levelOf } from '../suites/cases/level.ts'
import { asks } from '../suites/profiles/asks.ts'
import type { Profile } from '../suites/profiles/profile.ts'

export interface Selection {
  /** Ids; `family/` takes a whole family. */
  readonly ids?: readonly string[] | undefined
  readonly grep?: string | undefined
  /** Only cases that prove a row of this level. */
  readonly level?: string | undefined
}

/**
 * The case of that id.
 * @throws HarnessError UNKNOWN_CASE with the nearest ids
 */
export function caseNamed(id: string): NamedCase {
  const found = cases.find((one) => one.id === id)
  if (found !== undefined) return found
  const near = nearest(
    id,
    cases.map((one) => one.id),
  )
  throw new HarnessError(
    'UNKNOWN_CASE',
    `there is no case ${JSON.stringify(id)}`,
    near.length > 0
      ? `Did you mean ${near.join(', ')}? \`saml-assay list\` names them all.`
      : '`saml-assay list` names them all.',
  )
}

/**
 * The cases that are chosen, in the order of the catalogue.
 * @throws HarnessError UNKNOWN_CASE, USAGE (a bad expression) or NO_CASE (nothing is left)
 */
export function select({ ids, grep, level }: Selection, profile?: Profile): readonly NamedCase[] {
  const named = ids?.flatMap((id) =>
    id.endsWith('/') && cases.some((one) => `${one.family}/` === id)
      ? cases.filter((one) => `${one.family}/` === id).map((one) => one.id)
      : [caseNamed(id).id],
  )
  const pattern = grep === undefined ? undefined : expression(grep)
  const wanted = level?.toUpperCase()
  const chosen = cases.filter(
    (one) =>
      (named === undefined || named.includes(one.id)) &&
      (pattern === undefined || pattern.test(`${one.id} ${one.title}`)) &&
      (wanted === undefined || levelOf(one, profile?.products) === wanted) &&
      (profile === undefined || asks(profile, one)),
  )
  if (chosen.length === 0) {
    throw new HarnessError(
      'NO_CASE',
      'no case matches',
      '`saml-assay list` names them all; loosen --grep, --case, --level or --profile.',
    )
  }
  return chosen
}

function expression(text: string): RegExp {
  try {
    return new RegExp(text, 'i')
  } catch (error) {
    throw new HarnessError(
      'USAGE',
      `--grep ${JSON.stringify(text)} is no regular expression`,
      'Escape characters such as ( [ and +.',
      { cause: error },
    )
  }
}
