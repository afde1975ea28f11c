import type { requestFlaws } from '../flaws/request.ts'

const LEADS = [
  'relay-state/other-site',
  'relay-state/two-slashes',
  'relay-state/three-slashes',
  'relay-state/slash-and-backslash',
  'relay-state/two-backslashes',
  'relay-state/slash-and-tab',
  'relay-state/scheme-without-slashes',
  'relay-state/own-name-as-user',
  'relay-state/own-name-as-prefix',
]
const TARGETS = [
  'relay-state/target-on-other-site',
  'relay-state/target-with-two-slashes',
  'relay-state/target-with-three-slashes',
  'relay-state/target-with-backslash',
]

/** What RelayState leads to, where every address is followed. */
export const LED_ANYWHERE = LEADS

/** Logins that the SP begins. Where a request cannot be read, nothing but its own rule is judged. */
export const requestKilledBy: Readonly<Record<keyof typeof requestFlaws, readonly string[]>> = {
  'any-request-answered': [
    'response/in-response-to-nothing',
    'response/in-response-to-in-confirmation',
    'response/in-response-to-in-response',
    'solicited/unknown-request',
    'solicited/unknown-request-in-response',
    'solicited/unknown-request-in-confirmation',
    'solicited/confirmation-without-request',
  ],
  'request-of-response-ignored': [
    'response/in-response-to-in-response',
    'solicited/unknown-request-in-response',
    'solicited/confirmation-without-request',
  ],
  'request-by-browser': [
    'response/in-response-to-nothing',
    'response/in-response-to-in-confirmation',
    'response/in-response-to-in-response',
    'solicited/unknown-request',
    'solicited/unknown-request-in-response',
    'solicited/unknown-request-in-confirmation',
    'solicited/confirmation-without-request',
    'solicited/request-of-another-browser',
    'solicited/request-answered-twice',
  ],
  'request-of-confirmation-optional': [
    'solicited/confirmation-without-request',
    'solicited/another-provider-unsolicited-inside',
  ],
  'request-answered-again': ['solicited/request-answered-twice'],
  'request-of-any-browser': ['solicited/request-of-another-browser'],
  'answered-by-anybody': ['solicited/another-provider'],
  'any-context': ['solicited/another-context'],
  'stale-authentication': ['solicited/stale-authentication'],
  // Where no unsolicited login is accepted, all others are inconclusive.
  'unsolicited-refused': ['control/assertion-signed', 'control/both-signed', 'control/response-signed'],
  'request-crashes': ['solicited/request-as-response'],
  // The clock of the suite stands still: the second request takes the place of the first.
  'request-id-by-clock': ['request/id', 'solicited/request-of-another-browser', 'solicited/request-answered-twice'],
  'short-request-id': ['request/id'],
  'request-without-issuer': ['request/schema'],
  'request-out-of-order': ['request/schema'],
  'provider-as-destination': ['request/destination'],
  'endpoint-by-url-and-index': ['request/endpoint'],
  'endpoint-by-index': ['request/endpoint-by-url'],
  'endpoint-spelled-otherwise': ['request/endpoint'],
  'request-demands-format': ['request/name-id-policy'],
  'document-type-in-request': ['request/document-type'],
  'zlib-in-redirect': ['request/by-redirect'],
  'long-relay-state': ['request/by-redirect', 'request/by-post'],
  'target-anywhere': [...LEADS, ...TARGETS],
  'three-slashes-are-local': ['relay-state/three-slashes', 'relay-state/target-with-three-slashes'],
  'backslash-is-local': [
    'relay-state/slash-and-backslash',
    'relay-state/two-backslashes',
    'relay-state/target-with-backslash',
  ],
  'scheme-without-slashes-is-local': ['relay-state/scheme-without-slashes'],
  'own-prefix-is-local': ['relay-state/own-name-as-user', 'relay-state/own-name-as-prefix'],
  'tab-between-slashes-is-local': ['relay-state/slash-and-tab'],
  'relay-state-splits-headers': ['relay-state/line-break'],
  'relay-state-is-linked': ['relay-state/script'],
  'relay-state-is-not-escaped': ['relay-state/markup'],
  'session-by-relay-state': ['relay-state/of-another-browser'],
  // The second browser has the cookie of the first's session before it brings anything.
  'visitor-keeps-id': [
    'browser/cookies-before-login',
    'browser/cookies-of-an-attacker',
    'solicited/request-answered-twice',
  ],
}
