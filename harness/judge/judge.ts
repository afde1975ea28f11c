import type { Login, Outcome, Wanted } from '../../suites/case.ts'
import type { Level } from '../../suites/requirements/requirement.ts'
import type { Answer, Seen, SeenLogin } from '../observe/seen.ts'
import type { Basis, Verdict } from './verdict.ts'

/** What the messages of a scene assert, by the profile's claims; placeholders of the case filled in. */
export interface Asserted {
  readonly user: string | undefined
  /** URNs of the roles in its pairs. */
  readonly roles: readonly string[]
}

/** How a scene that proves something for the case ended. */
export interface Control {
  readonly ok: boolean
  /** In words, when it is not. */
  readonly why: string
}

/** What the canary has to say of a case. */
export interface CanaryReport {
  /** What was asked of it. */
  readonly heard: readonly string[]
  /** Whether what its file holds stands in an answer of the SP. */
  readonly leaked: boolean
  /** The key of the target file without which silence proves nothing, and why it does not help. */
  readonly missing?: string | undefined
}

/** All that a verdict follows from. */
export interface Exhibit {
  readonly level: Level
  readonly basis: Basis
  /** Undeclared policy: recorded, whatever comes. */
  readonly wanted: Wanted
  readonly seen: Seen
  /** What each message of the scene was answered with. */
  readonly answers: readonly Answer[]
  readonly asserted: Asserted
  /** Absent: the case is an honest login itself, and its own control. */
  readonly twin: Control | undefined
  /** The honest logins before and after it, and the one as the marker. */
  readonly sentinels: Control
  readonly marker: Control
  /** Whether the page that says who is signed in shows the marker, though nothing that was asserted holds it. */
  readonly markerShown?: boolean | undefined
  /** Where quiet is wanted. */
  readonly canary?: CanaryReport | undefined
  readonly toleranceSeconds: number
  readonly limitSeconds: number | undefined
}

/** Pure: the same exhibit, the same verdict. @see ARCHITECTURE.md, "Verdicts" */
export function judge(exhibit: Exhibit): Verdict {
  const { wanted, seen, basis, twin, sentinels, marker } = exhibit
  const miss = missed(wanted, exhibit)
  const guessed = miss === undefined ? undefined : missedByCookie(exhibit)
  const met = miss === undefined
  const reason = miss ?? ''
  const forbidden = !met && (seen.kind === 'session' || seen.kind === 'chooser')
  const mayLive = wanted.oneOf.some(({ kind }) => kind === 'alive')
  const mayRefuse = wanted.oneOf.some(({ kind }) => kind === 'refused' || kind === 'safe' || kind === 'alike')

  const sung = wanted.quiet && exhibit.canary ? songOf(exhibit.canary) : undefined

  // What was asked of the canary, and a forbidden session, fail even when nothing else works.
  if (sung !== undefined) return broken(exhibit, sung)
  if (forbidden && mayRefuse && guessed === undefined) return broken(exhibit, reason)
  if (wanted.quiet && exhibit.canary?.missing !== undefined) return { kind: 'skipped', missing: exhibit.canary.missing }
  if (seen.kind === 'unclear') return { kind: 'inconclusive', reason: seen.why }
  if (twin !== undefined && !twin.ok) return { kind: 'inconclusive', reason: `the twin ${twin.why}` }
  if (twin !== undefined && !sentinels.ok) return { kind: 'inconclusive', reason: `an honest login ${sentinels.why}` }
  if (mayRefuse && !marker.ok) return { kind: 'inconclusive', reason: `an honest login as the marker ${marker.why}` }
  // Where a session is to live on, it is a session that a refusal leaves.
  const likeRefusal = seen.kind === 'anonymous' || (mayLive && seen.kind === 'session')
  if (seen.answer.failure !== undefined && likeRefusal) {
    return { kind: 'inconclusive', reason: `no answer: ${seen.answer.failure}` }
  }
  if (seen.answer.crashed && likeRefusal && (met || wanted.observe)) {
    return { kind: 'warn', basis, reason: `the SP crashed (${seen.answer.status}) where it should have refused` }
  }
  if (guessed !== undefined && !wanted.observe) return guessed
  if (wanted.observe) return { kind: 'observed', reason: met ? 'as one would expect' : reason }
  return met ? { kind: 'pass', basis } : broken(exhibit, reason)
}

