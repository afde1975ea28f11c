import type { Choice, Login, Outcome, Wanted } from '../../suites/case.ts'
import type { Answer, Seen, SeenLogin } from '../observe/seen.ts'
import { plainLine } from './untrusted.ts'

/** What a case allows, in plain English: `no session (replayed), or a chooser with 2 roles`. */
export function describeOutcome(wanted: Wanted): string {
  const outcomes = wanted.oneOf.map(outcome).join(', or ')
  const allowed = wanted.quiet ? `${outcomes}; and the SP follows nothing that the message names` : outcomes
  return wanted.observe ? `recorded only; to be expected: ${allowed}` : allowed
}

/** What the harness saw, in plain English; whatever the SP said is one clean line. */
export function describeSeen(seen: Seen): string {
  const away = seen.answer.ledAway === undefined ? '' : `; the browser got ${plainLine(seen.answer.ledAway, 200)}`
  return `${stateOf(seen)}${away}`
}

function stateOf(seen: Seen): string {
  switch (seen.kind) {
    case 'session':
      return seenLogin(seen.login)
    case 'anonymous':
      return `no session; ${answer(seen.answer)}`
    case 'chooser':
      return `a chooser with ${plural(seen.choices.length, 'choice')}: ${list(seen.choices.map(choice))}`
    case 'maintenance':
      return `maintenance mode is ${seen.on ? 'on' : 'off'}`
    case 'document':
      return seen.problems.length === 0
        ? 'a document with nothing wrong in it'
        : `a document with ${plural(seen.problems.length, 'problem')}: ${list(seen.problems.map((one) => plainLine(one, 200)))}`
    case 'unclear':
      return `not clear who is signed in: ${plainLine(seen.why)}; ${answer(seen.answer)}`
  }
}

/** What was sent, in words: the titles of the changes that make the difference from an honest login. */
export const describeSent = (changes: readonly string[]): string =>
  changes.length === 0
    ? 'an honest login'
    : `an honest login, but for: ${changes.map((one) => plainLine(one)).join('; ')}`

function outcome(wanted: Outcome): string {
  switch (wanted.kind) {
    case 'session':
      return login(wanted.login)
    case 'refused':
      return wanted.because.length === 0 ? 'no session' : `no session (${wanted.because.join(' or ')})`
    case 'alike':
      return 'no session, and the same answer to each message'
    case 'safe':
      return 'no session, or one in which every value was signed'
    case 'ended':
      return 'the session is over'
    case 'alive':
      return `the session lives on${wanted.because.length === 0 ? '' : ` (${wanted.because.join(' or ')})`}`
    case 'chooser':
      return `a chooser with ${plural(wanted.choices, 'choice')}`
    case 'stays':
      return 'the browser is led nowhere by what the message says'
    case 'maintenance':
      return `maintenance mode is ${wanted.on ? 'on' : 'off'}`
    case 'document':
      return `a document that passes ${wanted.passes}`
  }
}

const login = (wanted: Login): string =>
  [
    `signed in as ${wanted.user ?? 'the asserted user'}`,
    ...(wanted.roles === undefined ? [] : [roles(wanted.roles)]),
    ...(wanted.rolesAtMost === undefined ? [] : [`at most ${plural(wanted.rolesAtMost, 'role')}`]),
    ...(wanted.tenant === undefined ? [] : [`tenant ${wanted.tenant}`]),
    ...(wanted.language === undefined ? [] : [`language ${wanted.language}`]),
    ...(wanted.displayName === undefined ? [] : [`shown as ${wanted.displayName}`]),
    ...(wanted.timezone === undefined ? [] : [`time zone ${wanted.timezone}`]),
    ...(wanted.endsWithin === undefined ? [] : [`ending within ${wanted.endsWithin} s`]),
  ].join(', ')

const seenLogin = (seen: SeenLogin): string =>
  [
    `signed in as ${value(seen.user)}`,
    ...(seen.roles === undefined ? [] : [roles(seen.roles.map(value))]),
    ...(seen.tenant === undefined ? [] : [`tenant ${value(seen.tenant)}`]),
    ...(seen.language === undefined ? [] : [`language ${value(seen.language)}`]),
    ...(seen.displayName === undefined ? [] : [`shown as ${value(seen.displayName)}`]),
    ...(seen.timezone === undefined ? [] : [`time zone ${value(seen.timezone)}`]),
    ...(seen.endsIn === undefined ? [] : [`ending in ${seen.endsIn} s${byCookie(seen)}`]),
  ].join(', ')

/** What rests on little says so, where it passes too. */
const byCookie = ({ endsWithCookie }: SeenLogin): string =>
  endsWithCookie === undefined ? '' : ` by the age of the cookie ${value(endsWithCookie)} alone`

function answer({ status, reason, crashed, failure, excerpt }: Answer): string {
  if (failure !== undefined) return `the SP gave no answer: ${plainLine(failure)}`
  const says = crashed ? 'the SP crashed' : 'the SP said'
  const words = reason ?? (excerpt.trim() === '' ? undefined : `"${plainLine(excerpt, 160)}"`)
  const code = status === undefined ? '' : ` (${status})`
  return words === undefined ? `${says}${crashed ? '' : ' nothing'}${code}` : `${says}: ${plainLine(words)}${code}`
}

const roles = (all: readonly string[]): string =>
  all.length === 0 ? 'without roles' : `with ${all.length === 1 ? 'role' : 'roles'} ${list(all)}`
const choice = ({ tenant, role }: Choice): string =>
  tenant === undefined ? value(role) : `${value(role)} in ${value(tenant)}`
/** An empty value must not read as a missing word. */
const value = (text: string): string => plainLine(text, 200) || '""'
const plural = (count: number, noun: string): string => `${count} ${noun}${count === 1 ? '' : 's'}`
const list = (items: readonly string[]): string =>
  items.length > 12 ? `${items.slice(0, 12).join(', ')} and ${items.length - 12} more` : items.join(', ')
