import { type Control, missed } from '../judge/judge.ts'
import type { Seen } from '../observe/seen.ts'
import { describeSeen } from '../report/plain-words.ts'
import type { Target } from '../target/target.ts'
import type { Question } from './question.ts'
import type { Played } from './scene.ts'

const FINE: Control = { ok: true, why: '' }

/** An honest login must end in a session of the user whom it asserts. */
export function controlOf(played: Played | undefined): Control {
  if (played === undefined) return { ok: false, why: 'was not tried' }
  const { seen, asserted } = played
  if (seen.kind !== 'session') return { ok: false, why: `was not accepted: ${describeSeen(seen)}` }
  return seen.login.user === asserted.user
    ? FINE
    : { ok: false, why: `signed in ${JSON.stringify(seen.login.user)} instead of ${JSON.stringify(asserted.user)}` }
}

/**
 * Whether any value on the page of the session is the marker: the oracle reads users and roles, an application shows more.
 * Only where each case has a marker of its own: a page may well list the accounts that there are.
 */
export function showsMarker({ asserted, steps }: Played, marker: string, target: Target): boolean {
  if (target.identities.provisioning !== 'jit' || asserted.user?.includes(marker)) return false
  const pages = steps.at(-1)?.exchanges.flatMap(({ hops }) => hops.map(({ response }) => response)) ?? []
  return pages.some(
    (page) => page !== undefined && (Buffer.from(page.body).includes(marker) || page.rendered?.html.includes(marker)),
  )
}

/** Where the case says how its twin ends, that; else as any honest login. */
export function twinControlOf(
  played: Played,
  { case: one }: Question,
  measures: { readonly toleranceSeconds: number; readonly limitSeconds: number | undefined },
): Control {
  if (one.twin === undefined) return controlOf(played)
  const { seen, asserted, answers } = played
  const why = missed(one.twin, { seen, asserted, answers, ...measures }) ?? unanswered(seen)
  return why === undefined ? FINE : { ok: false, why: `did not end as it should: ${why}` }
}

/** What was wanted may have come about though nothing answered, or by a crash: then it proves nothing. */
const unanswered = ({ answer }: Seen): string | undefined =>
  answer.failure ?? (answer.crashed ? `the SP crashed (${answer.status})` : undefined)

/** Whether nothing answered at all. */
export const isSilent = ({ seen }: Played): boolean => seen.kind !== 'session' && seen.answer.failure !== undefined
