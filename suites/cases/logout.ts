import { calledResponse } from '../../mock-idp/tamper/carry/form.ts'
import {
  signedAssertionInside,
  signedRequestInExtensions,
  signedRequestInSignature,
  userNamedAfterSigning,
} from '../../mock-idp/tamper/rewrite/logout.ts'
import { noSignatures } from '../../mock-idp/tamper/rewrite/signature-text.ts'
import { splitText } from '../../mock-idp/tamper/rewrite/split-text.ts'
import {
  answersRequest,
  logoutDestination,
  logoutIssuedBy,
  logoutNameId,
  logoutNameIdOfAnotherFormat,
  logoutNotOnOrAfter,
  logoutVersion,
  namesMarker,
  noSessionIndex,
  sessionIndexes,
} from '../../mock-idp/tamper/say/logout.ts'
import { nameId } from '../../mock-idp/tamper/say/user.ts'
import { signedWith } from '../../mock-idp/tamper/sign/signature.ts'
import type { LogoutChange } from '../../mock-idp/tamper/step.ts'
import { type Act, alive, type Case, ended, family, type LogoutRule, logout, present, type Wanted } from '../case.ts'

const IDP_ASKS = [present(), logout({ from: 'idp' })]
const USER_LEAVES = [present(), logout({ from: 'sp' })]
const TWO_BROWSERS = [present(), present({ by: 'second browser' })]

/** The honest logout ends the session; with these changes it must live on. */
const refusing = (title: string, proves: Case['proves'], wants: Wanted, ...changes: readonly LogoutChange[]): Case => ({
  title,
  proves,
  scene: IDP_ASKS,
  delta: { at: 1, is: { changes } },
  twin: ended,
  wants,
})

/** What becomes of a session whose user leaves, where the answer to the SP's request is none. */
const unanswered = (title: string, proves: Case['proves'], wants: Wanted, is: Partial<Act>): Case => ({
  title,
  proves,
  scene: USER_LEAVES,
  delta: { at: 1, is },
  twin: ended,
  wants: { policy: 'logout.endsAt', is: { answer: wants, request: ended } },
})

/** A LogoutResponse in place of the request; nobody asked for it. */
const unasked = (title: string, wants: Wanted, ...changes: readonly LogoutChange[]): Case => ({
  title,
  proves: ['PROF-4.4.4.2', 'CORE-3.7.2'],
  scene: IDP_ASKS,
  delta: { at: 1, is: { message: 'response', changes } },
  twin: ended,
  wants,
})

/** Reads what the SP says of itself in the course of a logout. */
const said = (
  title: string,
  proves: Case['proves'],
  document: 'logout-request' | 'logout-response',
  rule: LogoutRule,
  scene: readonly Act[],
): Case => ({
  title,
  proves,
  scene: [...scene, { do: 'read', document, rule }],
  wants: { oneOf: [{ kind: 'document', passes: `${document}-${rule}` }] },
})

