import { decoyWithAssertion, decoyWithClaims } from '../../mock-idp/tamper/rewrite/decoy-signature.ts'
import {
  assertionOfAnotherNamespace,
  hintOfTheSameId,
  type IdLookalike,
  idByCharacterReference,
  idLookalike,
} from '../../mock-idp/tamper/rewrite/equal-ids.ts'
import { forgedInObject } from '../../mock-idp/tamper/rewrite/hearsay.ts'
import { forgedAroundMetadata, metadataSigned } from '../../mock-idp/tamper/rewrite/metadata-text.ts'
import { type NamedPoint, namedPoints } from '../../mock-idp/tamper/rewrite/wrapping/space.ts'
import { noAssertion, status } from '../../mock-idp/tamper/say/envelope.ts'
import { oneIdForBoth } from '../../mock-idp/tamper/say/ids.ts'
import type { Change } from '../../mock-idp/tamper/step.ts'
import { type Case, family, refused, safe } from '../case.ts'
import { wrappingCase } from './wrapping-point.ts'

const wrapping = (name: NamedPoint, title: string): Case => wrappingCase(namedPoints[name], title)

const lookalike = (name: IdLookalike, title: string): Case => ({
  title,
  proves: ['CORE-1.3.4', 'CORE-5.4.2'],
  modes: ['assertion'],
  delta: { is: { changes: [idLookalike(name)] } },
  wants: safe,
})

const fromMetadata = (title: string, change: Change): Case => ({
  title,
  proves: ['CORE-5.4.2', 'PROF-4.1.4.5'],
  modes: ['response'],
  delta: { is: { changes: [metadataSigned, change] } },
  wants: safe,
})

const otherNamespace = (title: string, uri: Parameters<typeof assertionOfAnotherNamespace>[0]): Case => ({
  title,
  proves: uri === '' ? ['XMLNS-6.1', 'PROF-4.1.4.3'] : ['CORE-4.1.3.3', 'PROF-4.1.4.3'],
  modes: ['assertion'],
  delta: { is: { changes: [assertionOfAnotherNamespace(uri)] } },
  wants: safe,
})

/**
 * Signature wrapping: what is signed is not what is read. XSW1 to XSW8 and the relocations that were published since, where
 * the forged user is the marker; the rest of the space is the family `wrapping-space`.
 */
