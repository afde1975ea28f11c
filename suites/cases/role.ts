import { oneAttributeEach } from '../../mock-idp/tamper/say/attributes.ts'
import { noRoles, pair, rolePair, roles, roleValues } from '../../mock-idp/tamper/say/roles.ts'
import { type Case, choose, chooser, either, family, present, refused, session, set } from '../case.ts'
import type { RequirementId } from '../requirements/catalogue.ts'

const FIRST = pair('{role 0}')
const ELSEWHERE = '{provider main of tenant 1},{role 0 of tenant 1}'

/** One character more at the end of a piece of the pair. */
const misnamed = (what: string, change: (pair: string) => string, ...because: readonly string[]): Case => ({
  title: `a pair with ${what} of another name gives no session`,
  proves: ['DS-URN-2'],
  delta: { is: { changes: [rolePair(`${what} has another name`, change)] } },
  wants: refused(...because),
})

const malformed = (row: RequirementId, title: string, change: (pair: string) => string): Case => ({
  title: `a pair ${title} gives no session`,
  proves: [row],
  delta: { is: { changes: [rolePair(`the pair stands ${title}`, change)] } },
  wants: refused('bad-claim'),
})

const inProvider = (change: (urn: string) => string) => (value: string) => {
  const [provider = '', role = ''] = value.split(',')
  return `${change(provider)},${role}`
}
const inRole = (change: (urn: string) => string) => (value: string) => {
  const [provider = '', role = ''] = value.split(',')
  return `${provider},${change(role)}`
}
/** `urn:tmds:identity:<pod>:<tenant>:<kind>/<name>`, one colon-separated piece changed. */
const piece = (index: number, change: (piece: string) => string) => (urn: string) =>
  urn
    .split(':')
    .map((text, at) => (at === index ? change(text) : text))
    .join(':')
const [POD, TENANT, NAME] = [3, 4, 5]
const longer = (text: string): string => `${text}x`
const both = (change: (urn: string) => string) => (value: string) => value.split(',').map(change).join(',')

