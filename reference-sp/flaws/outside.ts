import * as outside from '../flawed-checks/outside.ts'
import type { Flaw } from './flaw.ts'

/** Files and addresses that a message names. */
export const outsideFlaws = {
  'loads-external-entities': {
    replaces: 'several',
    by: outside.loadsExternalEntities,
    lets: 'reads a file or asks an address for an entity of a message',
    reference: 'CVE-2024-52806, CVE-2017-1000061',
  },
  'loads-document-types': {
    replaces: 'follows',
    by: outside.loadsDocumentTypes,
    lets: 'asks for the external subset of a document type that it then refuses',
    reference: 'CVE-2017-1000061',
  },
  'loads-parameter-entities': {
    replaces: 'follows',
    by: outside.loadsParameterEntities,
    lets: 'asks for the parameter entities of a document type that it then refuses',
    reference: 'CWE-611',
  },
  'expands-inclusions': {
    replaces: 'several',
    by: outside.expandsInclusions,
    lets: 'puts a file or the content of an address where a message asks for it',
  },
  'follows-references': {
    replaces: 'several',
    by: outside.followsReferences,
    lets: 'digests a file or the content of an address in place of the assertion',
    reference: 'CWE-918',
  },
  'runs-stylesheets': {
    replaces: 'follows',
    by: outside.runsStylesheets,
    lets: 'runs a stylesheet of a signature before it looks who signed',
  },
  'fetches-keys': {
    replaces: 'follows',
    by: outside.fetchesKeys,
    lets: 'asks an address that KeyInfo names',
    reference: 'CVE-2023-36661',
  },
  'key-name-is-path': {
    replaces: 'several',
    by: outside.keyNameIsPath,
    lets: 'verifies with a key out of a file that KeyName names',
  },
  'key-name-is-secret': {
    replaces: 'several',
    by: outside.keyNameIsSecret,
    lets: 'takes an HMAC whose secret is the content of a file that KeyName names',
  },
  'loads-schemas': {
    replaces: 'follows',
    by: outside.loadsSchemas,
    lets: 'asks an address for the schema of a message',
  },
} as const satisfies Record<string, Flaw>
