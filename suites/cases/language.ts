import { claim, language } from '../../mock-idp/tamper/say/attributes.ts'
import { type Case, either, family, present, refused, session } from '../case.ts'
import type { RequirementId } from '../requirements/catalogue.ts'

const supported = (tag: string, row: RequirementId): Case => ({
  title: `${tag} becomes the language of the console`,
  proves: ['DS-LANG-2', row],
  delta: { is: { changes: [language(tag)] } },
  wants: session({ language: tag }),
})

const unsupported = (title: string, ...tags: readonly string[]): Case => ({
  title: `${title} leaves the language as it is`,
  proves: ['DS-LANG-6'],
  delta: { is: { changes: [language(...tags)] } },
  wants: {
    policy: 'language.onUnsupported',
    is: { default: session({ language: '{language}' }), reject: refused('bad-claim') },
  },
})

const similar = (title: string, tag: string): Case => ({
  title: `${title} is matched as the SP declares`,
  proves: ['DS-LANG-7'],
  delta: { is: { changes: [language(tag)] } },
  wants: {
    policy: 'language.match',
    is: { exact: session({ language: '{language}' }), lenient: session({ language: 'ja-JP' }) },
  },
})

/** What even a lenient SP may take for another language. */
const farther = (title: string, tag: string): Case => ({
  ...similar(title, tag),
  wants: {
    policy: 'language.match',
    is: {
      exact: session({ language: '{language}' }),
      lenient: either(session({ language: 'ja-JP' }), session({ language: '{language}' }), refused('bad-claim')),
    },
  },
})

/** PreferredLanguage. */
export default family({
  absent: {
    title: 'a login without a language opens a session in the default one',
    proves: ['DS-LANG-1'],
    wants: session({ language: '{language}' }),
  },
  'en-us': supported('en-US', 'DS-LANG-3'),
  'ja-jp': supported('ja-JP', 'DS-LANG-4'),
  'zh-cn': supported('zh-CN', 'DS-LANG-5'),
  'zh-cn-not-offered': {
    ...unsupported('zh-CN, in which the console is not offered,', 'zh-CN'),
    proves: ['WS-LANG-5'],
  },
  'en-us-in-place-of-ja-jp': {
    title: 'en-US takes effect for a user whose language was Japanese',
    proves: ['DS-LANG-3', 'DS-LANG-2'],
    scene: [present({ changes: [language('ja-JP')] }), present({ by: 'second browser', changes: [language('en-US')] })],
    wants: session({ language: 'en-US' }),
  },
  unsupported: unsupported('a language that is not supported', 'fr-FR'),
  empty: unsupported('an empty language', ''),
  hostile: unsupported('a language that holds markup and line breaks', '"><script>alert(1)</script>\r\nX-Injected: 1'),
  'two-values': {
    ...unsupported('', 'ja-JP', 'zh-CN'),
    title: 'two languages leave the language as it is',
  },
  'primary-tag-alone': similar('the tag "ja"', 'ja'),
  'in-another-case': similar('the tag "JA-jp"', 'JA-jp'),
  'with-underscore': similar('the tag "ja_JP"', 'ja_JP'),
  'list-with-weights': farther('the list "ja-JP,en;q=0.5"', 'ja-JP,en;q=0.5'),
  'with-blanks': farther('the tag " ja-JP "', ' ja-JP '),
  'attribute-name-in-lower-case': {
    title: 'the name SAML/attributes/PreferredLanguage is taken as the SP declares',
    proves: ['DS-LANG-8'],
    delta: {
      is: {
        changes: [claim('language', ['ja-JP'], (name) => name.replace('/Attributes/', '/attributes/'))],
      },
    },
    wants: {
      policy: 'language.lowerCaseName',
      is: { ignore: session({ language: '{language}' }), accept: session({ language: 'ja-JP' }) },
    },
  },
  'outlives-the-message': {
    title: 'the language of an earlier login is kept as the SP declares',
    proves: ['DS-LANG-9'],
    scene: [present({ changes: [language('ja-JP')] }), present({ by: 'second browser' })],
    wants: {
      policy: 'language.persists',
      is: { keep: session({ language: 'ja-JP' }), reset: session({ language: '{language}' }) },
    },
  },
})
