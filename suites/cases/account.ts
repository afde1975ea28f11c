import { element } from '../../mock-idp/message/node.ts'
import { extraAttribute, oneAttributeEach } from '../../mock-idp/tamper/say/attributes.ts'
import {
  groupOfBothProviders,
  groupOfOtherProvider,
  groupOfTwoTenants,
  groupRewritten,
  groups,
  groupWithObjectId,
} from '../../mock-idp/tamper/say/groups.ts'
import { noRoles } from '../../mock-idp/tamper/say/roles.ts'
import { nameId } from '../../mock-idp/tamper/say/user.ts'
import {
  type Case,
  chooser,
  chosen,
  family,
  inOrder,
  lookAt,
  observed,
  present,
  refused,
  session,
  set,
} from '../case.ts'
import { trusted } from './trusted.ts'

const LINK = extraAttribute({
  name: 'http://schemas.microsoft.com/claims/groups.link',
  values: ['https://graph.example/users/{user}/getMemberObjects'],
})
const TWO = groups('there are two groups', '{group 0}', '{group 1}')
const SHARED = groupOfTwoTenants('one group gives a role in two accounts')
const FIRST = { roles: ['{role of group 0}'], tenant: '{tenant 0}' } as const

const unmapped = (title: string, change: NonNullable<Case['delta']>): Case => ({
  title,
  proves: ['TC1-GRP-2'],
  delta: change,
  wants: refused('unauthorized-role', 'missing-claim'),
})

const REMOVED = { at: 0, is: { to: '{role of group 0}' } } as const

