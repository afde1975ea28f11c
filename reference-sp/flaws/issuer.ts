import * as issuer from '../flawed-checks/issuer.ts'
import * as key from '../flawed-checks/key.ts'
import * as metadata from '../flawed-checks/provider-metadata.ts'
import * as transport from '../flawed-checks/transport.ts'
import type { Flaw } from './flaw.ts'

const { passes } = transport

/** Issuers and keys. */
export const issuerFlaws = {
  'issuer-trimmed': { replaces: 'issuer', by: issuer.issuerTrimmed, lets: 'drops white space around the issuer' },
  'issuer-cut-at-comment': {
    replaces: 'several',
    by: issuer.issuerCutAtComment,
    lets: 'knows every issuer whose name begins with a registered one and a comment',
    reference: 'CVE-2017-11427',
  },
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
  'first-provider-only': {
    replaces: 'issuerKnown',
    by: issuer.firstProviderOnly,
    lets: 'lets in no user of a second registered provider',
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
  'encryption-key-signs': {
    replaces: 'keys',
    by: key.encryptionKeySigns,
    lets: 'verifies with a key that the metadata give for encryption only',
  },
  'expired-metadata-taken': {
    replaces: 'readMetadata',
    by: metadata.everValid,
    lets: 'imports metadata whose time is over',
  },
  'metadata-with-document-type-taken': {
    replaces: 'readMetadata',
    by: metadata.anyDocumentType,
    lets: 'imports metadata that begin with a document type',
  },
  'keys-of-any-role': {
    replaces: 'readMetadata',
    by: metadata.keysOfAnyRole,
    lets: 'takes the keys of every role in the metadata for those of the identity provider',
  },
  'stated-use-only': {
    replaces: 'readMetadata',
    by: metadata.statedUseOnly,
    lets: 'knows no key whose use the metadata do not state',
  },
  'old-keys-stay': {
    replaces: 'renewedProvider',
    by: metadata.keysPileUp,
    lets: 'goes on to trust a key that the metadata name no longer',
  },
  'keyless-issuer-not-verified': {
    replaces: 'several',
    by: key.keylessNotVerified,
    lets: 'verifies nothing where the metadata of an issuer hold no key',
    reference: 'CVE-2026-28323',
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
} as const satisfies Record<string, Flaw>
