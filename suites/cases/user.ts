import { claim, language } from '../../mock-idp/tamper/say/attributes.ts'
import { nameId, noNameId, userAttributeNamed, userName, userValues } from '../../mock-idp/tamper/say/user.ts'
import { type Case, family, present, refused, session, set } from '../case.ts'
import type { RequirementId } from '../requirements/catalogue.ts'

const named = (what: string, text: string, ...more: readonly RequirementId[]): Case => ({
  title: `a user name ${what} is taken as it stands`,
  proves: ['DS-NAME-3', ...more],
  delta: { is: { changes: [userName(text)] } },
  wants: session(),
})

const unnamed = (title: string, value: Parameters<typeof userValues>[1][number]): Case => ({
  title: `a user name that ${title} is none`,
  proves: ['DS-NAME-6'],
  delta: { is: { changes: [userValues(`the user name ${title}`, [value])] } },
  wants: refused('missing-claim', 'bad-claim'),
})

/** Seen by what belongs to an account: its language. */
const idle = (title: string, days: number, { keep }: { readonly keep: string }): Case => ({
  title: `an account that a login made ${title}`,
  proves: ['WS-EXP-3'],
  scene: [
    set('inactive-users', 30),
    present({ changes: [language('ja-JP')] }),
    set('clock', 0),
    present({ by: 'second browser', inStep: true }),
  ],
  delta: { at: 2, is: { to: days * 86_400 } },
  wants: {
    policy: 'language.persists',
    is: { keep: session({ language: keep }), reset: session({ language: '{language}' }) },
  },
})

/** The user's name: RoleSessionName. */
export default family({
  'never-seen-before': {
    title: 'a user whom the SP has never seen needs no account there',
    proves: ['DS-FED-2', 'WS-JIT-1'],
    delta: { is: { changes: [userName('newcomer-{user}')] } },
    wants: session(),
  },
  'inactive-is-made-anew': idle('is made anew when it was not used for longer than the administrator says', 31, {
    keep: '{language}',
  }),
  'active-is-kept': idle('is kept while it was not idle for as long as the administrator says', 29, { keep: 'ja-JP' }),
  'e-mail-address': named('that is an e-mail address', '{user}@example.com', 'DS-NAME-5'),
  'with-plus-and-dots': named('with a plus and dots', 'first.last+{user}@sub.example.com'),
  'with-blank': named('with a blank inside', 'Alice {user}'),
  'with-blanks-around': named('with blanks around', '  {user} '),
  'not-ascii': named('outside ASCII', 'Zoë-李-{user}'),
  'in-capitals': named('in capitals', 'ALICE-{user}'),
  'with-markup': named('with the characters of markup', '<b>&amp;\'"{user}'),
  'beside-another-name-id': {
    title: 'the user name does not come from the NameID',
    proves: ['DS-NAME-4'],
    delta: { is: { changes: [nameId({ value: '{marker}' })] } },
    wants: session(),
  },
  'without-name-id': {
    title: 'a user name with no NameID beside it is taken as the SP declares',
    proves: ['DS-NAME-4'],
    delta: { is: { changes: [noNameId] } },
    wants: { policy: 'nameId', is: { optional: session(), required: refused('missing-claim', 'bad-response') } },
  },
  absent: {
    title: 'a login without a user name opens no session',
    proves: ['DS-NAME-1'],
    delta: { is: { changes: [userAttributeNamed('there is no RoleSessionName', () => undefined)] } },
    wants: refused('missing-claim'),
  },
  'attribute-name-with-suffix': {
    title: 'an attribute RoleSessionNameName is not the user name',
    proves: ['DS-NAME-1'],
    delta: { is: { changes: [userAttributeNamed('the attribute is RoleSessionNameName', (name) => `${name}Name`)] } },
    wants: refused('missing-claim'),
  },
  'attribute-name-in-another-case': {
    title: 'an attribute name in another case is not the user name',
    proves: ['DS-NAME-1'],
    delta: {
      is: {
        changes: [
          userAttributeNamed('the attribute is rolesessionname', (name) =>
            name.replace('RoleSessionName', 'rolesessionname'),
          ),
        ],
      },
    },
    wants: refused('missing-claim'),
  },
  'attribute-name-with-blank': {
    title: 'an attribute name with a blank at its end is not the user name',
    proves: ['DS-NAME-1'],
    delta: { is: { changes: [userAttributeNamed('the attribute name ends in a blank', (name) => `${name} `)] } },
    wants: refused('missing-claim'),
  },
  'two-attributes': {
    title: 'a user name in each of two attributes is taken as the SP declares',
    proves: ['DS-NAME-2'],
    delta: { is: { changes: [claim('user', ['{marker}'])] } },
    wants: { policy: 'user.severalValues', is: { reject: refused('bad-claim'), first: session() } },
  },
  'no-value': {
    title: 'a user name without a value opens no session',
    proves: ['DS-NAME-2'],
    delta: { is: { changes: [userValues('RoleSessionName has no value', [])] } },
    wants: refused('missing-claim', 'bad-claim'),
  },
  'two-values': {
    title: 'two user names are taken as the SP declares',
    proves: ['DS-NAME-2'],
    delta: { is: { changes: [userValues('RoleSessionName has two values', ['{user}', '{marker}'])] } },
    wants: { policy: 'user.severalValues', is: { reject: refused('bad-claim'), first: session() } },
  },
  'two-equal-values': {
    title: 'the same user name twice is taken as the SP declares',
    proves: ['DS-NAME-2'],
    delta: { is: { changes: [userValues('RoleSessionName has the same value twice', ['{user}', '{user}'])] } },
    wants: { policy: 'user.severalValues', is: { reject: refused('bad-claim'), first: session() } },
  },
  empty: unnamed('is empty', ''),
  blank: unnamed('is blank', ' \t '),
  nil: unnamed('is nil', { nil: true }),
  'of-nested-elements': {
    title: 'a user name of nested elements is not put together from their texts',
    proves: ['DS-NAME-2', 'DS-NAME-3'],
    delta: {
      is: {
        changes: [
          userValues('the value holds an element', [
            { content: ['outer', { name: 'saml:NameID', attributes: {}, children: ['nested'] }] },
          ]),
        ],
      },
    },
    wants: refused('bad-claim', 'missing-claim', 'bad-response'),
  },
})