/** Single logout: which sessions end, and on whose word. */
export default family({
  'by-post': {
    title: "the identity provider's signed request, posted, ends the session",
    proves: ['CORE-3.7.3.1', 'PROF-4.4.4.1'],
    scene: IDP_ASKS,
    wants: ended,
  },
  'from-sp': {
    title: 'a user who logs out at the SP is signed out once the identity provider has answered',
    proves: ['CORE-3.7.2'],
    scene: USER_LEAVES,
    wants: ended,
  },
  'from-sp-answered-by-redirect': {
    title: 'a user who logs out at the SP is signed out where the answer comes by redirect',
    proves: ['CORE-3.7.2', 'BIND-3.4.4.1'],
    scene: [present(), logout({ from: 'sp', binding: 'redirect' })],
    wants: ended,
  },
  'without-expiry': {
    title: 'a request that does not say until when it may be acted on ends the session',
    proves: ['CORE-3.7.1'],
    scene: IDP_ASKS,
    delta: { at: 1, is: { changes: [logoutNotOnOrAfter('there is no NotOnOrAfter', undefined)] } },
    twin: ended,
    wants: ended,
  },
  'without-session-index': {
    title: 'a request without SessionIndex ends the session of the user whom it names',
    proves: ['CORE-3.7.3.1'],
    scene: IDP_ASKS,
    delta: { at: 1, is: { changes: [noSessionIndex] } },
    twin: ended,
    wants: ended,
  },

  unsigned: refusing(
    'a posted request without a signature ends no session',
    ['PROF-4.4.4.1'],
    alive('unsigned'),
    noSignatures,
  ),
  'name-changed-after-signing': refusing(
    'a request whose name was changed after signing ends no session',
    ['CORE-3.7.1'],
    alive('bad-signature'),
    namesMarker,
    userNamedAfterSigning,
  ),
  'by-a-stranger': refusing(
    "a request that a stranger signed, with the stranger's certificate, ends no session",
    ['CORE-3.7.3', 'CORE-5.4.5'],
    alive('bad-signature'),
    signedWith('clone'),
  ),
  'by-another-issuers-key': refusing(
    "a request in this issuer's name with another one's key ends no session",
    ['CORE-3.7.3'],
    alive('bad-signature'),
    signedWith('other'),
  ),
  'signed-assertion-inside': {
    ...refusing(
      'a signed assertion inside an unsigned request signs no request',
      ['PROF-4.4.4.1', 'CORE-5.4.2'],
      alive('unsigned', 'bad-signature', 'bad-response'),
      signedAssertionInside,
    ),
    modes: ['assertion', 'both'],
  },
  'called-a-response': refusing(
    'a request in the field for responses ends no session',
    ['BIND-3.5.4', 'CORE-3.7.3'],
    alive('bad-response'),
    calledResponse,
  ),
  'signed-request-in-extensions': refusing(
    'a signed request in the Extensions of a forged one ends no session of whom the forged one names',
    ['CORE-5.4.2', 'CORE-3.7.3'],
    alive('unsigned', 'bad-signature', 'bad-response'),
    namesMarker,
    signedRequestInExtensions,
  ),
  'signed-request-in-signature': refusing(
    'a signed request in the signature of a forged one ends no session of whom the forged one names',
    ['CORE-5.4.2', 'CORE-3.7.3'],
    alive('unsigned', 'bad-signature', 'bad-response'),
    namesMarker,
    signedRequestInSignature,
  ),
  'instruction-in-name': refusing(
    'a processing instruction cuts no name short',
    ['CORE-3.7.3.1'],
    alive(),
    logoutNameId('the name begins with the user', { value: '{user}.evil.example' }),
    splitText('a processing instruction stands in the name', '{user}.evil.example', '{user}', '<?p?>'),
  ),
  'comment-in-name': refusing(
    'a comment cuts no name of a request short',
    ['VU475445'],
    alive(),
    logoutNameId('the name begins with the user', { value: '{user}.evil.example' }),
    splitText('after signing, a comment stands in the name', '{user}.evil.example', '{user}', '<!---->'),
  ),
  expired: refusing(
    'a request that has expired ends no session',
    ['CORE-3.7.1'],
    alive('expired'),
    logoutNotOnOrAfter('NotOnOrAfter was an hour ago', -3600),
  ),
  'expiry-never': refusing(
    'a request that expires at no time ends no session',
    ['CORE-3.7.1'],
    alive('bad-response'),
    logoutNotOnOrAfter('NotOnOrAfter is "never"', 'never'),
  ),
  'destination-of-another-sp': refusing(
    'a posted request for another SP ends no session',
    ['BIND-3.5.5.2', 'CORE-3.7.3'],
    alive('wrong-destination'),
    logoutDestination('the Destination is another SP', () => 'https://other.example/slo'),
  ),
  'without-destination': refusing(
    'a signed request that is posted without a Destination ends no session',
    ['BIND-3.5.5.2'],
    alive('wrong-destination'),
    logoutDestination('there is no Destination', () => undefined),
  ),
  'issuer-unknown': refusing(
    'a request of an issuer whom the SP does not know ends no session',
    ['CORE-3.7.3'],
    alive('unknown-issuer', 'bad-signature'),
    logoutIssuedBy('the issuer is unknown', { value: 'https://unknown.example/idp' }),
  ),
  'without-issuer': refusing(
    'a request without Issuer ends no session',
    ['CORE-3.7.3'],
    alive('bad-response', 'unknown-issuer'),
    logoutIssuedBy('there is no Issuer', undefined),
  ),
  'of-another-issuer': {
    title: 'an issuer ends no session that another issuer opened',
    proves: ['CORE-3.7.3.1'],
    scene: IDP_ASKS,
    delta: { at: 1, is: { issuer: 'other' } },
    twin: ended,
    wants: alive(),
  },
  'version-1.1': refusing(
    'a request of SAML 1.1 ends no session',
    ['CORE-3.7.3'],
    alive('bad-response'),
    logoutVersion('1.1'),
  ),
  'same-request-twice': {
    title: 'a request that was acted on ends no session that was opened after it',
    proves: ['CORE-3.7.3.1'],
    scene: [
      present(),
      logout({ from: 'idp', changes: [noSessionIndex] }),
      present(),
      logout({ from: 'idp', changes: [noSessionIndex] }),
    ],
    delta: { at: 3, is: { again: 1 } },
    twin: ended,
    wants: alive('replayed'),
    level: 'SHOULD',
  },

  'unknown-name': refusing(
    'a request for a user whom the SP does not know ends no session of another',
    ['CORE-3.7.3.1'],
    alive(),
    namesMarker,
  ),
  'unknown-session-index': refusing(
    'a request for a session that there is not ends no other session of the user',
    ['CORE-3.7.3.1'],
    alive(),
    sessionIndexes('the SessionIndex is of no session', ['_00000000000000000000000000000000']),
  ),
  'session-of-another-browser': {
    title: "a request for the user's other session leaves that of the browser which brings it",
    proves: ['CORE-3.7.3.1'],
    scene: [...TWO_BROWSERS, logout({ from: 'idp', by: 'first browser', of: 0 })],
    delta: { at: 2, is: { of: 1 } },
    twin: ended,
    wants: alive(),
  },
  'one-of-two-sessions': {
    title: 'a request for one of two sessions leaves the other',
    proves: ['CORE-3.7.3.1'],
    scene: [...TWO_BROWSERS, logout({ from: 'idp', by: 'first browser', of: 0 }), { do: 'probe', by: 'first browser' }],
    delta: { at: 3, is: { by: 'second browser' } },
    twin: ended,
    wants: alive(),
  },
  'all-sessions': {
    title: 'a request without SessionIndex ends every session of the user',
    proves: ['CORE-3.7.3.1'],
    scene: [
      ...TWO_BROWSERS,
      logout({ from: 'idp', by: 'first browser', of: 0 }),
      { do: 'probe', by: 'second browser' },
    ],
    delta: { at: 2, is: { changes: [noSessionIndex] } },
    twin: alive(),
    wants: ended,
  },
  'another-name-qualifier': refusing(
    'a request for the same name of another domain ends no session',
    ['CORE-3.7.3.1'],
    alive(),
    logoutNameId('the name has another NameQualifier', { nameQualifier: 'https://other.example/idp' }),
  ),
  'another-sp-name-qualifier': refusing(
    'a request for the same name at another SP ends no session',
    ['CORE-3.7.3.1'],
    alive(),
    logoutNameId('the name has another SPNameQualifier', { spNameQualifier: 'https://other.example/sp' }),
  ),
  'another-name-format': refusing(
    'a request for the same name of another format ends no session',
    ['CORE-3.7.3.1'],
    alive(),
    logoutNameIdOfAnotherFormat,
  ),

  'unasked-response': unasked('an answer that nobody asked for ends no session', alive('unsolicited')),
  'unasked-response-to-nothing': unasked(
    'an answer that names no request ends no session',
    alive('unsolicited'),
    answersRequest('there is no InResponseTo', undefined),
  ),
  'unasked-response-unsigned': unasked(
    'an answer that nobody asked for or signed ends no session',
    alive('unsigned'),
    noSignatures,
  ),
  'answer-unsigned': unanswered(
    'an answer without a signature does not end the session for which the SP waits',
    ['PROF-4.4.4.2'],
    alive('unsigned'),
    { changes: [noSignatures] },
  ),
  'answer-by-a-stranger': unanswered(
    'an answer that a stranger signed does not end the session for which the SP waits',
    ['PROF-4.4.4.2'],
    alive('bad-signature'),
    { changes: [signedWith('clone')] },
  ),
  'answer-to-another-request': unanswered(
    'an answer to another request does not end the session for which the SP waits',
    ['CORE-3.7.2'],
    alive('unsolicited'),
    { changes: [answersRequest('it answers another request', '_0000000000000000000000000another')] },
  ),
  'answer-of-another-issuer': unanswered(
    'an answer of an issuer that was not asked does not end the session for which the SP waits',
    ['CORE-3.7.2'],
    alive('unsolicited'),
    { issuer: 'other' },
  ),
  'answer-withheld': unanswered(
    'a session whose user leaves ends when the SP says, if no answer comes',
    ['CORE-3.7.2'],
    alive(),
    { answer: 'none' },
  ),

  'request-signed': said('the SP signs its logout requests', ['SDP-SP28'], 'logout-request', 'signature', USER_LEAVES),
  'request-names-exactly': said(
    'the SP repeats the name in its logout request as it got it',
    ['SDP-SP29'],
    'logout-request',
    'name',
    [
      present({
        changes: [
          nameId({
            format: 'urn:oasis:names:tc:SAML:2.0:nameid-format:persistent',
            nameQualifier: 'https://idp.saml-assay.test/qualifier',
            spNameQualifier: '{sp}',
          }),
        ],
      }),
      logout({ from: 'sp' }),
    ],
  ),
  'request-complete': said(
    'the SP says in its logout request who it is and where it sends it',
    ['CORE-3.2.1', 'BIND-3.4.5.2'],
    'logout-request',
    'content',
    USER_LEAVES,
  ),
  'response-signed': said('the SP signs its logout responses', ['SDP-SP33'], 'logout-response', 'signature', IDP_ASKS),
  'response-complete': said(
    'the SP answers a logout request, and gives back what came with it',
    ['CORE-3.7.2', 'BIND-3.4.3'],
    'logout-response',
    'content',
    [present(), logout({ from: 'idp', binding: 'redirect', relayState: 'assay-relay-state' })],
  ),

  'by-a-link': {
    title: 'a link of another site logs a user out only where the SP says that it does',
    proves: ['CWE-352'],
    scene: USER_LEAVES,
    delta: { at: 1, is: { byLink: true } },
    twin: ended,
    wants: { policy: 'logout.byLink', is: { reject: alive(), accept: ended } },
  },
})