export default family({
  'xsw-1': wrapping('xsw-1', 'a forged response around the signature around the signed response signs nobody in'),
  'xsw-2': wrapping('xsw-2', 'a forged response around a signed response and its signature signs nobody in'),
  'xsw-3': wrapping('xsw-3', 'a forged assertion before the signed one signs nobody in'),
  'xsw-4': wrapping('xsw-4', 'a forged assertion around the signed one signs nobody in'),
  'xsw-5': wrapping('xsw-5', 'a forged assertion with the signature of the next one signs nobody in'),
  'xsw-6': wrapping('xsw-6', 'a forged assertion whose signature holds the signed one signs nobody in'),
  'xsw-7': wrapping('xsw-7', 'a forged assertion of the same ID in Extensions signs nobody in'),
  'xsw-8': wrapping('xsw-8', 'a forged assertion whose signature has the signed one as Object signs nobody in'),
  'xsw-1-in-object': wrapping(
    'xsw-1-in-object',
    'a forged response whose signature has the signed response as Object signs nobody in',
  ),
  'xsw-3-after': wrapping('xsw-3-after', 'a forged assertion behind the signed one signs nobody in'),
  'xsw-7-new-id': wrapping('xsw-7-new-id', 'a forged assertion in Extensions signs nobody in'),
  'original-in-extensions': wrapping(
    'original-in-extensions',
    'a forged assertion signs nobody in while the signed one is put away in Extensions',
  ),
  'original-in-extensions-same-id': wrapping(
    'original-in-extensions-same-id',
    'a forged assertion with the ID and the signature of the one in Extensions signs nobody in',
  ),
  'original-in-advice': wrapping(
    'original-in-advice',
    'a forged assertion signs nobody in while the signed one is put away in its Advice',
  ),
  'original-in-status-detail': wrapping(
    'original-in-status-detail',
    'a forged assertion signs nobody in while the signed one is put away in StatusDetail',
  ),
  'original-in-subject-confirmation-data': wrapping(
    'original-in-subject-confirmation-data',
    'a forged assertion signs nobody in while the signed one is put away in its SubjectConfirmationData',
  ),
  'original-in-attribute-value': wrapping(
    'original-in-attribute-value',
    'a forged assertion signs nobody in while the signed one is put away in a value of its attributes',
  ),
  'original-in-response-signature': wrapping(
    'original-in-response-signature',
    "a forged assertion signs nobody in while the signed one is an Object of its signature, made the Response's",
  ),
  'original-in-extensions-signature-at-response': wrapping(
    'original-in-extensions-signature-at-response',
    "a forged assertion signs nobody in while the signed one is in Extensions and its signature is made the Response's",
  ),
  'response-in-extensions': wrapping(
    'response-in-extensions',
    'a forged response signs nobody in while the signed one is put away in its Extensions',
  ),
  'forged-in-object': wrapping(
    'forged-in-object',
    'a forged assertion in an Object of the signature of the signed one signs nobody in',
  ),
  'id-in-id': lookalike('Id', "a forged assertion with the signed one's ID as its Id signs nobody in"),
  'id-in-lower-case-id': lookalike('id', "a forged assertion with the signed one's ID as its id signs nobody in"),
  'id-in-assertion-id': lookalike(
    'AssertionID',
    "a forged assertion with the signed one's ID as its AssertionID signs nobody in",
  ),
  'id-in-xml-id': lookalike('xml:id', "a forged assertion with the signed one's ID as its xml:id signs nobody in"),
  'id-in-samlp-id': lookalike(
    'samlp:ID',
    "a forged assertion with the signed one's ID in the namespace of the protocol signs nobody in",
  ),
  'id-in-foreign-id': lookalike(
    'ext:ID',
    "a forged assertion with the signed one's ID in a foreign namespace signs nobody in",
  ),
  'id-by-character-reference': {
    title: "a forged assertion with the signed one's ID, one character of it by number, signs nobody in",
    proves: ['CORE-1.3.4', 'XML-4.1'],
    modes: ['assertion'],
    delta: { is: { changes: [idByCharacterReference] } },
    wants: safe,
  },
  'hint-of-the-same-id': {
    title: "an unknown element with the assertion's ID leaves open what is signed",
    proves: ['CORE-1.3.4'],
    modes: ['assertion'],
    delta: { is: { changes: [hintOfTheSameId] } },
    wants: refused('bad-response', 'bad-signature'),
  },
  'response-and-assertion-of-one-id': {
    title: 'a response and an assertion of one ID leave open what is signed',
    proves: ['CORE-1.3.4'],
    delta: { is: { changes: [oneIdForBoth] } },
    wants: refused('bad-response', 'bad-signature'),
  },
  'forged-of-no-namespace': otherNamespace('an Assertion of no namespace before the signed one signs nobody in', ''),
  'forged-of-saml-1': otherNamespace(
    'an Assertion of SAML 1 before the signed one signs nobody in',
    'urn:oasis:names:tc:SAML:1.0:assertion',
  ),
  'metadata-in-extensions': fromMetadata(
    "a forged response that holds the issuer's signed metadata signs nobody in",
    forgedAroundMetadata.kept,
  ),
  'metadata-signature-moved': fromMetadata(
    "a forged response under the signature of the issuer's metadata signs nobody in",
    forgedAroundMetadata.moved,
  ),
  'forged-in-signature-of-failure': {
    title: 'a forged assertion in the signature of a failure signs nobody in',
    proves: ['CORE-3.2.2.2', 'PROF-4.1.4.2', 'DSIG-8.1.1', 'CORE-5.3'],
    modes: ['response'],
    delta: {
      is: {
        changes: [
          status('the status is Responder', { code: 'urn:oasis:names:tc:SAML:2.0:status:Responder' }),
          noAssertion,
          forgedInObject,
        ],
      },
    },
    wants: safe,
  },
  'decoy-signature-in-error': {
    title: 'a forged assertion in a second signature of a signed failure signs nobody in',
    proves: ['XSD-PROTOCOL', 'CORE-3.2.2.2', 'DSIG-8.1.1'],
    modes: ['response'],
    delta: {
      is: {
        changes: [
          status('the status is Responder', { code: 'urn:oasis:names:tc:SAML:2.0:status:Responder' }),
          noAssertion,
          decoyWithAssertion,
        ],
      },
    },
    wants: safe,
  },
  'decoy-signature-in-assertion': {
    title: 'forged claims in a second signature of the assertion sign nobody in',
    proves: ['XSD-ASSERTION', 'DSIG-8.1.1'],
    modes: ['assertion'],
    delta: { is: { changes: [decoyWithClaims] } },
    wants: safe,
  },
})
