import * as parser from '../flawed-checks/parser.ts'
import * as transport from '../flawed-checks/transport.ts'
import type { Flaw } from './flaw.ts'

const { passes } = transport

/** Transport and parsing. */
export const transportFlaws = {
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
} as const satisfies Record<string, Flaw>
