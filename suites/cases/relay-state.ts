import { relayState } from '../../mock-idp/tamper/carry/relay-state.ts'
import { userName } from '../../mock-idp/tamper/say/user.ts'
import type { Facts } from '../../mock-idp/tamper/step.ts'
import { type Case, either, family, observed, present, refused, safe, session, signOn, start, stays } from '../case.ts'
import { CANARY, CANARY_HEADER, ELSEWHERE } from '../elsewhere.ts'

const REDIRECT = ['CWE-601', 'BIND-3.1.1'] as const

const brought = (
  title: string,
  what: string,
  text: string | ((facts: Facts) => string),
  proves: Case['proves'] = REDIRECT,
): Case => ({
  title,
  proves,
  scene: [present({ changes: [relayState('is the path /', '/')] })],
  delta: { is: { changes: [relayState(what, text)] } },
  wants: stays,
})

const leads = (what: string, text: string | ((facts: Facts) => string)): Case =>
  brought(`a RelayState that ${what} leads out of no SP`, what, text)

/** The other scheme than the SP's own: a browser takes `https:host` on a page of `http:` for an absolute address. */
const otherScheme = ({ sp }: Facts): string => (sp.acs.startsWith('https:') ? 'http:' : 'https:')

const wanted = (what: string, target: string): Case => ({
  title: `a login that was begun with a target that ${what} leads out of no SP`,
  proves: REDIRECT,
  scene: [start({ target: '/' }), present({ answers: 'first browser' })],
  delta: { at: 0, is: { target } },
  wants: stays,
})

/** What comes beside the message and is signed by nobody. @see SAML Bindings 3.4.3, 3.5.3; SAML Profiles 4.1.5 */
export default family({
  'own-page': {
    title: 'a RelayState that is a path of the SP opens a session',
    proves: ['PROF-4.1.5'],
    delta: { is: { changes: [relayState('is the path /', '/')] } },
    wants: session(),
  },
  'other-site': leads('is the address of another site', `https://${ELSEWHERE}/`),
  'two-slashes': leads('begins with two slashes', `//${ELSEWHERE}/`),
  'three-slashes': leads('begins with three slashes', `///${ELSEWHERE}/`),
  'slash-and-backslash': leads('begins with slash and backslash', `/\\${ELSEWHERE}/`),
  'two-backslashes': leads('begins with two backslashes', `\\\\${ELSEWHERE}/`),
  'slash-and-tab': leads('hides two slashes behind a tab', `/\t/${ELSEWHERE}/`),
  'scheme-without-slashes': leads('has a scheme but no slashes', (facts) => `${otherScheme(facts)}${ELSEWHERE}/`),
  'own-name-as-user': leads(
    'has the name of the SP in front of an @',
    ({ sp }) => `${new URL(sp.acs).origin}@${ELSEWHERE}/`,
  ),
  'own-name-as-prefix': leads(
    'only begins as the address of the SP',
    ({ sp }) => `${new URL(sp.acs).protocol}//${new URL(sp.acs).hostname}.${ELSEWHERE}/`,
  ),
  script: brought(
    'a RelayState that is a script runs in no page',
    'is an address of the scheme javascript',
    `javascript:${CANARY}`,
    ['CWE-79', 'BIND-3.1.1'],
  ),
  markup: brought(
    'a RelayState with markup is escaped wherever it stands',
    'closes an attribute and opens a script',
    `"><script>${CANARY}</script>`,
    ['CWE-79'],
  ),
  'line-break': brought(
    'a RelayState with a line break adds no header',
    'holds a line break and a header',
    `/\r\n${CANARY_HEADER}: 1`,
    ['CWE-113'],
  ),
  'over-80-bytes': {
    title: 'a RelayState of 81 bytes brings down nothing',
    proves: ['BIND-3.5.3'],
    delta: { is: { changes: [relayState('has 81 bytes', `/${'a'.repeat(80)}`)] } },
    wants: observed(either(session(), refused())),
  },
  'of-another-browser': {
    title: "another browser's RelayState changes nothing about who is signed in",
    proves: ['BIND-3.4.3'],
    scene: [
      present({ by: 'second browser', changes: [userName('{marker}')] }),
      start({ by: 'second browser' }),
      ...signOn(),
    ],
    delta: { at: 3, is: { returns: 'second browser' } },
    wants: safe,
  },
  'target-on-other-site': wanted('is on another site', `https://${ELSEWHERE}/`),
  'target-with-two-slashes': wanted('begins with two slashes', `//${ELSEWHERE}/`),
  'target-with-three-slashes': wanted('begins with three slashes', `///${ELSEWHERE}/`),
  'target-with-backslash': wanted('begins with slash and backslash', `/\\${ELSEWHERE}/`),
})
