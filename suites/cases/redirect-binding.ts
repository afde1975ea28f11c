import {
  emptyQuerySignature,
  flippedQuerySignature,
  forgedRequest,
  forgedRequestBesideResponse,
  noQuerySignature,
  noRelayState,
  noSigAlg,
  relayStateChanged,
  sigAlgChanged,
} from '../../mock-idp/tamper/carry/query.ts'
import { userNamedAfterSigning } from '../../mock-idp/tamper/rewrite/logout.ts'
import { logoutDestination, namesMarker } from '../../mock-idp/tamper/say/logout.ts'
import { signature, signedWith } from '../../mock-idp/tamper/sign/signature.ts'
import type { LogoutChange } from '../../mock-idp/tamper/step.ts'
import { alive, type Case, ended, family, logout, present, type Reason } from '../case.ts'

const SCENE = [present(), logout({ from: 'idp', binding: 'redirect', relayState: 'assay-relay-state' })]

/** The honest redirect ends the session; with these changes it must live on. */
const refusing = (
  title: string,
  because: readonly Reason[],
  changes: readonly LogoutChange[],
  proves: Case['proves'] = ['BIND-3.4.4.1', 'PROF-4.4.4.1'],
): Case => ({ title, proves, scene: SCENE, delta: { at: 1, is: { changes } }, twin: ended, wants: alive(...because) })

const ending = (title: string, change: LogoutChange): Case => ({
  title,
  proves: ['BIND-3.4.4.1'],
  scene: SCENE,
  delta: { at: 1, is: { changes: [change] } },
  twin: ended,
  wants: ended,
})

/** What a signature over a query covers: shown by logout requests, whose refusal leaves the session alive. */
export default family({
  honest: {
    title: "the identity provider's signed request, redirected, ends the session",
    proves: ['BIND-3.4.4.1', 'CORE-3.7.3.1'],
    scene: SCENE,
    wants: ended,
  },
  'lower-case-escapes': ending(
    'a query whose escapes are in lower case is verified as it was sent',
    signature('the escapes of the query are in lower case', { query: { escapes: 'lower-case' } }),
  ),
  unsigned: refusing('a redirected request without a signature ends no session', ['unsigned'], [noQuerySignature]),
  'without-sig-alg': refusing(
    'a redirected request whose signature names no algorithm ends no session',
    ['unsigned', 'bad-signature', 'weak-algorithm'],
    [noSigAlg],
  ),
  'empty-signature': refusing(
    'a redirected request with an empty signature ends no session',
    ['unsigned', 'bad-signature'],
    [emptyQuerySignature],
  ),
  'signature-bit-turned': refusing(
    'a redirected request with one bit of its signature turned ends no session',
    ['bad-signature'],
    [flippedQuerySignature],
  ),
  'name-changed-after-signing': refusing(
    'a redirected request whose name was changed after signing ends no session',
    ['bad-signature'],
    [namesMarker, userNamedAfterSigning],
  ),
  'by-a-stranger': refusing(
    'a redirected request that a stranger signed ends no session',
    ['bad-signature'],
    [signedWith('clone')],
  ),
  'signed-in-another-order': refusing(
    'a signature over the query in another order than the binding demands is none',
    ['bad-signature'],
    [signature('the query is written and signed in reverse order', { query: { order: 'reversed' } })],
    ['BIND-3.4.4.1'],
  ),
  'forged-request-first': refusing(
    'a forged request before the signed one ends no session',
    ['bad-response', 'bad-signature'],
    [namesMarker, forgedRequest.before],
  ),
  'forged-request-last': refusing(
    'a forged request behind the signed one ends no session',
    ['bad-response', 'bad-signature'],
    [namesMarker, forgedRequest.behind],
  ),
  'forged-request-beside-response': {
    title: 'a forged request beside a signed response ends no session',
    proves: ['BIND-3.4.4.1', 'PROF-4.4.4.1'],
    scene: [
      present(),
      logout({ from: 'idp', binding: 'redirect', changes: [namesMarker] }),
      logout({ from: 'idp', binding: 'redirect' }),
    ],
    delta: { at: 2, is: { message: 'response', changes: [forgedRequestBesideResponse] } },
    twin: ended,
    wants: alive('bad-response', 'bad-signature', 'unsolicited'),
  },
  'unknown-algorithm': refusing(
    'a signature by an algorithm that nobody knows is none',
    ['weak-algorithm', 'bad-signature'],
    [signature('SigAlg is unknown', { query: { sigAlg: 'urn:example:saml-assay:rsa-sha256' } })],
  ),
  'with-sha1': {
    title: 'a query signed by RSA with SHA-1 is taken as the SP declares',
    proves: ['IIP-ALG08'],
    scene: SCENE,
    delta: {
      at: 1,
      is: { changes: [signature('the query is signed by RSA with SHA-1', { signatureMethod: 'rsa-sha1' })] },
    },
    twin: ended,
    wants: { policy: 'algorithms.sha1', is: { reject: alive('weak-algorithm'), accept: ended } },
  },
  'algorithm-changed-after-signing': refusing(
    'a redirected request whose SigAlg was changed after signing ends no session',
    ['bad-signature'],
    [sigAlgChanged],
    ['BIND-3.4.4.1'],
  ),
  'relay-state-taken-out': refusing(
    'a redirected request whose RelayState was taken out after signing ends no session',
    ['bad-signature'],
    [noRelayState],
    ['BIND-3.4.4.1'],
  ),
  'relay-state-changed': refusing(
    'a redirected request whose RelayState was changed after signing ends no session',
    ['bad-signature'],
    [relayStateChanged],
    ['BIND-3.4.4.1'],
  ),
  'signed-inside-only': refusing(
    'a signature inside a redirected request is no signature of the query',
    ['unsigned', 'bad-signature'],
    [signature('the message is signed inside', { query: { inside: true } }), noQuerySignature],
    ['BIND-3.4.4.1'],
  ),
  'destination-of-another-sp': refusing(
    'a redirected request for another SP ends no session',
    ['wrong-destination'],
    [logoutDestination('the Destination is another SP', () => 'https://other.example/slo')],
    ['BIND-3.4.5.2'],
  ),
})
