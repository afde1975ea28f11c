import { claim, claimNamed, language } from '../../mock-idp/tamper/say/attributes.ts'
import { noRoles } from '../../mock-idp/tamper/say/roles.ts'
import { type Case, either, family, observed, present, refused, session, set } from '../case.ts'

const OWN = { roles: [['{group 0}', '{role of group 0}']] } as const

const NAME = claim('name', ['Alice Muster'])

const locale = (tag: string): Case => ({
  title: `the locale ${tag} becomes the language of the console`,
  proves: ['TC1-LOC-2'],
  delta: { is: { changes: [language(tag)] } },
  wants: session({ language: tag }),
})

const unsupported = (title: string, ...tags: readonly string[]): Case => ({
  title,
  proves: ['TC1-LOC-2'],
  delta: { is: { changes: [language(...tags)] } },
  wants: {
    policy: 'language.onUnsupported',
    is: { default: session({ language: '{language}' }), reject: refused('bad-claim') },
  },
})

/** What an account reads in which claim: name, locale, time zone and groups. */
export default family({
  'name-absent': {
    title: 'a login without a name opens a session, shown by the NameID',
    proves: ['TC1-NAME-1'],
    wants: session({ displayName: '{user}' }),
  },
  name: {
    title: 'the name that people see is the one that the claim says',
    proves: ['TC1-NAME-2', 'TC1-MAP-2'],
    delta: { is: { changes: [NAME] } },
    wants: session({ displayName: 'Alice Muster' }),
  },
  'name-of-another-user': {
    title: 'a name that people see identifies nobody',
    proves: ['TC1-NAME-2'],
    delta: { is: { changes: [claim('name', ['{marker}'])] } },
    wants: session({ displayName: '{marker}' }),
  },
  'name-empty': {
    title: 'an empty name keeps nobody out',
    proves: ['TC1-NAME-1'],
    delta: { is: { changes: [claim('name', [''])] } },
    wants: observed(session({ displayName: '{user}' })),
  },
  'locale-absent': {
    title: 'a login without a locale opens a session in the default language',
    proves: ['TC1-LOC-1'],
    wants: session({ language: '{language}' }),
  },
  'locale-en': locale('en'),
  'locale-ja': locale('ja'),
  'locale-unsupported': unsupported('a locale that is not supported leaves the language as it is', 'fr'),
  'locale-hostile': unsupported('a locale of markup and line breaks leaves the language as it is', '"><b>ja\r\nX: 1'),
  'locale-with-region': {
    title: 'the locale ja-JP is matched as the SP declares',
    proves: ['TC1-LOC-2'],
    delta: { is: { changes: [language('ja-JP')] } },
    wants: {
      policy: 'language.match',
      is: { exact: session({ language: '{language}' }), lenient: session({ language: 'ja' }) },
    },
  },
  timezone: {
    title: 'the time zone is the one that the claim says',
    proves: ['TC1-TZ-2'],
    delta: { is: { changes: [claim('timezone', ['America/Toronto'])] } },
    wants: session({ timezone: 'America/Toronto' }),
  },
  'timezone-unknown': {
    title: 'a time zone that nobody knows keeps nobody out',
    proves: ['TC1-TZ-2'],
    delta: { is: { changes: [claim('timezone', ['Mars/Olympus_Mons'])] } },
    wants: session(),
  },
  'groups-absent': {
    title: 'a login without groups has no access',
    proves: ['TC1-GRP-1', 'TC1-GRP-2'],
    // A statement of no attributes at all would be another thing.
    scene: [present({ changes: [NAME] })],
    delta: { is: { changes: [NAME, noRoles] } },
    wants: refused('missing-claim', 'unauthorized-role'),
  },
  'groups-in-another-claim': {
    title: 'groups in a claim that the mapping does not name give no role',
    proves: ['TC1-GRP-1', 'TC1-MAP-2'],
    delta: { is: { changes: [claimNamed('role', 'the claim is called memberships', () => 'memberships')] } },
    wants: refused('missing-claim', 'unauthorized-role'),
  },
  'groups-claim-in-capitals': {
    title: 'groups in a claim whose name differs in case give no role',
    proves: ['TC1-MAP-2'],
    delta: { is: { changes: [claimNamed('role', 'the claim is in capitals', (name) => name.toUpperCase())] } },
    wants: refused('missing-claim', 'unauthorized-role'),
  },
  'groups-claim-renamed': {
    title: 'groups are read from the claim that the mapping names',
    proves: ['TC1-MAP-2', 'TC1-GRP-1'],
    scene: [
      set('mapping', { groupsClaim: 'memberships', ...OWN }),
      present({ changes: [claimNamed('role', 'the claim is called memberships', () => 'memberships')] }),
    ],
    wants: session({ roles: ['{role of group 0}'], tenant: '{tenant 0}' }),
  },
  'without-pairs': {
    title: 'metadata without a mapping let nobody in',
    proves: ['TC1-MAP-1'],
    scene: [set('mapping', OWN), present()],
    delta: { at: 0, is: { to: { roles: [] } } },
    wants: refused('unauthorized-role', 'missing-claim', 'unknown-provider'),
  },
  'two-roles-for-one-group': {
    title: 'a group never gives two roles in one account, whatever an administrator enters',
    proves: ['TC1-GRP-3'],
    scene: [
      {
        ...set('mapping', { roles: [...OWN.roles, ['{group 0}', '{role of group 1}']] }),
        refusable: true,
      },
      present(),
    ],
    wants: either(
      session({ roles: ['{role of group 0}'], tenant: '{tenant 0}' }),
      session({ roles: ['{role of group 1}'], tenant: '{tenant 0}' }),
    ),
  },
  'role-of-another-account': {
    title: 'a group never gives a role of another account, whatever an administrator enters',
    proves: ['TC1-ACC-2'],
    scene: [
      { ...set('mapping', { roles: [['{group 0}', '{role of group 0 of tenant 1}']] }), refusable: true },
      present(),
    ],
    wants: either(session({ roles: ['{role of group 0}'], tenant: '{tenant 0}' }), refused()),
  },
})
