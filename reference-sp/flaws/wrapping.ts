import * as attribute from '../flawed-checks/attribute.ts'
import * as decoy from '../flawed-checks/decoy.ts'
import * as ids from '../flawed-checks/equal-ids.ts'
import * as roots from '../flawed-checks/several-roots.ts'
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
  'first-of-equal-ids-read': {
    replaces: 'several',
    by: ids.firstOfEqualIdsRead,
    lets: 'verifies the last and reads the first element of the ID that the signature names',
    reference: 'Somorovsky et al. 2012',
  },
  'last-of-equal-ids-read': {
    replaces: 'several',
    by: ids.lastOfEqualIdsRead,
    lets: 'verifies the first and reads the last element of the ID that the signature names',
    reference: 'Somorovsky et al. 2012',
  },
  'entity-in-first-id': {
    replaces: 'several',
    by: ids.entityInFirstId,
    lets: 'expands an entity in an ID, and then verifies the last and reads the first element of that ID',
    reference: 'CVE-2025-23369',
  },
  'entity-in-last-id': {
    replaces: 'several',
    by: ids.entityInLastId,
    lets: 'expands an entity in an ID, and then verifies the first and reads the last element of that ID',
    reference: 'CVE-2025-23369',
  },
  'id-of-any-spelling': {
    replaces: 'several',
    by: ids.idOfAnySpelling,
    lets: 'takes Id, id, AssertionID and xml:id for ID when it reads what is signed',
  },
  'id-of-any-namespace': {
    replaces: 'several',
    by: ids.idOfAnyNamespace,
    lets: 'takes the ID of any namespace for ID when it reads what is signed',
  },
  'signature-parent-wins': {
    replaces: 'several',
    by: ids.signatureParentWins,
    lets: 'reads what the signature stands in, and verifies what it names',
    reference: 'Somorovsky et al. 2012',
  },
  'first-signature-only': {
    replaces: 'several',
    by: ids.firstSignatureOnly,
    lets: 'verifies the first signature of the document and reads the last assertion that has one, too',
    reference: 'CVE-2022-41912',
  },
  'last-signature-only': {
    replaces: 'several',
    by: ids.lastSignatureOnly,
    lets: 'verifies the last signature of the document and reads the first element of the ID that it names',
  },
  'signature-by-path': {
    replaces: 'several',
    by: wrapping.signatureByPath,
    lets: 'looks for signatures where they should stand, verifies what they name anywhere, and reads the first assertion',
    reference: 'CVE-2025-47949',
  },
  'decoy-in-response': {
    replaces: 'several',
    by: decoy.decoyInResponse,
    lets: 'leaves a second signature of the same value out of the digest, and reads an assertion in it',
    reference: 'xml-crypto pull request 585',
  },
  'decoy-in-assertion': {
    replaces: 'several',
    by: decoy.decoyInAssertion,
    lets: 'leaves a second signature of the same value out of the digest, and reads attributes in it',
    reference: 'xml-crypto pull request 585',
  },
  'first-root-read': {
    replaces: 'several',
    by: roots.firstRootRead,
    lets: 'reads the first of several roots, and verifies what the signatures of all name',
    reference: 'CVE-2022-39299',
  },
  'last-root-read': {
    replaces: 'several',
    by: roots.lastRootRead,
    lets: 'reads the last of several roots, and verifies what the signatures of all name',
    reference: 'CVE-2022-39300',
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
  'attributes-merged-from-anywhere': {
    replaces: 'several',
    by: {
      responseShape: passes,
      signatureShape: signature.objectsInSignature,
      attributes: attribute.attributesMergedFromAnywhere,
    },
    lets: 'adds attributes outside the assertion, or within its signature, to those in it',
    reference: 'CVE-2025-46573',
  },
} as const satisfies Record<string, Flaw>