/**
 * What is said of a session that is as it should be but for its end, where only the age of a cookie tells that: the SP may end
 * the session before the cookie goes.
 */
function missedByCookie(exhibit: Exhibit): Verdict | undefined {
  const { seen, wanted, level } = exhibit
  if (seen.kind !== 'session' || seen.login.endsWithCookie === undefined) return undefined
  const { endsIn, endsWithCookie } = seen.login
  const inTime: Seen = { ...seen, login: { ...seen.login, endsIn: Number.NEGATIVE_INFINITY } }
  if (missed(wanted, { ...exhibit, seen: inTime }) !== undefined) return undefined
  if (endsIn === undefined) return { kind: 'inconclusive', reason: `the cookie ${endsWithCookie} has no age` }
  const reason = `the cookie ${endsWithCookie} lives ${endsIn} s; whether the session ends before it is not known`
  return broken({ ...exhibit, level: level === 'MUST' ? 'SHOULD' : level }, reason)
}

function songOf({ heard, leaked }: CanaryReport): string | undefined {
  const asked = heard.length === 0 ? [] : [`the SP asked what the message named: ${heard[0]}`]
  const shown = leaked ? ['the SP shows what stands in the file that the message named'] : []
  return asked.length + shown.length === 0 ? undefined : [...asked, ...shown].join('; ')
}

/** What was seen, and by what it is measured. */
type Measured = Pick<Exhibit, 'seen' | 'asserted' | 'answers' | 'markerShown' | 'toleranceSeconds' | 'limitSeconds'>

/** Why what was seen is none of the wanted outcomes; `undefined` when it is one. */
export function missed(wanted: Wanted, measured: Measured): string | undefined {
  const misses = wanted.oneOf.map((outcome) => missOf(outcome, measured))
  return misses.includes(undefined) ? undefined : misses.join('; or ')
}

function broken({ level, basis, wanted }: Exhibit, reason: string): Verdict {
  if (wanted.observe || level === 'OBSERVE' || level === 'MAY') return { kind: 'observed', reason }
  return { kind: level === 'MUST' ? 'fail' : 'warn', basis, reason }
}

/** Why what was seen is not that outcome; `undefined` when it is. */
function missOf(outcome: Outcome, exhibit: Measured): string | undefined {
  const { seen, asserted } = exhibit
  switch (outcome.kind) {
    case 'session':
      return seen.kind === 'session'
        ? loginMiss(outcome.login, seen.login, exhibit)
        : `no session was opened (${seen.kind})`
    case 'refused':
      if (seen.kind === 'session') return `a session was opened for ${JSON.stringify(seen.login.user)}`
      if (seen.kind === 'chooser') return 'a choice of roles was offered'
      return seen.kind === 'anonymous'
        ? reasonMiss(outcome.because, seen)
        : `neither a session nor a refusal (${seen.kind})`
    case 'alike':
      return missOf({ ...outcome, kind: 'refused' }, exhibit) ?? tellsApart(exhibit.answers)
    case 'safe':
      if (seen.kind === 'chooser')
        return seen.choices.every(({ role }) => asserted.roles.includes(role))
          ? undefined
          : 'a role was offered that is not asserted'
      return seen.kind === 'session' ? unsignedValue(seen.login, exhibit) : undefined
    case 'ended':
      return seen.kind === 'anonymous' ? undefined : 'the session is still alive'
    case 'alive':
      if (seen.kind !== 'session') return `the session is over (${seen.kind})`
      return loginMiss({}, seen.login, exhibit) ?? reasonMiss(outcome.because, seen)
    case 'chooser':
      return chooserMiss(outcome.choices, exhibit)
    case 'stays':
      if (seen.kind === 'session' && seen.login.user !== asserted.user) return unsignedValue(seen.login, exhibit)
      return seen.answer.ledAway === undefined ? undefined : `the browser got ${seen.answer.ledAway}`
    case 'maintenance':
      if (seen.kind !== 'maintenance') return 'the state of maintenance mode was not read'
      return seen.on === outcome.on ? undefined : `maintenance mode is ${seen.on ? 'on' : 'off'}`
    case 'document':
      if (seen.kind !== 'document') return 'no document was read'
      return seen.problems.length === 0 ? undefined : seen.problems.join('; ')
  }
}

/**
 * What the answers to several messages tell apart. The page's text counts where the first two answers, to messages that fail in
 * the same way, have the same: else it differs from one answer to the next anyhow.
 */