/** Roles, tenants and providers. */
export default family({
  'one-value': {
    title: 'one role leads straight to its tenant',
    proves: ['DS-ROLE-3', 'DS-ROLE-4', 'DS-ROLE-5', 'DS-ROLE-7', 'DS-ROLE-12', 'DS-URN-2'],
    wants: session({ roles: ['{role 0}'], tenant: '{tenant 0}' }),
  },
  'another-role': {
    title: 'the role is the one that the value names',
    proves: ['DS-ROLE-5'],
    delta: { is: { changes: [roleValues('Role names the second role', pair('{role 1}'))] } },
    wants: session({ roles: ['{role 1}'], tenant: '{tenant 0}' }),
  },
  'another-tenant': {
    title: 'the tenant is the one that the value names',
    proves: ['DS-ROLE-3'],
    delta: { is: { changes: [roleValues('Role names the second tenant', ELSEWHERE)] } },
    wants: session({ roles: ['{role 0 of tenant 1}'], tenant: '{tenant 1}' }),
  },
  'name-with-blank': {
    title: 'a role name may hold a blank',
    proves: ['DS-ROLE-10'],
    delta: {
      is: {
        changes: [
          rolePair('the role name holds a blank', (value, facts) =>
            inRole((role) => facts.tenants[0]?.roles.find((one) => one.includes(' ')) ?? role)(value),
          ),
        ],
      },
    },
    wants: session({ tenant: '{tenant 0}' }),
    needs: (facts) =>
      facts.tenants[0]?.roles.some((one) => one.includes(' ')) ? undefined : 'tenants[0].roles (one with a blank)',
  },
  'ten-values': {
    title: 'ten roles are offered, all ten and no other',
    proves: ['DS-ROLE-2', 'DS-ROLE-12'],
    delta: { is: { changes: [roles(10)] } },
    wants: chooser(10),
  },
  'ten-values-last-chosen': {
    title: 'the role that the user chooses is the role of the session',
    proves: ['DS-ROLE-2', 'DS-ROLE-12'],
    scene: [present({ changes: [roles(10)] }), choose('last')],
    wants: session({ roles: ['{role 9}'], tenant: '{tenant 0}' }),
  },
  'eleven-values': {
    title: 'eleven roles never give eleven',
    proves: ['DS-ROLE-2', 'ADFS-RULE-8'],
    delta: { is: { changes: [roles(11)] } },
    wants: { policy: 'roles.onExcess', is: { reject: refused('bad-claim'), truncate: chooser(10) } },
  },
  'eleven-values-split': {
    title: 'eleven roles in eleven attributes never give eleven',
    proves: ['DS-ROLE-2'],
    delta: { is: { changes: [roles(11), oneAttributeEach('role')] } },
    wants: {
      policy: 'roles.onExcess',
      is: { reject: refused('bad-claim'), truncate: either(chooser(10), refused('bad-claim')) },
    },
  },
  'two-values-split': {
    title: 'two roles in two attributes are taken as the SP declares',
    proves: ['DS-ROLE-2'],
    delta: { is: { changes: [roles(2), oneAttributeEach('role')] } },
    wants: { policy: 'roles.splitAttribute', is: { merge: chooser(2), reject: refused('bad-claim') } },
  },
  'no-value': {
    title: 'a Role attribute without a value opens no session',
    proves: ['DS-ROLE-2'],
    delta: { is: { changes: [roleValues('Role has no value')] } },
    wants: refused('missing-claim', 'bad-claim'),
  },
  absent: {
    title: 'a user without a role has no session',
    proves: ['DS-ROLE-1', 'ADFS-AUTHZ-1', 'ADFS-GRP-1'],
    delta: { is: { changes: [noRoles] } },
    wants: refused('missing-claim'),
  },
  'two-tenants': {
    title: 'one login may name roles in two tenants',
    proves: ['DS-ROLE-6', 'DS-ROLE-12'],
    delta: { is: { changes: [roleValues('Role names two tenants', FIRST, ELSEWHERE)] } },
    wants: chooser(2),
  },
  'two-tenants-second-chosen': {
    title: 'both tenants that one login names can be reached',
    proves: ['DS-ROLE-6'],
    scene: [present({ changes: [roleValues('Role names two tenants', FIRST, ELSEWHERE)] }), choose('last')],
    wants: session({ roles: ['{role 0 of tenant 1}'], tenant: '{tenant 1}' }),
  },
  'provider-of-another-issuer': {
    title: "another issuer's provider does not let this issuer in",
    proves: ['DS-ROLE-4'],
    delta: {
      is: {
        changes: [roleValues("the provider is another issuer's", '{provider other of tenant 1},{role 0 of tenant 1}')],
      },
    },
    wants: refused('unknown-provider', 'unauthorized-role'),
  },
  'tenants-crossed': {
    title: 'a provider of one tenant gives no role in another',
    proves: ['DS-ROLE-11'],
    delta: {
      is: { changes: [roleValues('the role is in another tenant', pair('{role 0 of tenant 1}'))] },
    },
    wants: refused('unauthorized-role', 'bad-claim'),
  },
  'tenants-crossed-the-other-way': {
    title: 'a provider of another tenant gives no role in this one',
    proves: ['DS-ROLE-11'],
    delta: {
      is: {
        changes: [roleValues('the provider is in another tenant', '{provider main of tenant 1},{role 0}')],
      },
    },
    wants: refused('unauthorized-role', 'bad-claim'),
  },
  'unknown-role': {
    title: 'a role that does not exist gives no session',
    proves: ['DS-ROLE-5'],
    delta: {
      is: {
        changes: [
          rolePair(
            'the role does not exist',
            inRole((urn) => urn.replace(/[^/]*$/, 'No such role')),
          ),
        ],
      },
    },
    wants: refused('unauthorized-role'),
  },
  'unknown-tenant': {
    title: 'a tenant that does not exist gives no session',
    proves: ['DS-ROLE-3'],
    delta: { is: { changes: [rolePair('the tenant does not exist', both(piece(TENANT, () => '99999')))] } },
    wants: refused('unknown-provider', 'unauthorized-role'),
  },
  'choice-not-offered': {
    title: 'a role that was not offered cannot be chosen',
    proves: ['DS-ROLE-12', 'DS-ROLE-5'],
    scene: [present({ changes: [roles(2)] }), choose('last')],
    delta: { at: 1, is: { instead: '{role 5}' } },
    wants: refused('unauthorized-role'),
    needs: (facts) => ((facts.tenants[0]?.roles.length ?? 0) > 5 ? undefined : 'tenants[0].roles (6 of them)'),
  },
  'choice-removed': {
    title: 'a role that was removed while the user chose gives no session',
    proves: ['DS-ROLE-5'],
    scene: [present({ changes: [roles(2)] }), set('remove-role', '{role 10}'), choose('last')],
    delta: { at: 1, is: { to: '{role 1}' } },
    wants: refused('unauthorized-role'),
    needs: (facts) => ((facts.tenants[0]?.roles.length ?? 0) > 10 ? undefined : 'tenants[0].roles (11 of them)'),
  },
  'removed-between-logins': {
    title: 'a role that was removed since the last login gives no session at the next',
    proves: ['DS-ROLE-5'],
    scene: [present(), set('remove-role', '{role 10}'), present({ by: 'second browser' })],
    delta: { at: 1, is: { to: '{role 0}' } },
    wants: refused('unauthorized-role'),
    needs: (facts) => ((facts.tenants[0]?.roles.length ?? 0) > 10 ? undefined : 'tenants[0].roles (11 of them)'),
  },
  'removed-role': {
    title: 'a role that the administrator removed gives no session',
    proves: ['DS-ROLE-5'],
    scene: [set('remove-role', '{role 10}'), present()],
    delta: { at: 0, is: { to: '{role 0}' } },
    wants: refused('unauthorized-role'),
    needs: (facts) => ((facts.tenants[0]?.roles.length ?? 0) > 10 ? undefined : 'tenants[0].roles (11 of them)'),
  },
  'another-pod': misnamed('a pod', both(piece(POD, longer)), 'unknown-provider', 'unauthorized-role'),
  'another-pod-of-the-role': misnamed(
    'the pod of the role',
    inRole(piece(POD, longer)),
    'unauthorized-role',
    'bad-claim',
  ),
  'another-tenant-name': misnamed('a tenant', both(piece(TENANT, longer)), 'unknown-provider', 'unauthorized-role'),
  'another-provider': misnamed('a provider', inProvider(piece(NAME, longer)), 'unknown-provider', 'unauthorized-role'),
  'another-role-name': misnamed('a role', inRole(piece(NAME, longer)), 'unauthorized-role'),
  'role-in-another-case': misnamed(
    'a role in capitals',
    inRole((urn) => urn.replace(/[^/]*$/, (name) => name.toUpperCase())),
    'unauthorized-role',
  ),
  'no-comma': malformed('DS-ROLE-7', 'without its comma', (value) => value.replace(',', ' ')),
  'role-alone': malformed('DS-ROLE-7', 'without its provider', (value) => value.split(',')[1] ?? ''),
  'provider-alone': malformed('DS-ROLE-7', 'without its role', (value) => value.split(',')[0] ?? ''),
  'three-parts': malformed('DS-ROLE-7', 'of three parts', (value) => `${value},${value.split(',')[1] ?? ''}`),
  swapped: {
    title: 'a pair in the other order is taken as the SP declares',
    proves: ['DS-ROLE-7'],
    delta: {
      is: { changes: [rolePair('role and provider are swapped', (value) => value.split(',').reverse().join(','))] },
    },
    wants: {
      policy: 'roles.order',
      is: { documented: refused('bad-claim'), either: session({ roles: ['{role 0}'] }) },
    },
  },
  'line-break': {
    title: 'a pair that is broken into two lines is taken as the SP declares',
    proves: ['DS-ROLE-8'],
    delta: {
      is: {
        changes: [rolePair('the pair is broken into two lines', (value) => value.replace(',', ',\n            '))],
      },
    },
    wants: { policy: 'roles.whiteSpace', is: { reject: refused('bad-claim'), trim: session({ roles: ['{role 0}'] }) } },
  },
  'blank-after-comma': {
    title: 'a blank after the comma is taken as the SP declares',
    proves: ['DS-ROLE-8'],
    delta: { is: { changes: [rolePair('a blank follows the comma', (value) => value.replace(',', ', '))] } },
    wants: { policy: 'roles.whiteSpace', is: { reject: refused('bad-claim'), trim: session({ roles: ['{role 0}'] }) } },
  },
  'provider-with-wrong-prefix': malformed(
    'DS-ROLE-9',
    'with a provider of another prefix',
    inProvider((urn) => urn.replace('tmds', 'aws')),
  ),
  'provider-without-pod': malformed('DS-ROLE-9', 'with a provider without a pod', inProvider(piece(POD, () => ''))),
  'provider-without-tenant': malformed(
    'DS-ROLE-9',
    'with a provider without a tenant',
    inProvider(piece(TENANT, () => '')),
  ),
  'provider-without-name': malformed(
    'DS-ROLE-9',
    'with a provider without a name',
    inProvider((urn) => urn.replace(/[^/]*$/, '')),
  ),
  'provider-with-another-colon': malformed(
    'DS-ROLE-9',
    'with one colon too many in the provider',
    inProvider((urn) => `${urn}:more`),
  ),
  'role-without-name': malformed(
    'DS-ROLE-10',
    'with a role without a name',
    inRole((urn) => urn.replace(/[^/]*$/, '')),
  ),
  'role-of-wrong-kind': malformed(
    'DS-ROLE-10',
    'with roles in place of role',
    inRole((urn) => urn.replace(':role/', ':roles/')),
  ),
  'role-kind-in-capitals': malformed(
    'DS-ROLE-10',
    'with ROLE in place of role',
    inRole((urn) => urn.replace(':role/', ':ROLE/')),
  ),
  'unreadable-beside-usable': {
    title: 'a pair that cannot be read beside a usable one grants nothing',
    proves: ['DS-ROLE-13'],
    delta: {
      is: {
        changes: [
          roleValues('a value of three parts stands beside a usable one', FIRST, `${pair('{role 1}')},{role 1}`),
        ],
      },
    },
    wants: either(session({ roles: ['{role 0}'], tenant: '{tenant 0}' }), refused('unauthorized-role', 'bad-claim')),
  },
  'unusable-beside-usable': {
    title: 'an unusable pair beside a usable one grants nothing',
    proves: ['DS-ROLE-13'],
    delta: {
      is: {
        changes: [roleValues('an unusable pair stands beside a usable one', FIRST, pair('{role 0 of tenant 1}'))],
      },
    },
    wants: either(session({ roles: ['{role 0}'], tenant: '{tenant 0}' }), refused('unauthorized-role', 'bad-claim')),
  },
})
