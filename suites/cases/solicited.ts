import { requestEchoed } from '../../mock-idp/tamper/rewrite/echo.ts'
import { answering } from '../../mock-idp/tamper/say/envelope.ts'
import { authnStatement, contextClass } from '../../mock-idp/tamper/say/statement.ts'
import type { Say } from '../../mock-idp/tamper/step.ts'
import { type Case, family, present, type Reason, refused, session, signOn, start } from '../case.ts'

const UNKNOWN = '_ffffffffffffffffffffffffffffffff'
const DAY = -86_400
const X509 = contextClass('urn:oasis:names:tc:SAML:2.0:ac:classes:X509')

const answered = (title: string, change: Say, ...because: readonly Reason[]): Case => ({
  title,
  proves: ['PROF-4.1.4.3', 'TMWS-FLOW-1'],
  scene: signOn(),
  delta: { at: 1, is: { changes: [change] } },
  wants: refused(...because),
})

/** Logins that the SP has asked for. @see SAML Profiles 4.1.3, 4.1.4 */
export default family({
  answer: {
    title: 'the answer to a request opens a session',
    proves: ['PROF-4.1.4.3', 'PROF-4.1.2', 'TMWS-FLOW-1'],
    scene: signOn(),
    wants: session(),
  },
  'answer-after-post': {
    title: 'the answer to a request that went by POST opens a session',
    proves: ['PROF-4.1.4.3'],
    scene: [start({ how: 'byPost' }), present({ answers: 'first browser' })],
    wants: session(),
  },
  'unknown-request': answered(
    'an answer to a request that the SP did not make opens no session where it waits for another',
    answering('the response answers an unknown request', ['response', 'confirmation'], UNKNOWN),
    'unsolicited',
    'wrong-request',
  ),
  'unknown-request-in-response': answered(
    'a response that answers another request than its confirmation opens no session',
    answering('the response, but not its confirmation, answers an unknown request', ['response'], UNKNOWN),
    'unsolicited',
    'wrong-request',
  ),
  'unknown-request-in-confirmation': answered(
    'a confirmation that answers another request than its response opens no session',
    answering('the confirmation, but not the response, answers an unknown request', ['confirmation'], UNKNOWN),
    'unsolicited',
    'wrong-request',
    'bad-confirmation',
  ),
  // An unsolicited assertion inside a forged answer: GHSA-q8r6-xj3f-wrrm, node-saml issue 433.
  'confirmation-without-request': answered(
    'an answer whose confirmation names no request opens no session',
    answering('the confirmation has no InResponseTo', ['confirmation'], undefined),
    'unsolicited',
    'wrong-request',
    'bad-confirmation',
  ),
  'request-of-another-browser': {
    title: "an answer to another browser's request opens no session",
    proves: ['PROF-4.1.4.3', 'CWE-352', 'TMWS-FLOW-1'],
    scene: [start({ by: 'second browser' }), ...signOn()],
    delta: { at: 2, is: { answers: 'second browser' } },
    wants: refused('wrong-request', 'unsolicited'),
  },
  'request-answered-twice': {
    title: 'a request that was answered is answered no second time',
    proves: ['PROF-4.1.4.5', 'TMWS-FLOW-1'],
    // The second browser is the first as it was before it signed in: what bound the request to it, it has as well.
    scene: [
      start(),
      { do: 'copy-cookies', from: 'first browser', to: 'second browser' },
      present({ answers: 'first browser' }),
      start({ by: 'second browser' }),
      present({ by: 'second browser', answers: 'second browser' }),
    ],
    delta: { at: 4, is: { answers: 'first browser' } },
    wants: refused('replayed', 'unsolicited', 'wrong-request'),
  },
  'another-provider': {
    title: 'an answer of another trusted provider than the one that was asked opens no session',
    proves: ['PROF-4.1.4.3-provider'],
    scene: signOn(),
    delta: { at: 1, is: { issuer: 'other' } },
    wants: refused('wrong-request', 'unknown-issuer'),
    needs: (facts) => (facts.trusts.includes('other') ? undefined : 'trusts (other)'),
  },
  'another-provider-unsolicited-inside': {
    title: 'an unsolicited assertion of another trusted provider is no answer, whatever is written around it',
    proves: ['PROF-4.1.4.3-provider'],
    modes: ['assertion'],
    scene: signOn(),
    delta: {
      at: 1,
      is: {
        issuer: 'other',
        changes: [answering('the confirmation has no InResponseTo', ['confirmation'], undefined)],
      },
    },
    wants: refused('wrong-request', 'unknown-issuer', 'unsolicited'),
    needs: (facts) => (facts.trusts.includes('other') ? undefined : 'trusts (other)'),
  },
  unsolicited: {
    title: 'a login that nobody asked for is taken as the SP declares',
    proves: ['PROF-4.1.5', 'TMWS-FLOW-2'],
    scene: signOn(),
    delta: { at: 1, is: { answers: undefined } },
    wants: { policy: 'unsolicited.response', is: { accept: session(), reject: refused('unsolicited') } },
  },
  'another-context': {
    title: 'a login by another method than the one that was demanded exactly opens no session',
    proves: ['CORE-3.3.2.2.1', 'IIP-SP07'],
    scene: [start({ how: 'exactContext' }), present({ answers: 'first browser', changes: [X509] })],
    delta: { at: 1, is: { changes: [contextClass('urn:oasis:names:tc:SAML:2.0:ac:classes:Password')] } },
    wants: refused('weak-context', 'bad-response'),
  },
  'stale-authentication': {
    title: 'a user who had to sign in anew and did so yesterday has no session',
    proves: ['SDP-IDP07'],
    scene: [start({ how: 'forceAuthn' }), present({ answers: 'first browser' })],
    delta: { at: 1, is: { changes: [authnStatement('AuthnInstant is a day ago', { authnInstant: DAY })] } },
    wants: refused('weak-context', 'expired', 'bad-response'),
  },
  'request-as-response': {
    title: 'its own request, brought back, signs nobody in',
    proves: ['CORE-3.3.3'],
    modes: ['assertion'],
    scene: signOn(),
    delta: { at: 1, is: { changes: [requestEchoed] } },
    wants: refused('bad-response', 'malformed', 'unsigned'),
  },
})
