import { noSuchFormat } from '../../mock-idp/dialects/adfs.ts'
import type { Dialect, Failure } from '../../mock-idp/dialects/dialect.ts'
import { unsupported } from '../../mock-idp/dialects/entra.ts'
import { DIALECTS, type DialectName, encryptedIn, known, writtenIn } from '../../mock-idp/dialects/index.ts'
import { extraAttribute } from '../../mock-idp/tamper/say/attributes.ts'
import { noAssertion, status } from '../../mock-idp/tamper/say/envelope.ts'
import { noRoles, pair, rolePair, roleValues } from '../../mock-idp/tamper/say/roles.ts'
import type { Change } from '../../mock-idp/tamper/step.ts'
import { type Case, family, present, refused, session } from '../case.ts'

/** Attributes as most directories have them, so that there is something to write in any profile. */
const PERSON = [
  extraAttribute({ name: 'urn:oid:0.9.2342.19200300.100.1.3', values: ['{user}@example.com'] }),
  extraAttribute({ name: 'urn:oid:2.5.4.4', values: ['Example', 'Muster'] }),
]

/** What is known of how that product writes a login. */
const by = (dialect: Dialect): readonly Change[] => [...PERSON, ...writtenIn(known(dialect))]

const encryptedBy = (dialect: Dialect): readonly Change[] => {
  const step = encryptedIn(known(dialect))
  return step === undefined ? by(dialect) : [...by(dialect), step]
}

const login = (name: DialectName, proves: Case['proves']): Case => ({
  title: `a login as ${DIALECTS[name].title} writes it opens a session`,
  proves,
  modes: DIALECTS[name].signs.is,
  scene: [present({ changes: by(DIALECTS[name]) })],
  wants: session(),
})

/** With AES in CBC mode, as those products have it, which an SP may refuse. */
const inCbc = (name: DialectName, proves: Case['proves']): Case => ({
  title: `a login as ${DIALECTS[name].title} encrypts it is taken as the SP declares`,
  proves,
  modes: ['both'],
  scene: [present({ changes: encryptedBy(DIALECTS[name]) })],
  wants: { policy: 'encryption.cbc', is: { accept: session(), reject: refused('weak-algorithm') } },
})

/** A request that the product refuses: a response that reports it, and nothing else. */
const failure = (name: DialectName, { to, ...fields }: Failure): Case => ({
  title: `a failure as ${DIALECTS[name].title} reports it opens no session`,
  proves: ['CORE-3.2.2.2', 'SDP-SP11'],
  modes: ['response'],
  delta: { is: { changes: [noAssertion, status(`the status is that of ${DIALECTS[name].title} for ${to}`, fields)] } },
  wants: refused('status-not-success'),
})

const { adfs, shibboleth } = DIALECTS

