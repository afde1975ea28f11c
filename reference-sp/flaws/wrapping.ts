import * as attribute from '../flawed-checks/attribute.ts'
import * as signature from '../flawed-checks/signature.ts'
import * as transport from '../flawed-checks/transport.ts'
import * as wrapping from '../flawed-checks/wrapping.ts'
import type { Flaw } from './flaw.ts'

const { passes } = transport

/** Wrapping: what is verified is not what is read. */
export const wrappingFlaws = {
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
  'reads-by-prefix': {
    replaces: 'several',
    by: wrapping.readsByPrefix,
    lets: 'verifies by namespace, and reads the first element that is called saml:Assertion',
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
} as const satisfies Record<string, Flaw>
