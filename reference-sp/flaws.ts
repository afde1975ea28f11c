import { algorithms } from './checks/algorithms.ts'
import { assertionSigned } from './checks/assertion-signed.ts'
import { bearerNotOnOrAfter } from './checks/bearer.ts'
import { notBefore, notOnOrAfter } from './checks/conditions.ts'
import * as address from './flawed-checks/address.ts'
import * as attribute from './flawed-checks/attribute.ts'
import * as audience from './flawed-checks/audience.ts'
import * as confirmation from './flawed-checks/confirmation.ts'
import * as effect from './flawed-checks/effect.ts'
import * as generic from './flawed-checks/generic.ts'
import * as issuer from './flawed-checks/issuer.ts'
import * as key from './flawed-checks/key.ts'
import * as language from './flawed-checks/language.ts'
import * as message from './flawed-checks/message.ts'
import * as name from './flawed-checks/name-id.ts'
import * as parser from './flawed-checks/parser.ts'
import * as role from './flawed-checks/role.ts'
import * as session from './flawed-checks/session.ts'
import * as signature from './flawed-checks/signature.ts'
import * as statement from './flawed-checks/statement.ts'
import * as time from './flawed-checks/time.ts'
import * as transport from './flawed-checks/transport.ts'
import { under, withSkew } from './flawed-checks/under.ts'
import * as wrapping from './flawed-checks/wrapping.ts'
import type { Checks } from './pipeline.ts'
import { preferredLanguage } from './products/preferred-language.ts'
import { roleAttribute } from './products/role-attribute.ts'
import { roleSyntax } from './products/role-syntax.ts'
import { sessionDuration, sessionEnd } from './products/session-duration.ts'
import { userName } from './products/user-name.ts'
import type { Rules } from './rules.ts'

export type Exchangeable = Checks & Rules
type ExchangeableName = keyof Exchangeable

/** One check for one, or several where the real bug disables several. */
type Exchange =
  | { [N in ExchangeableName]: { readonly replaces: N; readonly by: Exchangeable[N] } }[ExchangeableName]
  | { readonly replaces: 'several'; readonly by: Partial<Exchangeable> }

/** A bug that was published or could be: the honest SP with something exchanged. */
export type Flaw = Exchange & {
  /** What it lets in or keeps out, in a sentence about the SP. */
  readonly lets: string
  readonly reference?: string
  /** Where it shows, when that is not in deep-security. */
  readonly product?: 'generic'
  /** Where it shows, when that is not under the strict policy. */
  readonly policy?: 'lenient'
}

/** What to hand to `ReferenceSpConfig.exchanged`. */
export function exchanged(flaw: Flaw): Partial<Exchangeable> {
  return flaw.replaces === 'several' ? flaw.by : { [flaw.replaces]: flaw.by }
}

const { passes } = transport

