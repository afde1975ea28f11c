import { algorithms } from '../checks/algorithms.ts'
import { assertionSigned } from '../checks/assertion-signed.ts'
import { childAssertion } from '../flawed-checks/message.ts'
import * as reference from '../flawed-checks/reference.ts'
import * as signature from '../flawed-checks/signature.ts'
import * as signatureElement from '../flawed-checks/signature-element.ts'
import * as transport from '../flawed-checks/transport.ts'
import { under } from '../flawed-checks/under.ts'
import type { Flaw } from './flaw.ts'

const { passes } = transport

/** Signatures. */
export const signatureFlaws = {
  'signature-optional': {
    replaces: 'several',
    by: { signed: signature.signatureOptional, binding: signature.unsignedBound },
    lets: 'takes a message without any signature',
    reference: 'CWE-347',
  },
  'empty-signature-verifies': {
    replaces: 'several',
    by: { signatureShape: signature.emptySignature, binding: signature.emptySignatureBound },
    lets: 'takes a signature without anything to verify for a good one',
    reference: 'CVE-2026-18568',
  },
  'first-of-two-signatures': {
    replaces: 'several',
    by: signature.firstOfTwoSignatures,
    lets: 'looks at the first of two signatures of one element',
  },
  'last-of-two-signatures': {
    replaces: 'several',
    by: signature.lastOfTwoSignatures,
    lets: 'looks at the last of two signatures of one element',
  },
  'digest-from-first-signed-info': {
    replaces: 'signatureShape',
    by: signature.digestFromFirstSignedInfo,
    lets: 'verifies the last SignedInfo and takes the digest from the first',
    reference: 'CVE-2025-29774',
  },
  'digest-from-last-signed-info': {
    replaces: 'signatureShape',
    by: signature.digestFromLastSignedInfo,
    lets: 'verifies the first SignedInfo and takes the digest from the last',
    reference: 'CVE-2025-29774',
  },
  'signed-info-at-any-depth': {
    replaces: 'several',
    by: { signatureShape: signature.digestFromFirstSignedInfo, oneAssertion: childAssertion },
    lets: 'verifies one SignedInfo of a signature, and takes what is signed from another at any depth in it',
    reference: 'CVE-2025-29774',
  },
  'digest-from-comment': {
    replaces: 'signatureShape',
    by: signature.digestFromComment,
    lets: 'takes the digest out of a comment',
    reference: 'CVE-2025-29775',
  },
  'digest-from-last-node': {
    replaces: 'signatureShape',
    by: reference.digestFromLastNode,
    lets: 'takes the digest out of the last node of its element, be it a comment',
    reference: 'CVE-2025-29775',
  },
  'digest-by-length': {
    replaces: 'signatureShape',
    by: reference.digestByLength,
    lets: 'takes for the digest the first node that is as long as one, be it a comment',
    reference: 'CVE-2025-29775',
  },
  'digest-from-instruction': {
    replaces: 'signatureShape',
    by: reference.digestFromInstruction,
    lets: 'takes the digest out of a processing instruction, and canonicalizes those away',
    reference: 'CVE-2025-29775',
  },
  'digest-from-anywhere': {
    replaces: 'signatureShape',
    by: reference.firstDigestOfDocument,
    lets: 'takes the first digest of the document for that of the signature',
    reference: 'CVE-2024-45409',
  },
  'first-of-two-digests': {
    replaces: 'signatureShape',
    by: reference.firstOfTwoDigests,
    lets: 'takes the first of two digests',
  },
  'last-of-two-digests': {
    replaces: 'signatureShape',
    by: reference.lastOfTwoDigests,
    lets: 'takes the last of two digests',
  },
  'white-space-in-values-refused': {
    replaces: 'signatureShape',
    by: reference.whiteSpaceRefused,
    lets: 'refuses base64 in lines inside a signature',
  },
  'signature-of-any-namespace': {
    replaces: 'several',
    by: signatureElement.ofAnyNamespace,
    lets: 'knows a signature by its local name and the beginning of its namespace',
  },
  'signature-anywhere-in-element': {
    replaces: 'several',
    by: signatureElement.anywhereInElement,
    lets: 'does not mind where in its element a signature stands',
  },
  'first-digest-only': {
    replaces: 'several',
    by: reference.firstDigestOnly,
    lets: 'believes what the last of several references names, and computes the digest of the first',
  },
  'manifest-followed': {
    replaces: 'several',
    by: reference.manifestFollowed,
    lets: 'believes what a manifest refers to once it has verified the manifest',
  },
  'xpointer-followed': {
    replaces: 'reference',
    by: reference.xpointerFollowed,
    lets: 'follows a reference by XPointer',
  },
  'uri-in-query': {
    replaces: 'reference',
    by: reference.uriInQuery,
    lets: 'looks the URI up by a query in which a quotation mark ends it',
    reference: 'samlify 2.12',
  },
  'expressions-executed': {
    replaces: 'several',
    by: reference.expressionsExecuted,
    lets: 'leaves out of the digest what an XPath of the message says',
  },
  'unknown-canonicalization-is-exclusive': {
    replaces: 'signatureShape',
    by: reference.unknownCanonicalization,
    lets: 'takes a canonicalization that it does not know for the exclusive one',
  },
  'first-reference-only': {
    replaces: 'signatureShape',
    by: signature.firstReference,
    lets: 'looks at the first of several references',
  },
  'last-reference-only': {
    replaces: 'signatureShape',
    by: signature.lastReference,
    lets: 'looks at the last of several references',
  },
  'reference-not-checked': {
    replaces: 'reference',
    by: signature.uriNotChecked,
    lets: 'does not look what a signature says it signs',
  },
  'empty-reference': {
    replaces: 'reference',
    by: signature.emptyUri,
    lets: 'takes a reference to the document for one to the Response',
  },
  'unknown-transforms-skipped': {
    replaces: 'transforms',
    by: signature.unknownTransformsSkipped,
    lets: 'passes over transforms that it does not know',
  },
  'transforms-in-any-order': {
    replaces: 'transforms',
    by: signature.envelopedNotNeeded,
    lets: 'does not mind the order and number of transforms',
  },
  'sha1-accepted': {
    replaces: 'algorithms',
    by: under(algorithms, { 'algorithms.sha1': 'accept' }),
    lets: 'takes SHA-1 although it is declared not to',
  },
  'sha1-refused': {
    replaces: 'algorithms',
    by: under(algorithms, { 'algorithms.sha1': 'reject' }),
    lets: 'refuses SHA-1 although it is declared to take it',
    policy: 'lenient',
  },
  'unknown-algorithm-verifies': {
    replaces: 'several',
    by: { algorithms: passes, signatureValue: signature.unknownAlgorithmVerifies },
    lets: 'does not verify what was signed in a way that it does not know',
  },
  'digest-not-checked': { replaces: 'digest', by: passes, lets: 'takes content that is not what was signed' },
  'signature-value-not-checked': {
    replaces: 'signatureValue',
    by: signature.valueNotChecked,
    lets: 'takes a signature that anybody made',
  },
  'one-good-signature-is-enough': {
    replaces: 'several',
    by: { digest: passes, signatureValue: signature.oneGoodIsEnough },
    lets: 'does not mind that one of two signatures is broken',
  },
  'response-signature-is-enough': {
    replaces: 'assertionSigned',
    by: under(assertionSigned, { 'signed.response': 'accept' }),
    lets: 'takes an unsigned assertion in a signed Response although it is declared not to',
    policy: 'lenient',
  },
  'response-signature-refused': {
    replaces: 'assertionSigned',
    by: under(assertionSigned, { 'signed.response': 'reject' }),
    lets: 'refuses an unsigned assertion in a signed Response although it is declared to take it',
  },
} as const satisfies Record<string, Flaw>