function tellsApart(answers: readonly Answer[]): string | undefined {
  const [first, second, ...others] = answers
  if (first === undefined || second === undefined) return 'there are not two answers to compare'
  const countsText = others.length > 0 && withoutTime(first.excerpt) === withoutTime(second.excerpt)
  const said = ({ status, reason, excerpt }: Answer) =>
    [status ?? 'no answer', reason ?? 'no reason', ...(countsText ? [JSON.stringify(withoutTime(excerpt))] : [])].join(
      ', ',
    )
  const other = answers.find((one) => said(one) !== said(first))
  return other && `the answers tell the messages apart: ${said(first)}; and ${said(other)}`
}

/** A page that shows the time of day shows another when the next second has begun. */
const withoutTime = (text: string | undefined): string | undefined =>
  text?.replace(/(?<!\d)\d{1,2}:\d{2}(?::\d{2}(?:\.\d+)?)?(?!\d)/g, '…')

function reasonMiss(because: readonly string[], seen: Seen): string | undefined {
  const { reason } = seen.answer
  if (reason === undefined || because.length === 0 || because.includes(reason)) return undefined
  return `it was refused for another reason: ${reason}, not ${because.join(' or ')}`
}

function unsignedValue(login: SeenLogin, { asserted, markerShown }: Measured): string | undefined {
  if (login.user !== asserted.user) return `the session is of ${JSON.stringify(login.user)}, whom nothing signed names`
  const extra = login.roles?.find((role) => !asserted.roles.includes(role))
  if (extra !== undefined) return `the session has the role ${extra}, which nothing signed names`
  return markerShown ? 'the page of the session shows the marker, which nothing signed names' : undefined
}

function loginMiss(
  wanted: Login,
  login: SeenLogin,
  { asserted, toleranceSeconds, limitSeconds }: Measured,
): string | undefined {
  const user = wanted.user ?? asserted.user
  if (login.user !== user) return `the session is of ${JSON.stringify(login.user)}, not of ${JSON.stringify(user)}`
  if (wanted.roles !== undefined && !sameSet(wanted.roles, login.roles ?? [])) {
    return `the roles are ${list(login.roles)}, not ${list(wanted.roles)}`
  }
  if (wanted.rolesAtMost !== undefined && (login.roles ?? []).length > wanted.rolesAtMost) {
    return `there are ${login.roles?.length} roles, more than ${wanted.rolesAtMost}`
  }
  if (wanted.tenant !== undefined && wanted.tenant !== login.tenant) {
    return `the tenant is ${login.tenant ?? 'not shown'}, not ${wanted.tenant}`
  }
  if (wanted.language !== undefined && wanted.language !== login.language) {
    return `the language is ${login.language ?? 'not shown'}, not ${wanted.language}`
  }
  if (wanted.displayName !== undefined && wanted.displayName !== login.displayName) {
    return `the name shown is ${login.displayName ?? 'none'}, not ${wanted.displayName}`
  }
  if (wanted.timezone !== undefined && wanted.timezone !== login.timezone) {
    return `the time zone is ${login.timezone ?? 'not shown'}, not ${wanted.timezone}`
  }
  const end = wanted.endsWithin === 'limit' ? limitSeconds : wanted.endsWithin
  if (end !== undefined && (login.endsIn === undefined || login.endsIn > end + toleranceSeconds)) {
    return `the session ends in ${login.endsIn ?? 'an unknown number of'} s, later than ${end} s`
  }
  return undefined
}

function chooserMiss(count: number, { seen, asserted }: Measured): string | undefined {
  if (seen.kind !== 'chooser') return `no choice of roles was offered (${seen.kind})`
  if (seen.choices.length !== count) return `${seen.choices.length} roles were offered, not ${count}`
  const different = new Set(seen.choices.map(({ role, tenant = '' }) => `${tenant}\n${role}`)).size
  if (different !== count) return `${count} roles were offered, of which ${count - different} stand there twice`
  const strange = seen.choices.find(({ role }) => !asserted.roles.includes(role))
  return strange === undefined ? undefined : `the role ${strange.role} was offered, which is not asserted`
}

const sameSet = (one: readonly string[], other: readonly string[]): boolean =>
  one.length === other.length && one.every((each) => other.includes(each))

const list = (values: readonly string[] | undefined): string => (values?.length ? values.join(', ') : 'none')