export const flaws = {
  // Transport and parsing
  'accepts-get': { replaces: 'transport', by: transport.acceptsGet, lets: 'takes a response out of a GET query' },
  'query-counts-as-body': {
    replaces: 'transport',
    by: transport.mergesQuery,
    lets: 'takes a response out of the query string of a POST',
  },
  'first-field-wins': {
    replaces: 'transport',
    by: transport.firstFieldWins,
    lets: 'reads the first of two SAMLResponse fields',
  },
  'last-field-wins': {
    replaces: 'transport',
    by: transport.lastFieldWins,
    lets: 'reads the last of two SAMLResponse fields',
    reference: 'CWE-235',
  },
  'request-beside-response': {
    replaces: 'transport',
    by: transport.ignoresRequest,
    lets: 'does not mind a SAMLRequest beside the response',
    reference: 'CVE-2025-27773',
  },
  'field-names-folded': {
    replaces: 'transport',
    by: transport.fieldNamesFolded,
    lets: 'takes samlresponse for SAMLResponse',
  },
  'any-content-type': {
    replaces: 'transport',
    by: transport.anyContentType,
    lets: 'reads a form that says it is something else',
  },
  'lenient-base64': {
    replaces: 'decode',
    by: transport.lenientBase64,
    lets: 'skips what is not base64, and takes the URL-safe alphabet and missing padding',
  },
  'base64-twice': { replaces: 'decode', by: transport.decodesTwice, lets: 'decodes a message that was encoded twice' },
  'inflates-posts': {
    replaces: 'decode',
    by: transport.inflates,
    lets: 'inflates a posted message as if it had come by the Redirect binding',
    reference: 'CVE-2025-25293',
  },
  'tag-soup-parser': {
    replaces: 'wellFormed',
    by: parser.tagSoup,
    lets: 'reads what is not well-formed',
    reference: 'CVE-2022-39353',
  },
  'first-of-two-documents': {
    replaces: 'wellFormed',
    by: parser.firstDocumentWins,
    lets: 'reads the first document and does not see what follows',
    reference: 'CVE-2022-39299',
  },
  'any-encoding': {
    replaces: 'wellFormed',
    by: parser.anyEncoding,
    lets: 'believes every encoding and version that a declaration names',
  },
  'expands-entities': {
    replaces: 'doctype',
    by: parser.expandsEntities,
    lets: 'reads a message with a DOCTYPE and expands its entities',
    reference: 'CVE-2018-0486, CVE-2024-52596',
  },
  'relative-namespaces-accepted': {
    replaces: 'namespaces',
    by: passes,
    lets: 'reads a message whose namespace names are relative',
  },
  'void-canonicalization': {
    replaces: 'several',
    by: { namespaces: passes, digest: parser.voidCanonicalization },
    lets: 'takes the empty output of a failed canonicalization for the message',
    reference: 'CVE-2025-66568',
  },
  'root-by-local-name': {
    replaces: 'rootElement',
    by: parser.rootByLocalName,
    lets: 'takes an element of another namespace for the Response',
  },
  'response-anywhere': {
    replaces: 'rootElement',
    by: parser.responseAnywhere,
    lets: 'finds a Response within another message',
  },

  // The Response
  'duplicate-ids': { replaces: 'ids', by: message.duplicateIds, lets: 'does not mind two elements of one ID' },
  'any-response-id': { replaces: 'ids', by: message.anyId, lets: 'takes a Response with a bad ID or none' },
  'any-assertion-id': { replaces: 'binding', by: message.anyAssertionId, lets: 'takes an assertion with a bad ID' },
  'response-version-not-checked': { replaces: 'responseVersion', by: passes, lets: 'takes a Response of any version' },
  'response-version-by-prefix': {
    replaces: 'responseVersion',
    by: message.responseVersionByPrefix,
    lets: 'takes a Response of version 2.1',
  },
  'assertion-version-not-checked': {
    replaces: 'assertionVersion',
    by: passes,
    lets: 'takes an assertion of any version',
  },
  'assertion-version-by-prefix': {
    replaces: 'assertionVersion',
    by: message.assertionVersionByPrefix,
    lets: 'takes an assertion of version 2.1',
  },
  'response-shape-not-checked': {
    replaces: 'responseShape',
    by: passes,
    lets: 'takes a Response with elements or attributes that it may not have',
  },
  'status-ignored': { replaces: 'status', by: passes, lets: 'signs in whom the issuer did not' },
  'any-success': { replaces: 'status', by: message.anySuccess, lets: 'takes a nested Success for success' },
  'status-optional': {
    replaces: 'several',
    by: { responseShape: passes, status: message.statusOptional },
    lets: 'takes a Response without Status for a success',
  },
  'status-by-suffix': {
    replaces: 'status',
    by: message.statusBySuffix,
    lets: 'takes any status that ends in Success for the real one',
  },
  'response-issue-instant-not-checked': {
    replaces: 'responseIssueInstant',
    by: passes,
    lets: 'takes a Response that will be issued tomorrow',
  },
  'assertion-issue-instant-not-checked': {
    replaces: 'assertionIssueInstant',
    by: passes,
    lets: 'takes an assertion that will be issued tomorrow',
  },
  'counts-children-only': {
    replaces: 'oneAssertion',
    by: message.childAssertion,
    lets: 'does not see an assertion in Advice, Extensions or a value',
  },
  'counts-this-version-only': {
    replaces: 'oneAssertion',
    by: message.assertionOfThisVersion,
    lets: 'does not see an assertion of another namespace',
  },
  'first-of-two-assertions': {
    replaces: 'oneAssertion',
    by: message.firstChildAssertion,
    lets: 'reads the first of two assertions, if that one is signed',
  },

  // Wrapping: what is verified is not what is read
  'first-assertion-wins': {
    replaces: 'several',
    by: wrapping.firstAssertionWins,
    lets: 'reads the first assertion of the document, whichever is signed',
    reference: 'Somorovsky et al. 2012; CVE-2026-25922',
  },
  'last-assertion-wins': {
    replaces: 'several',
    by: wrapping.lastAssertionWins,
    lets: 'reads the last assertion of the document, whichever is signed',
    reference: 'CVE-2022-41912',
  },
  'first-child-assertion-wins': {
    replaces: 'several',
    by: wrapping.firstChildWins,
    lets: 'reads the first assertion of the Response, and verifies what it finds by ID anywhere',
    reference: 'CVE-2024-45409, CVE-2025-47949',
  },
  'last-child-assertion-wins': {
    replaces: 'several',
    by: wrapping.lastChildWins,
    lets: 'reads the last assertion of the Response, and verifies what it finds by ID anywhere',
    reference: 'CVE-2021-28091',
  },
  'first-of-local-name-wins': {
    replaces: 'several',
    by: wrapping.firstOfLocalName,
    lets: 'reads the first element named Assertion, of whatever namespace',
  },
  'last-of-equal-ids-verified': {
    replaces: 'several',
    by: wrapping.lastOfEqualIds,
    lets: 'verifies the last and reads the first of two elements with one ID',
  },
  'detached-signature': {
    replaces: 'several',
    by: wrapping.detached,
    lets: 'takes a signature that stands somewhere else than in what it signs',
  },
  'coverage-not-checked': {
    replaces: 'several',
    by: wrapping.coverageNotChecked,
    lets: 'believes an assertion because some element of the message is signed',
    reference: 'CVE-2025-47949',
  },
  'attributes-from-anywhere': {
    replaces: 'several',
    by: {
      responseShape: passes,
      signatureShape: signature.objectsInSignature,
      attributes: attribute.attributesFromAnywhere,
    },
    lets: 'reads attributes outside the assertion, or within its signature',
    reference: 'CVE-2017-16897, CVE-2025-46573',
  },
  'last-attributes-from-anywhere': {
    replaces: 'several',
    by: {
      responseShape: passes,
      signatureShape: signature.objectsInSignature,
      attributes: attribute.lastAttributesFromAnywhere,
    },
    lets: 'lets attributes outside the assertion overwrite those within',
    reference: 'CVE-2017-16897',
  },

  // Signatures
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
  'hmac-with-public-key': {
    replaces: 'several',
    by: { algorithms: passes, signatureValue: signature.hmacWithPublicKey },
    lets: "takes an HMAC whose secret is the issuer's public key",
    reference: 'GHSA-c27r-x354-4m68',
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

  // Issuers and keys
  'issuer-trimmed': { replaces: 'issuer', by: issuer.issuerTrimmed, lets: 'drops white space around the issuer' },
  'issuer-attributes-ignored': {
    replaces: 'issuer',
    by: issuer.issuerAttributesIgnored,
    lets: 'takes an issuer of any format and with qualifiers',
  },
  'response-issuer-not-checked': {
    replaces: 'issuersAgree',
    by: passes,
    lets: 'takes a Response that one issuer sends with an assertion of another',
  },
  'issuer-by-prefix': {
    replaces: 'issuerKnown',
    by: issuer.issuerByPrefix,
    lets: 'knows every issuer whose name begins with a registered one',
  },
  'issuer-folded': {
    replaces: 'issuerKnown',
    by: issuer.issuerFolded,
    lets: "does not mind the case of an issuer's name",
  },
  'unknown-issuer-is-default': {
    replaces: 'issuerKnown',
    by: issuer.defaultProvider,
    lets: 'takes an issuer that it does not know for the one that it knows best',
  },
  'trusts-key-info': {
    replaces: 'keys',
    by: key.trustsKeyInfo,
    lets: 'verifies with the certificate in the message',
    reference: 'CVE-2024-32962',
  },
  'trusts-cloned-certificate': {
    replaces: 'keys',
    by: key.trustsClonedCertificate,
    lets: 'verifies with a certificate in the message that bears the name of the registered one',
    reference: 'SAML Raider, certificate faking',
  },
  'trusts-key-value': {
    replaces: 'keys',
    by: key.trustsKeyValue,
    lets: 'verifies with the bare key in the message',
    reference: 'CVE-2021-21239, CVE-2023-48703',
  },
  'any-providers-key': {
    replaces: 'keys',
    by: key.anyProvidersKey,
    lets: 'lets one registered provider sign for another',
  },
  'first-key-only': { replaces: 'keys', by: key.firstKeyOnly, lets: 'does not know the second key of an issuer' },
  'weak-key-accepted': { replaces: 'weakKey', by: passes, lets: 'takes a key of 1024 bits' },
  'expired-certificate-accepted': {
    replaces: 'certificate',
    by: key.expiredCertificateAccepted,
    lets: 'takes a registered certificate that has expired although it is declared not to',
  },
  'early-certificate-accepted': {
    replaces: 'certificate',
    by: key.earlyCertificateAccepted,
    lets: 'takes a registered certificate that is not valid yet although it is declared not to',
  },
  'expired-certificate-in-message-accepted': {
    replaces: 'certificateInMessage',
    by: passes,
    lets: 'does not look at the dates of the certificate in the message although it is declared to',
  },

  // For whom, and from whom
  'assertion-shape-not-checked': {
    replaces: 'assertionShape',
    by: passes,
    lets: 'takes an assertion with elements that it may not have',
  },
  'destination-not-checked': { replaces: 'destination', by: passes, lets: 'takes a Response that was sent elsewhere' },
  'destination-by-prefix': {
    replaces: 'destination',
    by: address.destinationByPrefix,
    lets: 'takes a Response for an address that begins with its own',
  },
  'destination-resolved': {
    replaces: 'destination',
    by: address.destinationResolved,
    lets: 'compares destinations as URLs, not as text',
  },
  'destination-by-site': {
    replaces: 'destination',
    by: address.destinationBySite,
    lets: 'takes a Response for another address of its host',
  },
  'destination-optional': {
    replaces: 'destination',
    by: address.destinationOptional,
    lets: 'takes a signed Response without Destination',
  },
  'destination-may-be-empty': {
    replaces: 'destination',
    by: address.destinationMayBeEmpty,
    lets: 'takes a Response with an empty Destination',
  },
  'recipient-not-checked': {
    replaces: 'recipient',
    by: address.recipientNotChecked,
    lets: 'takes a confirmation for another recipient, or for none',
  },
  'recipient-by-prefix': {
    replaces: 'recipient',
    by: address.recipientByPrefix,
    lets: 'takes a confirmation for an address that begins with its own',
  },
  'recipient-resolved': {
    replaces: 'recipient',
    by: address.recipientResolved,
    lets: 'compares recipients as URLs, not as text',
  },
  'recipient-by-site': {
    replaces: 'recipient',
    by: address.recipientBySite,
    lets: 'takes a confirmation for another address of its host',
  },
  'recipient-optional': {
    replaces: 'recipient',
    by: address.recipientOptional,
    lets: 'takes a confirmation without recipient',
  },
  'confirmation-optional': {
    replaces: 'several',
    by: confirmation.confirmationOptional,
    lets: 'takes an assertion that confirms nobody',
  },
  'any-confirmation-method': {
    replaces: 'bearer',
    by: confirmation.anyMethod,
    lets: 'takes holder-of-key and sender-vouches for bearer',
  },
  'confirmation-method-folded': {
    replaces: 'bearer',
    by: confirmation.methodFolded,
    lets: 'does not mind the case of the method',
  },
  'confirmation-method-by-suffix': {
    replaces: 'bearer',
    by: confirmation.methodBySuffix,
    lets: 'takes the bearer method of another SAML version',
  },
  'first-confirmation-only': {
    replaces: 'bearer',
    by: confirmation.firstConfirmationOnly,
    lets: 'refuses a user whose second confirmation would do',
  },
  'confirmations-mixed': {
    replaces: 'several',
    by: confirmation.confirmationsMixed,
    lets: 'takes two bad confirmations for a good one',
  },
  'confirmation-not-before-accepted': {
    replaces: 'bearerNotBefore',
    by: confirmation.notChecked,
    lets: 'takes a bearer confirmation with NotBefore',
  },
  'confirmation-end-not-checked': {
    replaces: 'bearerNotOnOrAfter',
    by: confirmation.notChecked,
    lets: 'takes a confirmation that has expired',
  },
  'confirmation-end-optional': {
    replaces: 'bearerNotOnOrAfter',
    by: confirmation.endOptional,
    lets: 'takes a confirmation that never expires',
  },
  'unreadable-confirmation-end-passes': {
    replaces: 'bearerNotOnOrAfter',
    by: confirmation.unreadableEndPasses,
    lets: 'takes a confirmation until a time that is none',
  },
  'in-response-to-ignored': {
    replaces: 'inResponseTo',
    by: confirmation.notChecked,
    lets: 'takes an answer to a request that nobody made',
  },
  'in-response-to-of-confirmation-ignored': {
    replaces: 'inResponseTo',
    by: confirmation.confirmationsRequestIgnored,
    lets: "does not look at the confirmation's InResponseTo",
  },
  'in-response-to-of-response-ignored': {
    replaces: 'inResponseTo',
    by: confirmation.responsesRequestIgnored,
    lets: "does not look at the Response's InResponseTo",
  },
  'subject-shape-not-checked': {
    replaces: 'several',
    by: { subject: confirmation.subjectShapeNotChecked, nameId: name.lastNameId },
    lets: 'takes a Subject with two names',
    product: 'generic',
  },

  // Until when
  'conditions-optional': {
    replaces: 'several',
    by: audience.conditionsOptional,
    lets: 'takes an assertion without conditions',
  },
  'conditions-shape-not-checked': {
    replaces: 'conditions',
    by: audience.conditionsShapeNotChecked,
    lets: 'takes Conditions with elements that they may not have',
  },
  'unknown-conditions-ignored': {
    replaces: 'conditionsKnown',
    by: passes,
    lets: 'does not mind a condition that it does not know',
  },
  'inverted-window-accepted': {
    replaces: 'window',
    by: passes,
    lets: 'takes an assertion that ends before it begins',
  },
  'not-before-not-checked': { replaces: 'notBefore', by: passes, lets: 'takes an assertion before its time' },
  'unreadable-not-before-passes': {
    replaces: 'notBefore',
    by: time.unreadableNotBeforePasses,
    lets: 'takes an assertion from a time that is none',
  },
  'not-on-or-after-not-checked': { replaces: 'notOnOrAfter', by: passes, lets: 'takes an assertion after its time' },
  'unreadable-not-on-or-after-passes': {
    replaces: 'notOnOrAfter',
    by: time.unreadableNotOnOrAfterPasses,
    lets: 'takes an assertion until a time that is none',
  },
  'offset-dropped': {
    replaces: 'notOnOrAfter',
    by: time.offsetDropped,
    lets: 'takes a time with an offset, or without zone, for UTC',
  },
  'skew-of-an-hour': {
    replaces: 'several',
    by: {
      notBefore: withSkew(notBefore, 3600),
      notOnOrAfter: withSkew(notOnOrAfter, 3600),
      bearerNotOnOrAfter: withSkew(bearerNotOnOrAfter, 3600),
    },
    lets: 'takes an assertion long after its time',
  },
  'no-skew': {
    replaces: 'several',
    by: {
      notBefore: withSkew(notBefore, 0),
      notOnOrAfter: withSkew(notOnOrAfter, 0),
      bearerNotOnOrAfter: withSkew(bearerNotOnOrAfter, 0),
    },
    lets: 'refuses a user whose issuer has a clock that is a little off',
  },
  'audience-not-checked': { replaces: 'audience', by: passes, lets: 'takes an assertion for another SP' },
  'audience-optional': {
    replaces: 'audience',
    by: audience.audienceOptional,
    lets: 'takes an assertion for nobody in particular',
  },
  'audience-by-prefix': {
    replaces: 'audience',
    by: audience.audienceByPrefix,
    lets: 'takes an assertion for an SP whose name begins with its own',
  },
  'audience-contains': {
    replaces: 'audience',
    by: audience.audienceContains,
    lets: 'takes an assertion for an SP whose name contains its own',
  },
  'audience-contained': {
    replaces: 'audience',
    by: audience.audienceContained,
    lets: 'takes an assertion for an SP whose name is part of its own',
  },
  'audience-folded': {
    replaces: 'audience',
    by: audience.audienceFolded,
    lets: 'does not mind case or a last slash of the audience',
  },
  'audience-trimmed': {
    replaces: 'audience',
    by: audience.audienceTrimmed,
    lets: 'drops white space around the audience',
  },
  'audience-may-be-acs': {
    replaces: 'audience',
    by: audience.audienceMayBeAcs,
    lets: 'takes its address for its name',
  },
  'audience-by-site': {
    replaces: 'audience',
    by: audience.audienceBySite,
    lets: 'takes an assertion for another SP of its host',
  },
  'audience-cut-at-comment': {
    replaces: 'audience',
    by: audience.audienceCutAtComment,
    lets: 'reads its own name out of a longer one with a comment in it',
    reference: 'VU#475445',
  },
  'any-restriction-is-enough': {
    replaces: 'audience',
    by: audience.anyRestriction,
    lets: 'takes an assertion that a second restriction keeps from it',
  },
  'first-restriction-only': {
    replaces: 'audience',
    by: audience.firstRestriction,
    lets: 'does not look at the second restriction',
  },
  'first-audience-only': {
    replaces: 'audience',
    by: audience.firstAudience,
    lets: 'refuses a user because another SP is named before it',
  },
  'authn-statement-optional': {
    replaces: 'authnStatement',
    by: statement.authnStatementOptional,
    lets: 'takes an assertion that does not say the user signed in',
  },
  'session-index-demanded': {
    replaces: 'authnStatement',
    by: statement.sessionIndexDemanded,
    lets: 'refuses a user whose issuer numbers no sessions',
  },
  'authn-context-not-checked': {
    replaces: 'authnContext',
    by: passes,
    lets: 'takes a statement that does not say how the user signed in',
  },
  'password-demanded': {
    replaces: 'authnContext',
    by: statement.passwordDemanded,
    lets: 'refuses a user who signs in without a password',
  },
  'authn-instant-not-checked': {
    replaces: 'authnInstant',
    by: passes,
    lets: 'takes a user who will sign in tomorrow',
  },
  'ended-session-accepted': {
    replaces: 'sessionNotOnOrAfter',
    by: statement.endedSessionAccepted,
    lets: "takes a user whose session at the issuer's is over",
  },
  'replay-not-checked': { replaces: 'replay', by: passes, lets: 'takes a message twice' },
  'remembers-nothing': { replaces: 'remember', by: statement.remembersNothing, lets: 'forgets what it has seen' },
  'remembers-responses-only': {
    replaces: 'replay',
    by: statement.responseIdOnly,
    lets: 'takes an assertion again in another Response',
  },
  'remembers-assertions-only': {
    replaces: 'replay',
    by: statement.assertionIdOnly,
    lets: 'takes another assertion in a Response of an id that it knows',
  },
  'remembers-one-time-use-only': {
    replaces: 'replay',
    by: statement.oneTimeUseOnly,
    lets: 'takes a message twice that does not forbid it',
  },

  // Deep Security: user names and attributes in general
  'attribute-values-cut-at-comment': {
    replaces: 'attributes',
    by: attribute.valuesCutAtComment,
    lets: 'signs in whoever is named before a comment',
    reference: 'CVE-2017-11427',
  },
  'attribute-values-cut-to-their-end': {
    replaces: 'attributes',
    by: attribute.valuesCutToTheirEnd,
    lets: 'signs in whoever is named behind a comment',
    reference: 'CVE-2025-54369',
  },
  'attribute-values-trimmed': {
    replaces: 'attributes',
    by: attribute.valuesTrimmed,
    lets: 'drops white space around values',
  },
  'nested-text-read': {
    replaces: 'attributes',
    by: attribute.nestedTextRead,
    lets: 'makes one name of the text of nested elements',
  },
  'attribute-names-folded': {
    replaces: 'attributes',
    by: attribute.namesFolded,
    lets: 'does not mind the case of a claim',
  },
  'attribute-names-by-prefix': {
    replaces: 'attributes',
    by: attribute.namesByPrefix,
    lets: 'takes a longer name for a claim',
  },
  'attribute-names-by-suffix': {
    replaces: 'attributes',
    by: attribute.namesBySuffix,
    lets: "takes another namespace's claim for its own",
  },
  'attribute-names-trimmed': {
    replaces: 'attributes',
    by: attribute.namesTrimmed,
    lets: 'drops white space around the name of a claim',
  },
  'attributes-by-friendly-name': {
    replaces: 'attributes',
    by: attribute.namesByFriendlyName,
    lets: 'takes an attribute for a claim whose FriendlyName says so',
  },
  'first-attribute-statement-only': {
    replaces: 'attributes',
    by: attribute.firstStatementOnly,
    lets: 'refuses a user whose claims stand in two statements',
  },
  'unknown-attributes-refused': {
    replaces: 'attributes',
    by: attribute.unknownAttributesRefused,
    lets: 'refuses a user with more attributes than it needs',
  },
  'name-format-demanded': {
    replaces: 'attributes',
    by: attribute.nameFormatDemanded,
    lets: 'refuses a user whose attributes have another NameFormat',
  },
  'typed-values-refused': {
    replaces: 'attributes',
    by: attribute.typedValuesRefused,
    lets: 'refuses a user whose values have a type',
  },
  'user-from-name-id': {
    replaces: 'userName',
    by: attribute.userFromNameId,
    lets: 'signs in whom the NameID names',
  },
  'user-falls-back-to-name-id': {
    replaces: 'userName',
    by: attribute.userFallsBackToNameId,
    lets: 'signs in whom the NameID names when RoleSessionName cannot be used',
  },
  'first-user-name': {
    replaces: 'userName',
    by: attribute.firstUserName,
    lets: 'signs in the first of two users',
  },
  'last-user-name': { replaces: 'userName', by: attribute.lastUserName, lets: 'signs in the last of two users' },
  'equal-user-names-merged': {
    replaces: 'userName',
    by: attribute.equalUserNamesMerged,
    lets: 'takes two equal user names for one',
  },
  'second-user-name-refused': {
    replaces: 'userName',
    by: under(userName, { 'user.severalValues': 'reject' }),
    lets: 'refuses two user names although it is declared to take the first',
    policy: 'lenient',
  },
  'blank-user-name': { replaces: 'userName', by: attribute.blankUserName, lets: 'signs in a user without a name' },
  'user-name-trimmed': {
    replaces: 'userName',
    by: attribute.userNameTrimmed,
    lets: 'drops white space around the user name',
  },
  'user-name-folded': {
    replaces: 'userName',
    by: attribute.userNameFolded,
    lets: 'makes one user of two whose names differ in case',
  },
  'user-name-local-part': {
    replaces: 'userName',
    by: attribute.userNameLocalPart,
    lets: 'drops the domain of an e-mail address',
  },
  'user-name-in-ascii': {
    replaces: 'userName',
    by: attribute.userNameInAscii,
    lets: 'drops what is not ASCII from the user name',
  },
  'user-name-normalized': {
    replaces: 'userName',
    by: attribute.userNameNormalized,
    lets: 'makes one user of two whose names look alike',
  },
  'user-name-truncated': {
    replaces: 'userName',
    by: attribute.userNameTruncated,
    lets: 'makes one user of two whose names begin alike',
  },
  'name-id-demanded': {
    replaces: 'nameId',
    by: name.nameIdDemanded,
    lets: 'refuses a user who has no NameID although none is needed',
  },
  'name-id-not-demanded': {
    replaces: 'nameId',
    by: name.nameIdTrimmed,
    lets: 'takes a user who has no NameID although it is declared to need one',
    policy: 'lenient',
  },

  // Deep Security: roles
  'roles-not-counted': { replaces: 'roleAttribute', by: role.rolesNotCounted, lets: 'takes eleven roles' },
  'eleven-roles-truncated': {
    replaces: 'roleAttribute',
    by: under(roleAttribute, { 'roles.onExcess': 'truncate' }),
    lets: 'takes ten of eleven roles although it is declared to refuse them',
  },
  'eleven-roles-refused': {
    replaces: 'roleAttribute',
    by: under(roleAttribute, { 'roles.onExcess': 'reject' }),
    lets: 'refuses eleven roles although it is declared to take ten of them',
    policy: 'lenient',
  },
  'eleven-roles-counted-under-truncation': {
    replaces: 'roleAttribute',
    by: role.rolesNotCounted,
    lets: 'takes eleven roles although it is declared to take ten of them',
    policy: 'lenient',
  },
  'role-attributes-counted-apart': {
    replaces: 'roleAttribute',
    by: role.attributesCountedApart,
    lets: 'takes twelve roles in two attributes',
  },
  'nine-roles-at-most': { replaces: 'roleAttribute', by: role.nineRolesAtMost, lets: 'refuses ten roles' },
  'first-role-attribute-only': {
    replaces: 'roleAttribute',
    by: role.firstRoleAttribute,
    lets: 'does not see the roles of a second attribute',
  },
  'split-roles-merged': {
    replaces: 'roleAttribute',
    by: under(roleAttribute, { 'roles.splitAttribute': 'merge' }),
    lets: 'takes roles in two attributes although it is declared not to',
    policy: 'lenient',
  },
  'split-roles-refused': {
    replaces: 'roleAttribute',
    by: under(roleAttribute, { 'roles.splitAttribute': 'reject' }),
    lets: 'refuses roles in two attributes although it is declared to take them',
  },
  'default-role': {
    replaces: 'roleAttribute',
    by: role.defaultRole,
    lets: 'gives a role to a user to whom the issuer gave none',
  },
  'urns-found-anywhere': {
    replaces: 'roleSyntax',
    by: role.urnsFoundAnywhere,
    lets: 'finds a pair in whatever text is around it',
  },
  'third-part-ignored': {
    replaces: 'roleSyntax',
    by: role.thirdPartIgnored,
    lets: 'takes a value of three parts',
  },
  'lone-role-urn': { replaces: 'roleSyntax', by: role.loneRoleUrn, lets: 'takes a role without its provider' },
  'urn-prefix-not-checked': {
    replaces: 'roleSyntax',
    by: role.prefixNotChecked,
    lets: 'takes a URN of another scheme for its own',
  },
  'role-syntax-folded': {
    replaces: 'roleSyntax',
    by: role.syntaxFolded,
    lets: 'does not mind the case of what is fixed in a URN',
  },
  'roles-for-role': { replaces: 'roleSyntax', by: role.pluralAccepted, lets: 'takes roles/ for role/' },
  'role-name-ends-at-blank': {
    replaces: 'roleSyntax',
    by: role.namesWithoutBlanks,
    lets: 'cuts the name of a role at its first blank',
  },
  'role-order-either': {
    replaces: 'roleSyntax',
    by: under(roleSyntax, { 'roles.order': 'either' }),
    lets: 'takes role and provider in the wrong order although it is declared not to',
  },
  'role-order-documented-only': {
    replaces: 'roleSyntax',
    by: under(roleSyntax, { 'roles.order': 'documented' }),
    lets: 'refuses role and provider in the other order although it is declared to take them',
    policy: 'lenient',
  },
  'role-white-space-trimmed': {
    replaces: 'roleSyntax',
    by: under(roleSyntax, { 'roles.whiteSpace': 'trim' }),
    lets: 'takes a value with white space or line breaks although it is declared not to',
  },
  'role-white-space-refused': {
    replaces: 'roleSyntax',
    by: under(roleSyntax, { 'roles.whiteSpace': 'reject' }),
    lets: 'refuses a value with white space although it is declared to take it',
    policy: 'lenient',
  },
  'one-bad-pair-spoils-all': {
    replaces: 'roleSyntax',
    by: role.oneBadPairSpoilsAll,
    lets: 'refuses a user one of whose roles cannot be read',
  },
  'tenants-not-compared': {
    replaces: 'oneTenant',
    by: role.everyPair,
    lets: "lets one tenant's provider give a role in another tenant",
  },
  'unknown-tenant-is-first': {
    replaces: 'tenantKnown',
    by: role.tenantFallsBack,
    lets: 'leads whoever names an unknown tenant into the first one',
  },
  'pod-not-compared': { replaces: 'tenantKnown', by: role.podNotCompared, lets: 'takes a pair of another pod' },
  'tenant-not-checked': {
    replaces: 'several',
    by: {
      tenantKnown: role.everyPair,
      providerKnown: role.everyPair,
      providerSigned: role.everyPair,
      roleExists: role.everyPair,
    },
    lets: 'opens a session in whatever tenant the message names',
  },
  'provider-name-not-checked': {
    replaces: 'several',
    by: { providerKnown: role.everyPair, providerSigned: role.everyPair },
    lets: 'takes a pair whose provider the tenant does not know',
  },
  'provider-of-other-issuer': {
    replaces: 'providerSigned',
    by: role.everyPair,
    lets: "lets one registered provider give another's roles",
  },
  'role-existence-not-checked': {
    replaces: 'roleExists',
    by: role.everyPair,
    lets: 'signs in a user with a role that does not exist',
  },
  'unknown-role-is-first': {
    replaces: 'roleExists',
    by: role.roleFallsBack,
    lets: 'gives whoever names an unknown role the first one',
  },
  'role-names-folded': {
    replaces: 'roleExists',
    by: role.roleNamesFolded,
    lets: "does not mind the case of a role's name",
  },
  'unusable-pairs-listed': {
    replaces: 'choices',
    by: role.unusablePairsListed,
    lets: 'offers roles that were ruled out',
  },
  'first-tenant-only': {
    replaces: 'choices',
    by: role.firstTenantOnly,
    lets: 'does not let a user reach the second tenant',
  },
  'last-role-taken': {
    replaces: 'choices',
    by: role.lastRoleTaken,
    lets: 'takes the last role and asks nobody',
  },
  'first-role-taken': { replaces: 'asks', by: effect.neverAsks, lets: 'takes the first role and asks nobody' },
  'always-asks': { replaces: 'asks', by: effect.alwaysAsks, lets: 'asks a user who has nothing to choose' },
  'whole-tenant-listed': {
    replaces: 'listed',
    by: effect.wholeTenantListed,
    lets: 'offers roles that nobody asserted',
  },
  'any-role-chosen': {
    replaces: 'chosen',
    by: effect.anyRoleChosen,
    lets: 'gives the role that the form names, asserted or not',
  },
  'removed-role-chosen': {
    replaces: 'chosen',
    by: effect.removedRoleChosen,
    lets: 'gives a role that was taken away since it was offered',
  },

  // Deep Security: sessions and languages
  'duration-in-minutes': {
    replaces: 'sessionDuration',
    by: session.durationInMinutes,
    lets: 'lets a session last sixty times as long',
  },
  'duration-ignored': {
    replaces: 'sessionDuration',
    by: session.durationIgnored,
    lets: 'lets a session last longer than the message says',
  },
  'duration-leading-digits': {
    replaces: 'sessionDuration',
    by: session.leadingDigits,
    lets: 'takes 8h for eight seconds',
  },
  'duration-any-number': {
    replaces: 'sessionDuration',
    by: session.anyNumber,
    lets: 'takes 1e3, 28800.5 and -1 for durations',
  },
  'longer-of-two-durations': {
    replaces: 'sessionDuration',
    by: session.longerOfTwo,
    lets: 'takes the longer of two durations',
  },
  'first-of-two-durations': {
    replaces: 'sessionDuration',
    by: session.firstOfTwo,
    lets: 'takes the first of two durations',
  },
  'duration-demanded': {
    replaces: 'sessionDuration',
    by: session.durationDemanded,
    lets: 'refuses a user whose issuer says nothing of a duration',
  },
  'long-duration-refused': {
    replaces: 'sessionDuration',
    by: session.longDurationRefused,
    lets: 'refuses a duration that the limit would have shortened',
  },
  'invalid-duration-ignored': {
    replaces: 'sessionDuration',
    by: under(sessionDuration, { 'session.onInvalid': 'ignore' }),
    lets: 'takes what is no duration although it is declared not to',
  },
  'invalid-duration-refused': {
    replaces: 'sessionDuration',
    by: under(sessionDuration, { 'session.onInvalid': 'reject' }),
    lets: 'refuses what is no duration although it is declared to ignore it',
    policy: 'lenient',
  },
  'limit-ignored': {
    replaces: 'sessionEnd',
    by: session.limitIgnored,
    lets: 'lets a message prolong the session beyond the limit of the administrator',
  },
  'endless-session': { replaces: 'sessionEnd', by: session.endless, lets: 'lets a session last a year' },
  'issuers-end-ignored': {
    replaces: 'sessionEnd',
    by: under(sessionEnd, { 'session.lesserEndWins': 'no' }),
    lets: 'lets a session outlive SessionNotOnOrAfter although it is declared not to',
  },
  'issuers-end-heeded': {
    replaces: 'sessionEnd',
    by: under(sessionEnd, { 'session.lesserEndWins': 'yes' }),
    lets: 'ends a session by SessionNotOnOrAfter although it is declared not to',
    policy: 'lenient',
  },
  'issuers-end-wins': {
    replaces: 'sessionEnd',
    by: session.issuersEndWins,
    lets: 'lets SessionNotOnOrAfter prolong a session',
  },
  'activity-renews-session': {
    replaces: 'activity',
    by: effect.activityRenews,
    lets: 'lets a busy session live on',
  },
  'sessions-never-end': { replaces: 'isAlive', by: effect.sessionsNeverEnd, lets: 'does not look at the end' },
  'role-removal-leaves-sessions': {
    replaces: 'endsWithRole',
    by: effect.removalLeavesSessions,
    lets: 'leaves a session with a role that was taken away',
  },
  'language-ignored': {
    replaces: 'preferredLanguage',
    by: language.languageIgnored,
    lets: 'speaks English to everybody',
  },
  'english-lacking': { replaces: 'preferredLanguage', by: language.englishLacking, lets: 'does not know en-US' },
  'japanese-lacking': { replaces: 'preferredLanguage', by: language.japaneseLacking, lets: 'does not know ja-JP' },
  'chinese-lacking': { replaces: 'preferredLanguage', by: language.chineseLacking, lets: 'does not know zh-CN' },
  'language-demanded': {
    replaces: 'preferredLanguage',
    by: language.languageDemanded,
    lets: 'refuses a user who prefers no language',
  },
  'unsupported-is-another-language': {
    replaces: 'preferredLanguage',
    by: language.anotherLanguage,
    lets: 'changes the language to one that nobody asked for',
  },
  'language-from-list': {
    replaces: 'preferredLanguage',
    by: language.languageFromList,
    lets: 'reads a list of languages',
  },
  'first-of-two-languages': {
    replaces: 'preferredLanguage',
    by: language.firstLanguage,
    lets: 'takes the first of two languages',
  },
  'language-by-prefix': {
    replaces: 'preferredLanguage',
    by: language.languageByPrefix,
    lets: 'takes a part of a tag, or more than one, for the tag',
  },
  'similar-language': {
    replaces: 'preferredLanguage',
    by: under(preferredLanguage, { 'language.match': 'lenient' }),
    lets: 'takes similar tags for equal although it is declared not to',
  },
  'equal-language-only': {
    replaces: 'preferredLanguage',
    by: under(preferredLanguage, { 'language.match': 'exact' }),
    lets: 'does not take similar tags for equal although it is declared to',
    policy: 'lenient',
  },
  'lower-case-language': {
    replaces: 'preferredLanguage',
    by: under(preferredLanguage, { 'language.lowerCaseName': 'accept' }),
    lets: 'reads the language out of the attribute in lower case although it is declared not to',
  },
  'lower-case-language-ignored': {
    replaces: 'preferredLanguage',
    by: under(preferredLanguage, { 'language.lowerCaseName': 'ignore' }),
    lets: 'does not read the attribute in lower case although it is declared to',
    policy: 'lenient',
  },
  'unsupported-language-refused': {
    replaces: 'preferredLanguage',
    by: under(preferredLanguage, { 'language.onUnsupported': 'reject' }),
    lets: 'refuses a user whose language it does not know',
  },
  'unsupported-language-accepted': {
    replaces: 'preferredLanguage',
    by: under(preferredLanguage, { 'language.onUnsupported': 'default' }),
    lets: 'takes a user whose language it does not know although it is declared not to',
    policy: 'lenient',
  },
  'language-forgotten': {
    replaces: 'preference',
    by: effect.languageForgotten,
    lets: 'forgets the language although it is declared to keep it',
  },
  'language-kept': {
    replaces: 'preference',
    by: effect.languageKept,
    lets: 'keeps the language although it is declared to forget it',
    policy: 'lenient',
  },
  'first-language-stays': {
    replaces: 'preference',
    by: effect.firstLanguageStays,
    lets: 'does not let a user change the language',
  },

  // Effects
  'refused-is-signed-in': {
    replaces: 'afterRefusal',
    by: effect.refusedIsSignedIn,
    lets: 'shows an error page to a user whom it has signed in',
  },
  'keeps-session-id': {
    replaces: 'sessionId',
    by: effect.keepsSessionId,
    lets: 'signs a user into a session whose id an attacker chose',
    reference: 'CWE-384',
  },
  'open-redirect': {
    replaces: 'landing',
    by: effect.openRedirect,
    lets: 'sends a user wherever RelayState says',
    reference: 'CVE-2019-13038',
  },
  'slash-is-local': {
    replaces: 'landing',
    by: effect.slashIsLocal,
    lets: 'sends a user to //evil.test',
    reference: 'CVE-2019-3877',
  },
  'federated-user-without-password': {
    replaces: 'admitsPassword',
    by: effect.federatedUserWithoutPassword,
    lets: 'signs a federated user in through the local form with any password',
  },

  // The plain SP
  'name-id-cut-at-comment': {
    replaces: 'nameId',
    by: name.nameIdCutAtComment,
    lets: 'signs in whoever is named before a comment',
    reference: 'CVE-2017-11427',
    product: 'generic',
  },
  'name-id-cut-to-its-end': {
    replaces: 'nameId',
    by: name.nameIdCutToItsEnd,
    lets: 'signs in whoever is named behind a comment',
    reference: 'CVE-2025-54369',
    product: 'generic',
  },
  'name-id-trimmed': {
    replaces: 'nameId',
    by: name.nameIdTrimmed,
    lets: 'drops white space around the name',
    product: 'generic',
  },
  'name-id-folded': {
    replaces: 'nameId',
    by: name.nameIdFolded,
    lets: 'makes one user of two whose names differ in case',
    product: 'generic',
  },
  'name-id-truncated': {
    replaces: 'nameId',
    by: name.nameIdTruncated,
    lets: 'makes one user of two whose names begin alike',
    product: 'generic',
  },
  'name-id-normalized': {
    replaces: 'nameId',
    by: name.nameIdNormalized,
    lets: 'makes one user of two whose names look alike',
    product: 'generic',
  },
  'first-name-id-anywhere': {
    replaces: 'several',
    by: {
      responseShape: passes,
      signatureShape: signature.objectsInSignature,
      nameId: name.firstNameIdAnywhere,
    },
    lets: 'signs in whoever is named first in the document',
    reference: 'CVE-2017-16897, CVE-2017-1000452',
    product: 'generic',
  },
  'last-name-id-anywhere': {
    replaces: 'several',
    by: {
      responseShape: passes,
      signatureShape: signature.objectsInSignature,
      nameId: name.lastNameIdAnywhere,
    },
    lets: 'signs in whoever is named last in the document',
    reference: 'CVE-2017-1000452',
    product: 'generic',
  },
  'blank-name-id': {
    replaces: 'nameIdUser',
    by: generic.blankNameId,
    lets: 'signs in a user without a name',
    product: 'generic',
  },
  'nameless-guest': {
    replaces: 'nameIdUser',
    by: generic.namelessGuest,
    lets: 'signs in a user whom nobody names',
    product: 'generic',
  },
  'name-id-local-part': {
    replaces: 'nameIdUser',
    by: generic.nameIdLocalPart,
    lets: 'drops the domain of an e-mail address',
    product: 'generic',
  },
} as const satisfies Record<string, Flaw>

export type FlawName = keyof typeof flaws
