import { forgedUser } from '../../mock-idp/tamper/rewrite/rewrite.ts'
import { signatureValue } from '../../mock-idp/tamper/rewrite/signature-text.ts'
import {
  digestInComment,
  digestInCommentBehind,
  digestInCommentBetween,
  digestInInstruction,
  digestOutside,
  forgedSignedInfo,
  manifestInObject,
  signatureOfCaptured,
  signedInfoInObject,
} from '../../mock-idp/tamper/rewrite/signed-info.ts'
import { response } from '../../mock-idp/tamper/say/envelope.ts'
import {
  digestInLines,
  hint,
  hintReferredTo,
  inLines,
  issuerSigned,
  issuerWithId,
  manifestSigned,
  namesLeftOutByFilter,
  namesLeftOutByXPath,
  notEnveloped,
  transformsReversed,
  twoDigests,
  uriChanged,
} from '../../mock-idp/tamper/sign/reference.ts'
import { named } from '../../mock-idp/tamper/sign/signed-info.ts'
import type { Change } from '../../mock-idp/tamper/step.ts'
import { type Case, family, present, refused, safe, session } from '../case.ts'

const forged = (title: string, proves: Case['proves'], ...changes: readonly Change[]): Case => ({
  title,
  proves,
  modes: ['assertion', 'response'],
  delta: { is: { changes } },
  wants: safe,
})

/** The IdP itself signs what SAML does not let it sign so. */
const misused = (title: string, proves: Case['proves'], ...changes: readonly Change[]): Case => ({
  title,
  proves,
  delta: { is: { changes } },
  wants: refused('bad-signature', 'bad-response'),
})

const withHint = response('there are Extensions with an element that has an ID', { extensions: [hint] })

const lines = (what: string, title: string, end: string): Case => ({
  title,
  proves: ['DSIG-4.3'],
  // In a response that is signed too, the value of the assertion's signature is signed.
  modes: ['assertion', 'response'],
  delta: {
    is: {
      changes: [
        digestInLines(end),
        signatureValue(`the SignatureValue is broken into lines that end in ${what}`, (value) => inLines(value, end)),
      ],
    },
  },
  wants: session(),
})

