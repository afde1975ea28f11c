import { claim } from '../../mock-idp/tamper/say/attributes.ts'
import { groups } from '../../mock-idp/tamper/say/groups.ts'
import { type Act, chosen, family, inOrder, lookAt, present, session, set } from '../case.ts'

const DAY = 86_400
const TWO = groups('there are two groups', '{group 0}', '{group 1}')
const LISTED = lookAt('saml-users', 'listed')

/** A login at a time of the SP that is so many days ahead. */
const daysLater = (days: number): readonly [Act, Act] => [
  set('clock', days * DAY),
  present({ by: 'second browser', inStep: true }),
]

/** The list of those who came by SAML. */
export default family({
  listed: {
    title: 'who has entered an account is in its list of SAML users, by the NameID',
    proves: ['TC1-SU-1', 'TC1-SU-5'],
    scene: [present({ changes: [claim('name', ['Alice Muster'])] }), LISTED],
    wants: inOrder('saml-users'),
  },
  'of-another-account': {
    title: 'who has entered another account is not in the list of SAML users',
    proves: ['TC1-SU-1'],
    scene: [
      present({ changes: [groups('the group is one of the second account', '{group 0 of tenant 1}')] }),
      lookAt('saml-users', 'listed', { tenant: 1 }),
      lookAt('saml-users', 'absent', { tenant: 0 }),
    ],
    wants: inOrder('saml-users'),
  },
  'read-only': {
    title: 'the list of SAML users has nothing to change it with',
    proves: ['TC1-SU-2', 'TC1-SU-3', 'TC1-SU-4'],
    scene: [present(), LISTED, lookAt('saml-users', 'read-only')],
    wants: inOrder('saml-users'),
  },
  role: {
    title: 'the list of SAML users shows the role that was taken last',
    proves: ['TC1-SU-6'],
    scene: [
      present({ changes: [TWO] }),
      chosen('{role of group 0}'),
      lookAt('saml-users', 'role', { holds: '{role of group 0}' }),
      present({ by: 'second browser', changes: [TWO] }),
      chosen('{role of group 1}'),
      lookAt('saml-users', 'role', { holds: '{role of group 1}' }),
    ],
    wants: inOrder('saml-users'),
  },
  'last-sign-in': {
    title: 'the list of SAML users shows when somebody came last',
    proves: ['TC1-SU-7'],
    scene: [present(), lookAt('saml-users', 'recent')],
    wants: inOrder('saml-users'),
  },
  'last-sign-in-moves': {
    title: 'the last sign-in in the list of SAML users moves with the next one',
    proves: ['TC1-SU-7'],
    scene: [present(), LISTED, ...daysLater(40), lookAt('saml-users', 'later')],
    wants: inOrder('saml-users'),
  },
  'same-id': {
    title: 'who comes again has the same id in the list of SAML users',
    proves: ['TC1-SU-8'],
    scene: [present(), LISTED, present({ by: 'second browser' }), lookAt('saml-users', 'same-id')],
    wants: inOrder('saml-users'),
  },
  'id-in-audit-log': {
    title: 'the audit log names a user with the id of the list of SAML users',
    proves: ['TC1-SU-9'],
    scene: [present(), LISTED, lookAt('audit-log', 'names-id')],
    wants: inOrder('audit-log'),
  },
  'gone-after-a-year': {
    title: 'who has not come for a year is no more in the list of SAML users',
    proves: ['TC1-SU-10'],
    scene: [present(), LISTED, set('clock', 367 * DAY), lookAt('saml-users', 'absent')],
    wants: inOrder('saml-users'),
  },
  'there-before-a-year': {
    title: 'who came within the year is in the list of SAML users',
    proves: ['TC1-SU-10'],
    scene: [present(), set('clock', 360 * DAY), LISTED],
    wants: inOrder('saml-users'),
  },
  'back-after-a-year': {
    title: 'who has gone from the list of SAML users may come in, and is in it again',
    proves: ['TC1-SU-10'],
    scene: [present(), ...daysLater(367), LISTED],
    wants: inOrder('saml-users'),
  },
  'sign-on-after-a-year': {
    title: 'who has not come for a year has access as before',
    proves: ['TC1-SU-10'],
    scene: [present(), ...daysLater(367)],
    wants: session({ roles: ['{role of group 0}'], tenant: '{tenant 0}' }),
  },
})