/** The IdP products of the field: how each writes a login, and what each makes of groups that one would not expect. */
export default family({
  adfs: login('adfs', ['DS-FED-4', 'ADFS-VER-1', 'IIP-SP01']),
  'adfs-without-name-id': {
    title: `a login as ${DIALECTS['adfs-without-name-id'].title} writes it is taken as the SP declares`,
    proves: ['ADFS-RULE-13', 'DS-NAME-4', 'SDP-SP13'],
    modes: adfs.signs.is,
    scene: [present({ changes: by(DIALECTS['adfs-without-name-id']) })],
    wants: { policy: 'nameId', is: { required: refused('missing-claim', 'bad-response'), optional: session() } },
  },
  'adfs-encrypted': inCbc('adfs', ['ADFS-VER-1', 'IIP-ALG04']),
  entra: login('entra', ['IIP-SP01', 'IIP-SSO04']),
  okta: login('okta', ['DS-FED-4', 'IIP-SP02', 'IIP-SSO04']),
  'okta-encrypted': inCbc('okta', ['CORE-6.1', 'IIP-ALG04']),
  pingone: login('pingone', ['DS-FED-4', 'IIP-SSO04']),
  pingfederate: login('pingfederate', ['IIP-SP01', 'IIP-SP02']),
  shibboleth: {
    ...login('shibboleth', ['DS-FED-4', 'SDP-SP10', 'IIP-SP01']),
    scene: [present({ changes: encryptedBy(shibboleth) })],
  },
  'shibboleth-in-clear': {
    ...login('shibboleth', ['DS-FED-4', 'IIP-SP01', 'IIP-SP02']),
    title: 'a login as Shibboleth writes it for an SP without a key for encryption opens a session',
  },
  google: login('google', ['IIP-SP01', 'IIP-SP02']),
  onelogin: login('onelogin', ['IIP-SP01', 'IIP-SP02']),
  keycloak: login('keycloak', ['IIP-SP01', 'IIP-SP02']),
  simplesamlphp: login('simplesamlphp', ['IIP-SP01', 'IIP-SP02']),
  auth0: login('auth0', ['IIP-SP01', 'IIP-SP02']),
  'adfs-failure': failure('adfs', noSuchFormat.is),
  'entra-failure': failure('entra', unsupported.is),
  'message-beside-success': {
    title: 'a success with a message to it is a success',
    proves: ['CORE-3.2.2.2'],
    delta: { is: { changes: [status('the status has a message', { message: 'The user signed in.' })] } },
    wants: session(),
    level: 'SHOULD',
  },
  'adfs-raw-group': {
    title: 'the name of a group in place of a pair gives no session',
    proves: ['ADFS-RULE-10', 'DS-ROLE-7'],
    delta: {
      is: { changes: [roleValues('Role is the name of a group', 'tmds-{tenant 0}-readonly')] },
    },
    wants: refused('bad-claim'),
  },
  'adfs-tenant-and-half-a-role': {
    title: 'a pair whose tenant has swallowed half of the role gives no session',
    proves: ['ADFS-RULE-9', 'DS-ROLE-3'],
    delta: {
      is: {
        changes: [
          rolePair('the tenant ends in -READ', (value, { tenants }) =>
            value.replaceAll(`:${tenants[0]?.id}:`, `:${tenants[0]?.id}-READ:`),
          ),
        ],
      },
    },
    wants: refused('unknown-provider', 'unauthorized-role', 'bad-claim'),
  },
  'adfs-prefix-without-such-a-role': {
    title: 'a role with the prefix of the claim rules, which the SP lacks, gives no session',
    proves: ['ADFS-RULE-6', 'DS-ROLE-5'],
    delta: {
      is: { changes: [rolePair('the role has the prefix ADFS-', (value) => value.replace(':role/', ':role/ADFS-'))] },
    },
    wants: refused('unauthorized-role'),
    needs: ({ tenants }) =>
      tenants[0]?.roles.some((urn) => urn.includes(':role/ADFS-'))
        ? 'tenants[0].roles (none of them ADFS-)'
        : undefined,
  },
  'link-instead-of-groups': {
    title: 'a link to the groups of a user gives no role, and no default one',
    proves: ['DS-ROLE-1'],
    delta: {
      is: {
        changes: [
          noRoles,
          extraAttribute({
            name: 'http://schemas.microsoft.com/claims/groups.link',
            values: ['https://graph.example/users/{user}/getMemberObjects'],
          }),
        ],
      },
    },
    wants: refused('missing-claim'),
  },
  'groups-as-object-ids': {
    title: 'an object id in place of a pair gives no session',
    proves: ['DS-ROLE-7'],
    delta: {
      is: { changes: [roleValues('Role is an object id', '7f8d9c1e-2b3a-4c5d-8e6f-0a1b2c3d4e5f')] },
    },
    wants: refused('bad-claim'),
  },
  'groups-in-one-value': {
    title: 'two pairs in one value, with a comma between them, give no session',
    proves: ['DS-ROLE-7'],
    delta: {
      is: {
        changes: [roleValues('Role has two pairs in one value', `${pair('{role 0}')},${pair('{role 1}')}`)],
      },
    },
    wants: refused('bad-claim'),
  },
})
