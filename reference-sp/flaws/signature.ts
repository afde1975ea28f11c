import { algorithms } from '../checks/algorithms.ts'
import { assertionSigned } from '../checks/assertion-signed.ts'
import { childAssertion } from '../flawed-checks/message.ts'
import * as signature from '../flawed-checks/signature.ts'
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
  'objects-in-signature': {
    replaces: 'signatureShape',
    by: signature.objectsInSignature,
    lets: 'does not mind an Object in a signature',
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
  'comments-in-signature': {
    replaces: 'signatureShape',
    by: signature.commentsInSignature,
    lets: 'reads past comments in the values of a signature',
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
