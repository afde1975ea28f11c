import * as canonicalization from '../flawed-checks/canonicalization.ts'
import * as documentType from '../flawed-checks/document-type.ts'
import * as parser from '../flawed-checks/parser.ts'
import * as second from '../flawed-checks/second-reading.ts'
import * as transport from '../flawed-checks/transport.ts'
import type { Flaw } from './flaw.ts'

const { passes } = transport

/** Transport and parsing. */
export const transportFlaws = {
  'accepts-get': { replaces: 'transport', by: transport.acceptsGet, lets: 'takes a response out of a GET query' },
  'accepts-redirect': {
    replaces: 'several',
    by: { transport: transport.acceptsGet, decode: transport.inflates },
    lets: 'takes a response that comes by the Redirect binding',
  },
  'query-counts-as-body': {
    replaces: 'transport',
    by: transport.mergesQuery,
    lets: 'takes a response out of the query string of a POST',
  },
  'first-field-wins': {
    replaces: 'transport',
    by: transport.firstFieldWins,
    lets: 'takes the first of two SAMLResponse fields, as if it were the only one',
  },
  'last-field-wins': {
    replaces: 'transport',
    by: transport.lastFieldWins,
    lets: 'takes the last of two SAMLResponse fields, as if it were the only one',
    reference: 'CWE-235',
  },
  'reads-first-field': {
    replaces: 'several',
    by: second.readsFirstField,
    lets: 'verifies the last of two SAMLResponse fields and reads the first',
    reference: 'CVE-2025-31335',
  },
  'reads-last-field': {
    replaces: 'several',
    by: second.readsLastField,
    lets: 'verifies the first of two SAMLResponse fields and reads the last',
    reference: 'CVE-2025-31335',
  },
  'reads-request': {
    replaces: 'several',
    by: second.readsRequest,
    lets: 'verifies SAMLResponse and reads the SAMLRequest beside it',
    reference: 'CVE-2025-27773',
  },
  'reads-query': {
    replaces: 'several',
    by: second.readsQuery,
    lets: 'verifies the message in the body and reads the one in the query',
    reference: 'CVE-2025-27773',
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
  'brackets-in-field-names': {
    replaces: 'transport',
    by: transport.bracketsInFieldNames,
    lets: 'takes SAMLResponse[] and SAMLResponse[x] for SAMLResponse',
  },
  'missing-field-crashes': {
    replaces: 'transport',
    by: transport.missingFieldCrashes,
    lets: 'falls over a request without SAMLResponse',
  },
  'unreadable-crashes': {
    replaces: 'several',
    by: transport.unreadableCrashes,
    lets: 'falls over a message that it cannot read',
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
  'reads-octets': {
    replaces: 'several',
    by: second.readsOctets,
    lets: 'verifies characters and reads octets',
  },
  'reads-declared-encoding': {
    replaces: 'several',
    by: second.readsDeclaredEncoding,
    lets: 'verifies a message in UTF-8 and reads it in the encoding that it declares',
  },
  'guesses-latin-1': {
    replaces: 'wellFormed',
    by: second.guessesLatin1,
    lets: 'takes octets that are no UTF-8 for ISO-8859-1',
  },
  'cdata-dropped': { replaces: 'wellFormed', by: parser.cdataDropped, lets: 'does not see CDATA sections' },
  'carriage-returns-dropped': {
    replaces: 'wellFormed',
    by: parser.carriageReturnsDropped,
    lets: 'refuses a user of whom a value holds a carriage return',
    reference: 'BoxyHQ saml20 pull request 748',
  },
  'references-unread': {
    replaces: 'wellFormed',
    by: parser.referencesUnread,
    lets: 'takes a character reference for the characters that it is written with',
  },
  'illegal-characters-dropped': {
    replaces: 'wellFormed',
    by: parser.illegalCharactersDropped,
    lets: 'reads past characters that XML does not allow',
  },
  'ends-at-nul': { replaces: 'wellFormed', by: parser.endsAtNul, lets: 'takes a NUL for the end of the message' },
  'verifies-written-again': {
    replaces: 'several',
    by: documentType.verifiesWrittenAgain,
    lets: 'verifies the message as it writes it down again, and reads it as it came',
    reference: 'CVE-2025-25291, CVE-2021-28965',
  },
  'ids-of-document-type': {
    replaces: 'several',
    by: documentType.idsOfDocumentType,
    lets: 'ties a signature to an assertion by an attribute that a document type makes an ID',
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
    by: canonicalization.voidCanonicalization,
    lets: 'takes the empty output of a failed canonicalization for the message',
    reference: 'CVE-2025-66568',
  },
  'void-signature': {
    replaces: 'several',
    by: canonicalization.voidSignature,
    lets: 'takes a signature over nothing for that of every message that it cannot canonicalize',
    reference: 'CVE-2025-66578',
  },
  'void-of-soup': {
    replaces: 'several',
    by: canonicalization.voidOfSoup,
    lets: 'reads what is not well-formed, and digests nothing where that cannot be canonicalized',
    reference: 'CVE-2025-66568',
  },
  'void-by-document-type': {
    replaces: 'several',
    by: canonicalization.voidByDocumentType,
    lets: 'digests nothing where a document type declares what cannot be canonicalized',
    reference: 'CVE-2025-25292, CVE-2025-66568',
  },
  'instructions-digested-as-text': {
    replaces: 'digest',
    by: canonicalization.instructionsDigestedAsText,
    lets: 'digests what an instruction says, and does not read it',
    reference: 'CVE-2025-54369; OneUptime issue 2988',
  },
  'instructions-not-digested': {
    replaces: 'digest',
    by: canonicalization.instructionsNotDigested,
    lets: 'leaves processing instructions out of the digest',
  },
  'instructions-cut': {
    replaces: 'several',
    by: canonicalization.instructionsCut,
    lets: 'leaves processing instructions out of the digest, and reads values up to the first',
    reference: 'CVE-2025-54369',
  },
  'xml-attributes-not-inherited': {
    replaces: 'several',
    by: canonicalization.xmlAttributesNotInherited,
    lets: 'canonicalizes inclusively without the xml: attributes of what is around',
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
} as const satisfies Record<string, Flaw>