/** What a signature says that it covers: once, by the element's ID, and with no transform that leaves anything out. */
export default family({
  'digest-in-comment': forged('a digest in a comment is no digest', ['DSIG-4.4.3.6', 'VU475445'], digestInComment),
  'forged-signed-info-first': forged(
    'a forged SignedInfo before the signed one counts for nothing',
    ['DSIG-4.4'],
    forgedSignedInfo.first,
  ),
  'forged-signed-info-last': forged(
    'a forged SignedInfo behind the signed one counts for nothing',
    ['DSIG-4.4'],
    forgedSignedInfo.last,
  ),
  'forged-signed-info-in-object': {
    ...forged('a forged SignedInfo in an Object counts for nothing', ['DSIG-4.4', 'CORE-5.4.2'], signedInfoInObject),
    modes: ['assertion'],
  },
  'signature-of-a-logout-response': {
    title: 'the signature of a LogoutResponse signs no assertion, whatever SignedInfo is put into it',
    proves: ['DSIG-4.4'],
    modes: ['assertion', 'response'],
    scene: [{ do: 'capture', message: 'logout-response' }, present()],
    delta: { at: 1, is: { changes: [signatureOfCaptured] } },
    wants: safe,
  },
  'digest-in-comment-behind': forged(
    'a digest in a comment behind the signed one is no digest',
    ['DSIG-4.4.3.6', 'VU475445'],
    digestInCommentBehind,
  ),
  'digest-in-comment-between': forged(
    'a digest in a comment that divides the signed one is no digest',
    ['DSIG-4.4.3.6', 'VU475445'],
    digestInCommentBetween,
  ),
  'digest-in-instruction': forged(
    'a digest in a processing instruction is no digest',
    ['DSIG-4.4.3.6', 'C14N-2.3'],
    digestInInstruction,
  ),
  'digest-in-extensions': {
    ...forged(
      'a digest in Extensions is no digest of a signature',
      ['DSIG-4.4', 'CORE-5.4.2'],
      digestOutside('extensions'),
    ),
    modes: ['assertion'],
  },
  'digest-in-status-detail': {
    ...forged(
      'a digest in StatusDetail is no digest of a signature',
      ['DSIG-4.4', 'CORE-5.4.2'],
      digestOutside('status-detail'),
    ),
    modes: ['assertion'],
  },
  'two-digests-the-first-true': misused(
    'a reference with two digests, of which the first is true, opens no session',
    ['DSIG-XSD'],
    twoDigests('first'),
  ),
  'two-digests-the-last-true': misused(
    'a reference with two digests, of which the last is true, opens no session',
    ['DSIG-XSD'],
    twoDigests('last'),
  ),
  'digest-and-value-in-lines': lines(
    'a line feed',
    'a signature whose values are broken into lines opens a session',
    '\n',
  ),
  'digest-and-value-in-lines-with-carriage-returns': lines(
    'a carriage return and a line feed',
    'a signature whose values are broken into lines with carriage returns opens a session',
    '&#13;\n',
  ),
  'another-element-besides': misused(
    'a signature with a second reference behind that to its element opens no session',
    ['CORE-5.4.2'],
    withHint,
    hintReferredTo('behind'),
  ),
  'another-element-first': misused(
    'a signature with a second reference before that to its element opens no session',
    ['CORE-5.4.2'],
    withHint,
    hintReferredTo('before'),
  ),
  'digest-of-another-element-true': misused(
    'the true digest of another element does not make up for a false one',
    ['CORE-5.4.2', 'DSIG-3.2.1'],
    withHint,
    hintReferredTo('before'),
    forgedUser,
  ),
  'to-the-issuer-alone': {
    ...misused(
      'a signature in an assertion that covers its Issuer alone signs nobody in',
      ['CORE-5.4.2'],
      issuerWithId,
      issuerSigned,
      forgedUser,
    ),
    wants: refused('bad-signature', 'bad-response', 'unsigned'),
    modes: ['assertion'],
  },
  'to-a-manifest': forged(
    'an element to which only a manifest refers is not signed',
    ['DSIG-5.1', 'CORE-5.4.2'],
    manifestSigned,
    manifestInObject,
    forgedUser,
  ),
  'by-xpointer-of-the-id': misused(
    'a reference by an XPointer to the ID opens no session',
    ['CORE-5.4.2-uri', 'DSIG-4.4.3.3'],
    uriChanged('the reference is an XPointer to the ID', (id) => `#xpointer(id('${id}'))`),
  ),
  'by-xpointer-of-the-root': {
    ...misused(
      'a reference by an XPointer to the root opens no session',
      ['CORE-5.4.2-uri', 'DSIG-4.4.3.3'],
      uriChanged('the reference is an XPointer to the root', () => '#xpointer(/)'),
    ),
    modes: ['response'],
  },
  'with-quotation-marks': misused(
    'a reference that would end a string in a query opens no session',
    ['CORE-5.4.2', 'CWE-74'],
    uriChanged("the ID in the reference is followed by \"' or '1'='1\"", (id) => `#${id}' or '1'='1`),
  ),
  'names-left-out-by-xpath': misused(
    'what a transform by XPath leaves out of the digest signs nobody in',
    ['CORE-5.4.4', 'DSIG-8.1.1', 'DSIG-8.1'],
    namesLeftOutByXPath,
    forgedUser,
  ),
  'names-left-out-by-filter': misused(
    'what a transform by XPath Filter 2.0 takes out of the digest signs nobody in',
    ['CORE-5.4.4', 'DSIG-8.1.1', 'DSIG-8.1'],
    namesLeftOutByFilter,
    forgedUser,
  ),
  // Without that transform the signature itself would be digested, which no signature can hold the digest of.
  'not-enveloped': misused(
    'a signature without the enveloped signature transform opens no session',
    ['DSIG-4.4.3.2', 'CORE-5.4.4-set'],
    notEnveloped,
  ),
  'transforms-reversed': misused(
    'a signature that is canonicalized before it is taken out opens no session',
    ['CORE-5.4.4-set'],
    transformsReversed,
  ),
  'unknown-canonicalization': misused(
    'a signature by an unknown canonicalization opens no session',
    ['DSIG-4.4.1'],
    named('CanonicalizationMethod', 'urn:example:canonicalization'),
  ),
})
