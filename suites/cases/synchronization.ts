import { forwardedFor } from '../../mock-idp/tamper/carry/forwarded.ts'
import { type Act, type Case, family, observed, present, refused, session, set, signOn, start } from '../case.ts'
import { hasDomain, synchronized } from './portal.ts'

const NEWCOMER = set('directory-user', '{user}')
const NOW = set('synchronize', 'now')
const STRANGERS_OFF = set('unsynchronized-users', 'off')
/** Of the addresses that documents may name: nobody comes from there. @see RFC 5737 */
const GATEWAY = '198.51.100.7'
const ELSEWHERE = set('known-gateways', GATEWAY)
const DAY = 86_400

/** A synchronization that cannot work: the user stays unknown, and those who are not known are kept out. */
const fails = (title: string, proves: Case['proves'], wrong: Act): Case => ({
  title: `${title} brings no user`,
  proves,
  scene: [STRANGERS_OFF, NEWCOMER, wrong, NOW, present()],
  wants: refused('unknown-user'),
})

/** Whether users who are known already still come in then is left open. */
const knownBefore = (title: string, proves: Case['proves'], wrong: Act): Case => ({
  title: `users who are known already come in or not as the SP likes after ${title}`,
  proves,
  scene: [STRANGERS_OFF, NEWCOMER, NOW, wrong, NOW, present()],
  wants: observed(session()),
})

/** A day goes by, and somebody comes. */
const aDayLater: readonly Act[] = [
  set('clock', DAY + 3600),
  start({ by: 'second browser' }),
  set('clock', 0),
  ...signOn(),
]

/** Whom the SP knows from the directory, and what others may do. */
export default family({
  'unsynchronized-user': {
    title: 'a user who was not synchronized comes in where the administrator lets such users in',
    proves: ['TMWS-SYNC-1', 'TMWS-LINK-1'],
    scene: [set('unsynchronized-users', 'on'), present()],
    wants: session(),
  },
  'unsynchronized-user-switched-off': {
    title: 'a user who was not synchronized stays out where the administrator does not let such users in',
    proves: ['TMWS-SYNC-2', 'TMWS-LINK-1'],
    scene: [set('unsynchronized-users', 'on'), present()],
    delta: { at: 0, is: { to: 'off' } },
    wants: refused('unknown-user'),
  },
  'unsynchronized-user-from-elsewhere': {
    title: 'a user who was not synchronized stays out who comes by no known gateway',
    proves: ['TMWS-SYNC-3'],
    scene: [ELSEWHERE, present()],
    wants: refused('unknown-gateway'),
  },
  'gateway-by-header': {
    title: 'a user who was not synchronized comes by no known gateway because a header says so',
    proves: ['TMWS-SYNC-3'],
    scene: [ELSEWHERE, present({ changes: [forwardedFor(GATEWAY)] })],
    wants: refused('unknown-gateway'),
  },
  'synchronized-user': {
    title: 'a user who was synchronized comes in where others do not',
    proves: ['TMWS-LINK-1', 'TMWS-SYNC-2', 'TMWS-SYNC-5', 'TMWS-SYNC-7', 'TMWS-SYNC-8'],
    scene: [STRANGERS_OFF, ...synchronized, present()],
    wants: session(),
  },
  'synchronized-user-from-elsewhere': {
    title: 'a user who was synchronized comes in from anywhere',
    proves: ['TMWS-SYNC-3'],
    scene: [ELSEWHERE, ...synchronized, present()],
    wants: session(),
  },
  'user-since-then': {
    title: 'a user of the directory is not known before the SP synchronizes again',
    proves: ['TMWS-SYNC-9'],
    scene: [STRANGERS_OFF, NOW, NEWCOMER, present()],
    wants: refused('unknown-user'),
  },
  'by-schedule': {
    title: 'where the SP synchronizes by a schedule, a user of the directory is known after a day',
    proves: ['TMWS-SYNC-8'],
    scene: [STRANGERS_OFF, NOW, NEWCOMER, set('synchronization-schedule', 'daily'), ...aDayLater],
    wants: session(),
  },
  'by-hand-alone': {
    title: 'where the SP synchronizes by hand, a user of the directory is not known by waiting',
    proves: ['TMWS-SYNC-8', 'TMWS-SYNC-9'],
    scene: [STRANGERS_OFF, NOW, NEWCOMER, set('synchronization-schedule', 'daily'), ...aDayLater],
    delta: { at: 3, is: { to: 'manually' } },
    wants: refused('unknown-user'),
  },
  'tenant-by-domain': {
    title: 'the directory may be named by its domain',
    proves: ['TMWS-SYNC-4'],
    scene: [STRANGERS_OFF, NEWCOMER, set('synchronization-tenant', '{tenant 0}'), NOW, present()],
    wants: session(),
    needs: hasDomain,
  },
  'another-tenant': {
    title: 'a synchronization from another directory brings no user',
    proves: ['TMWS-SYNC-4'],
    scene: [STRANGERS_OFF, NEWCOMER, set('synchronization-tenant', '{tenant 0}'), NOW, present()],
    delta: { at: 2, is: { to: 'elsewhere.example' } },
    wants: refused('unknown-user'),
    needs: hasDomain,
  },
  'another-application': fails(
    'a synchronization of another application',
    ['TMWS-SYNC-5'],
    set('synchronization-application', '00000000-0000-4000-8000-000000000000'),
  ),
  'wrong-secret': fails(
    'a synchronization by a wrong secret',
    ['TMWS-SYNC-5'],
    set('synchronization-secret', 'not-the-secret'),
  ),
  'secret-ended': fails('a synchronization by a secret that has ended', ['TMWS-SYNC-6'], set('end-secret', 'now')),
  'groups-not-permitted': fails(
    'a synchronization that may not read groups',
    ['TMWS-SYNC-7'],
    set('revoke-permission', 'Group.Read.All'),
  ),
  'users-not-permitted': fails(
    'a synchronization that may not read users',
    ['TMWS-SYNC-7'],
    set('revoke-permission', 'User.Read.All'),
  ),
  'known-before-wrong-secret': knownBefore(
    'a synchronization by a wrong secret',
    ['TMWS-SYNC-5'],
    set('synchronization-secret', 'not-the-secret'),
  ),
  'known-before-secret-ended': knownBefore(
    'a synchronization by a secret that has ended',
    ['TMWS-SYNC-6'],
    set('end-secret', 'now'),
  ),
})
