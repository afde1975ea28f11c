import { pair, roleValues } from '../../mock-idp/tamper/say/roles.ts'
import { type Act, type Case, choose, family, maintain, present, set, type Wanted } from '../case.ts'

const ON: Wanted = { oneOf: [{ kind: 'maintenance', on: true }] }
const OFF: Wanted = { oneOf: [{ kind: 'maintenance', on: false }] }

const allowed = roleValues('the role may switch maintenance mode on', pair('{role allowed}'))
const denied = roleValues('the role may not switch maintenance mode on', pair('{role denied}'))
const MINUTES = 10
const SWITCHED: readonly Act[] = [present({ changes: [allowed] }), maintain(MINUTES)]

const timed = (title: string, minutes: number | string): Case => ({
  title: `a call ${title} does not switch maintenance mode on`,
  proves: ['AC-MAINT-2'],
  scene: SWITCHED,
  delta: { at: 1, is: { minutes } },
  wants: OFF,
  twin: ON,
})

const later = (title: string, seconds: number, wants: Wanted): Case => ({
  title,
  proves: ['AC-MAINT-3'],
  scene: [...SWITCHED, set('clock', 0), { do: 'read', document: 'maintenance' }],
  delta: { at: 2, is: { to: seconds } },
  wants,
  twin: ON,
})

/** What a role governs that came by SAML: the maintenance mode of Application Control, which a delivery pipeline switches on. */
export default family({
  'by-a-role-that-may': {
    title: 'a user whose role may do so switches maintenance mode on',
    proves: ['AC-AUTH-1', 'AC-API-1', 'AC-MAINT-2', 'AC-MAINT-4', 'AC-MAINT-5'],
    scene: SWITCHED,
    wants: ON,
  },
  'by-a-role-that-may-not': {
    title: 'a user whose role may not do so does not switch maintenance mode on',
    proves: ['AC-AUTH-1'],
    scene: SWITCHED,
    delta: { is: { changes: [denied] } },
    wants: OFF,
    twin: ON,
  },
  'by-the-chosen-role': {
    title: 'of two roles the one that the user chose decides',
    proves: ['AC-AUTH-1'],
    scene: [
      present({ changes: [roleValues('two roles, of which one may', pair('{role allowed}'), pair('{role denied}'))] }),
      choose('first'),
      maintain(MINUTES),
    ],
    delta: { at: 1, is: { choice: 'last' } },
    wants: OFF,
    twin: ON,
  },
  'without-a-session': {
    title: 'a call by somebody who is not signed in does not switch maintenance mode on',
    proves: ['AC-API-1'],
    scene: SWITCHED,
    delta: { at: 1, is: { by: 'second browser' } },
    wants: OFF,
    twin: ON,
  },
  'for-a-negative-time': timed('for a negative time', -MINUTES),
  'for-no-time': timed('that names no time', 'null'),
  'for-a-text': timed('for a time that is text', '"ten"'),
  'ends-by-itself': later('maintenance mode ends when its time is over', MINUTES * 60 + 5, OFF),
  'lasts-for-its-time': later('maintenance mode lasts until its time is over', MINUTES * 60 - 30, ON),
})