/** Accounts and the roles in them, which groups give; and users whom the SP keeps itself. */
export default family({
  'one-role': {
    title: 'a group leads straight to its role and account',
    proves: [
      'TC1-FLOW-1',
      'TC1-SCOPE-1',
      'TC1-SCOPE-2',
      'TC1-TRUST-1',
      'TC1-TRUST-2',
      'TC1-GRP-2',
      'TC1-NID-1',
      'TC1-TZ-1',
    ],
    wants: session(FIRST),
  },
  'another-role': {
    title: 'the role is the one that the group gives',
    proves: ['TC1-GRP-2'],
    delta: { is: { changes: [groups('the group is the second one', '{group 1}')] } },
    wants: session({ roles: ['{role of group 1}'], tenant: '{tenant 0}' }),
  },
  'another-account': {
    title: 'the account is the one in which the group gives a role',
    proves: ['TC1-ACC-4'],
    delta: { is: { changes: [groups('the group is one of the second account', '{group 0 of tenant 1}')] } },
    wants: session({ roles: ['{role of group 0 of tenant 1}'], tenant: '{tenant 1}' }),
  },
  'unmapped-group': unmapped('a group that no mapping names has no access', {
    is: { changes: [groups('the group is one that nobody mapped', 'no-such-group')] },
  }),
  'unmapped-beside-mapped': {
    title: 'a group that no mapping names grants nothing beside one that has a role',
    proves: ['TC1-GRP-2'],
    delta: { is: { changes: [groups('a group that nobody mapped stands first', 'no-such-group', '{group 0}')] } },
    wants: session(FIRST),
  },
  'group-in-capitals': unmapped('a group whose name differs in case is another group', {
    is: { changes: [groupRewritten('the group is in capitals', (group) => [group.toUpperCase()])] },
  }),
  'object-id': {
    title: 'a group may be an object id',
    proves: ['TC1-GRP-2'],
    delta: { is: { changes: [groupWithObjectId] } },
    wants: session({ tenant: '{tenant 0}' }),
  },
  'unmapped-object-id': unmapped('an object id that no mapping names has no access', {
    is: { changes: [groups('the group is an object id', '0f9e8d7c-6b5a-4c3d-9e2f-1a0b9c8d7e6f')] },
  }),
  'empty-value': unmapped('an empty group has no access', { is: { changes: [groups('the group is empty', '')] } }),
  'empty-beside-mapped': {
    title: 'an empty group grants nothing beside one that has a role',
    proves: ['TC1-GRP-2'],
    delta: { is: { changes: [groups('an empty group stands first', '', '{group 0}')] } },
    wants: session(FIRST),
  },
  'link-instead-of-groups': {
    title: 'a link to the groups of a user in their place has no access',
    proves: ['TC1-GRP-1', 'TC1-GRP-2'],
    // What Microsoft Entra sends of a user with more than 150 groups.
    scene: [present({ changes: [LINK] })],
    delta: { is: { changes: [LINK, noRoles] } },
    wants: refused('missing-claim', 'unauthorized-role'),
  },
  'comma-joined': {
    title: 'whether two groups in one value, with a comma between them, are two is recorded',
    proves: ['TC1-GRP-5'],
    delta: { is: { changes: [groups('two groups stand in one value', '{group 0},{group 1}')] } },
    wants: observed(refused('unauthorized-role')),
  },
  'nested-value': {
    title: 'whether a group inside another element is a group is recorded',
    proves: ['TC1-GRP-1'],
    delta: {
      is: {
        changes: [
          groupRewritten('the group stands in an element of its own', (group) => [
            { content: [element('ext:Group', {}, [group])] },
          ]),
        ],
      },
    },
    wants: observed(refused('unauthorized-role', 'missing-claim', 'bad-claim')),
  },
  'two-groups': {
    title: 'two groups of one account offer two roles',
    proves: ['TC1-GRP-5', 'TC1-ACC-4', 'TC1-ACC-6'],
    delta: { is: { changes: [TWO] } },
    wants: chooser(2),
  },
  'two-groups-second-chosen': {
    title: 'the role that the user chooses is the role of the session in its account',
    proves: ['TC1-GRP-5', 'TC1-ACC-6'],
    scene: [present({ changes: [TWO] }), chosen('{role of group 1}')],
    wants: session({ roles: ['{role of group 1}'], tenant: '{tenant 0}' }),
  },
  'two-attributes': {
    title: 'two groups in two attributes are taken as the SP declares',
    proves: ['TC1-GRP-5'],
    delta: { is: { changes: [TWO, oneAttributeEach('role')] } },
    wants: { policy: 'roles.splitAttribute', is: { merge: chooser(2), reject: refused('bad-claim') } },
  },
  'two-accounts': {
    title: 'one group may give a role in each of two accounts, and one login offers both',
    proves: ['TC1-GRP-4', 'TC1-ACC-3', 'TC1-ACC-4', 'TC1-ACC-5', 'TC1-ACC-6'],
    delta: { is: { changes: [SHARED] } },
    wants: chooser(2),
  },
  'two-accounts-first-chosen': {
    title: 'the first of two accounts that one login opens can be entered, in its own role',
    proves: ['TC1-GRP-4', 'TC1-ACC-5'],
    scene: [present({ changes: [SHARED] }), chosen('{shared role of tenant 0}')],
    wants: session({ roles: ['{shared role of tenant 0}'], tenant: '{tenant 0}' }),
  },
  'two-accounts-second-chosen': {
    title: 'the second of two accounts that one login opens can be entered, in its own role',
    proves: ['TC1-GRP-4', 'TC1-ACC-5'],
    scene: [present({ changes: [SHARED] }), chosen('{shared role of tenant 1}')],
    wants: session({ roles: ['{shared role of tenant 1}'], tenant: '{tenant 1}' }),
  },
  'two-accounts-and-two-groups': {
    title: 'what is offered is every role of every group in every account, and nothing else',
    proves: ['TC1-ACC-4'],
    delta: {
      is: {
        changes: [groupOfTwoTenants('one of two groups gives a role in two accounts', '{group 1}', 'no-such-group')],
      },
    },
    wants: chooser(3),
  },
  'choice-not-offered': {
    title: 'a role of a group in which the user is not cannot be chosen',
    proves: ['TC1-GRP-2', 'TC1-ACC-4'],
    scene: [present({ changes: [TWO] }), chosen('{role of group 1}')],
    delta: { at: 1, is: { instead: '{role of group 2}' } },
    wants: refused('unauthorized-role'),
  },
  'choice-in-another-account': {
    title: 'a role of an account to which no group of the user leads cannot be chosen',
    proves: ['TC1-ACC-1', 'TC1-ACC-4'],
    scene: [present({ changes: [TWO] }), chosen('{role of group 1}')],
    delta: { at: 1, is: { instead: '{role of group 0 of tenant 1}' } },
    wants: refused('unauthorized-role'),
  },
  'provider-of-one-account': {
    title: 'a provider leads into no account in which it is not set up, though the group has a role there',
    proves: ['TC1-ACC-1', 'TC1-ACC-3'],
    scene: [present({ issuer: 'other', changes: [groupOfBothProviders] })],
    wants: session({ tenant: '{tenant 1}' }),
    ...trusted('other'),
  },
  'group-of-another-provider': {
    title: "a group of another provider's mapping has no access",
    proves: ['TC1-ACC-1'],
    scene: [present({ issuer: 'other', changes: [groupOfBothProviders] })],
    delta: { is: { changes: [groupOfOtherProvider] } },
    wants: refused('unauthorized-role'),
    ...trusted('other'),
  },
  'removed-role': {
    title: 'a group whose role was removed has no access',
    proves: ['TC1-DEL-3'],
    scene: [set('remove-role', '{role of group 1}'), present()],
    delta: REMOVED,
    wants: refused('unauthorized-role'),
  },
  'removed-between-logins': {
    title: 'a group whose role was removed since the last login has no access at the next',
    proves: ['TC1-DEL-3'],
    scene: [present(), set('remove-role', '{role of group 1}'), present({ by: 'second browser' })],
    delta: { at: 1, is: { to: '{role of group 0}' } },
    wants: refused('unauthorized-role'),
  },
  'removed-beside-another': {
    title: 'a user tied to a removed role and to another one is let in as the SP declares',
    proves: ['TC1-DEL-3'],
    scene: [set('remove-role', '{role of group 1}'), present()],
    delta: { at: 1, is: { changes: [TWO] } },
    wants: { policy: 'roles.onRemoved', is: { refuse: refused('unauthorized-role'), rest: session(FIRST) } },
  },
  'removed-and-replaced': {
    title: 'a mapping whose role was removed lets its group in again once it names another role',
    proves: ['TC1-DEL-4'],
    scene: [
      set('remove-role', '{role of group 0}'),
      set('mapping', { roles: [['{group 0}', '{role of group 1}']] }),
      present(),
    ],
    wants: session({ roles: ['{role of group 1}'], tenant: '{tenant 0}' }),
  },
  'removed-and-deleted': {
    title: 'a user keeps the other roles once a mapping whose role was removed is deleted',
    proves: ['TC1-DEL-4'],
    scene: [
      set('remove-role', '{role of group 0}'),
      set('mapping', { roles: [['{group 1}', '{role of group 1}']] }),
      present({ changes: [TWO] }),
    ],
    wants: session({ roles: ['{role of group 1}'], tenant: '{tenant 0}' }),
  },
  'removed-role-stays-mapped': {
    title: 'the removal of a role leaves the mapping as it was entered',
    proves: ['TC1-DEL-1'],
    scene: [
      set('remove-role', '{role of group 0}'),
      lookAt('role-mappings', 'kept', { holds: '{group 0}\n{role of group 0}' }),
    ],
    wants: inOrder('role-mappings'),
  },
  'removed-role-warned': {
    title: 'a warning stands beside a mapping whose role was removed',
    proves: ['TC1-DEL-2'],
    scene: [set('remove-role', '{role of group 0}'), lookAt('role-mappings', 'warned', { holds: '{group 0}' })],
    wants: inOrder('role-mappings'),
  },
  'no-warning': {
    title: 'no warning stands beside a mapping whose role is there',
    proves: ['TC1-DEL-2'],
    scene: [present(), lookAt('role-mappings', 'not-warned', { holds: '{group 0}' })],
    wants: inOrder('role-mappings'),
  },
  'native-user': {
    title: 'a user whom the SP keeps itself signs in as before, also where a SAML user has the same name',
    proves: ['TC1-NATIVE-1'],
    scene: [
      present({ changes: [nameId({ value: '{native}' })] }),
      { do: 'log-in', by: 'second browser', name: '{native}', password: '{native password}' },
    ],
    wants: session({ user: '{native}', roles: [] }),
  },
})
