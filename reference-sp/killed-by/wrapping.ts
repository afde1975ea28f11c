import type { wrappingFlaws } from '../flaws/wrapping.ts'
import { FORGED_OUTSIDE } from './encryption.ts'
import { responseKilledBy } from './response.ts'
import { MISNAMED_ASSERTIONS, MISSHAPEN_ASSERTIONS, MISSHAPEN_RESPONSES } from './shared.ts'

// Patterns over the coordinates of the wrapping space: what is forged, where, which ID, before or after, and where the
// signature stands. A case that has a name of its own there, such as wrapping/xsw-3, is meant as well.

/** Places in the forged assertion, or in that of the forged Response. */
const WITHIN = '{advice,subject-confirmation-data,attribute-value,authn-context-decl}'
/** The same, and in the signature that the forged element bears. */
const NESTED = '{advice,subject-confirmation-data,attribute-value,authn-context-decl,object,key-info,signature,child}'
const PUT_AWAY = '{extensions,status-detail}'
const IN_RESPONSE_SIGNATURE = '{response-object,response-key-info}'
const NEW_OR_SAME = '{new-id,same-id}'
const NOT_COPIED = '{kept,moved,at-response}'

/** What is refused where the shape of things is checked, and not by whose values are read. */
const MISSHAPEN = [...MISSHAPEN_RESPONSES, ...MISSHAPEN_ASSERTIONS, ...MISNAMED_ASSERTIONS]

/** Something of the message is signed, and that is enough. */
const COVERED_IN_PART = 'reference/to-the-issuer-alone'

/** Where a signature may stand anywhere, and an ID twice: the one assertion there is, is read, and two are one too many. */
const ONE_TOO_MANY = [
  ...MISSHAPEN,
  'signature/detached',
  'response/two-assertions-of-two-users',
  // One lookup of two finds what is signed: of the Response's signature, or of the assertion's.
  'wrapping/response-and-assertion-of-one-id',
]

/** The same, and a forged assertion around the signed one. */
const WRAPPED = [...ONE_TOO_MANY, 'reference/forged-signed-info-in-object']

/** A forged assertion of an ID of its own before the signed one, as in XSW3; its other attributes mean nothing. */
const LOOKALIKES = [
  'wrapping/id-in-id',
  'wrapping/id-in-lower-case-id',
  'wrapping/id-in-assertion-id',
  'wrapping/id-in-xml-id',
  'wrapping/id-in-samlp-id',
  'wrapping/id-in-foreign-id',
]

const METADATA = ['wrapping/metadata-in-extensions', 'wrapping/metadata-signature-moved']

/** Read is the first assertion of the document. */
const FIRST_OF_ALL = [
  COVERED_IN_PART,
  'wrapping-space/assertion.*.new-id.before.*',
  // The Response's signature names the Response, so the assertion's ID does not matter.
  `wrapping-space/assertion.${IN_RESPONSE_SIGNATURE}.same-id.before.kept`,
  `wrapping-space/response.${WITHIN}.new-id.before.*`,
  `wrapping-space/response.{object,key-info}.${NEW_OR_SAME}.after.kept`,
  ...LOOKALIKES,
  ...METADATA,
  ...WRAPPED,
]

/** Verified is the last, and read the first element of one ID. */
const FIRST_OF_EQUAL_IDS = [
  'response/id-of-the-assertion',
  `wrapping-space/assertion.{sibling,extensions,status-detail}.same-id.before.${NOT_COPIED}`,
  `wrapping-space/assertion.${NESTED}.same-id.before.{kept,moved}`,
  'wrapping-space/response.*.same-id.before.{kept,moved}',
  'wrapping/id-by-character-reference',
  ...WRAPPED,
]

/** The other way round. */
const LAST_OF_EQUAL_IDS = [
  `wrapping-space/assertion.*.same-id.after.${NOT_COPIED}`,
  'wrapping-space/response.*.same-id.after.kept',
  ...WRAPPED,
]

const ATTRIBUTES_ANYWHERE = [
  'control/advice-with-assertion',
  'role/eleven-values-split',
  'role/two-values-split',
  'unsigned-claims/attributes-in-object',
  'unsigned-claims/claims-in-key-info',
  'unsigned-claims/role-in-object',
]

/** Wrapping. */
export const wrappingKilledBy: Readonly<Record<keyof typeof wrappingFlaws, readonly string[]>> = {
  'first-assertion-wins': [...FIRST_OF_ALL, ...FORGED_OUTSIDE, 'encryption/forged-before-clear'],
  'last-assertion-wins': [
    COVERED_IN_PART,
    'encryption/forged-behind-clear',

    `wrapping-space/assertion.*.${NEW_OR_SAME}.after.${NOT_COPIED}`,
    'wrapping-space/response.{extensions,status-detail,object,key-info,signature,beside-signature}.new-id.before.*',
    'control/advice-with-assertion',
    ...METADATA,
    ...ONE_TOO_MANY,
  ],
  'first-child-assertion-wins': [
    COVERED_IN_PART,
    ...FORGED_OUTSIDE,
    'encryption/forged-before-clear',

    'wrapping-space/assertion.sibling.new-id.before.*',
    `wrapping-space/assertion.${NESTED}.new-id.before.*`,
    `wrapping-space/assertion.${PUT_AWAY}.${NEW_OR_SAME}.after.${NOT_COPIED}`,
    `wrapping-space/assertion.${IN_RESPONSE_SIGNATURE}.*.after.at-response`,
    'wrapping-space/response.*.new-id.before.*',
    ...LOOKALIKES,
    ...METADATA,
    ...WRAPPED,
  ],
  'last-child-assertion-wins': [
    COVERED_IN_PART,
    ...FORGED_OUTSIDE,
    'encryption/forged-behind-clear',

    `wrapping-space/assertion.sibling.${NEW_OR_SAME}.after.${NOT_COPIED}`,
    `wrapping-space/assertion.${NESTED}.new-id.before.*`,
    `wrapping-space/assertion.${PUT_AWAY}.${NEW_OR_SAME}.after.${NOT_COPIED}`,
    `wrapping-space/assertion.${IN_RESPONSE_SIGNATURE}.*.after.at-response`,
    'wrapping-space/response.*.new-id.before.*',
    ...METADATA,
    ...WRAPPED,
  ],
  'first-of-local-name-wins': [
    ...FIRST_OF_ALL,
    ...FORGED_OUTSIDE,
    'encryption/forged-before-clear',
    'wrapping/forged-of-no-namespace',
    'wrapping/forged-of-saml-1',
  ],
  'last-of-equal-ids-verified': [
    COVERED_IN_PART,
    ...FORGED_OUTSIDE,
    'encryption/forged-before-clear',
    'response/id-of-the-assertion',

    `wrapping-space/assertion.sibling.${NEW_OR_SAME}.before.${NOT_COPIED}`,
    `wrapping-space/assertion.${NESTED}.${NEW_OR_SAME}.before.*`,
    `wrapping-space/assertion.${PUT_AWAY}.new-id.after.*`,
    `wrapping-space/assertion.${IN_RESPONSE_SIGNATURE}.new-id.after.at-response`,
    `wrapping-space/response.*.${NEW_OR_SAME}.before.{kept,moved}`,
    'wrapping/id-by-character-reference',
    'wrapping/hint-of-the-same-id',
    ...LOOKALIKES,
    ...METADATA,
    ...WRAPPED,
  ],
  'reads-by-prefix': ['namespace/foreign-assertion-under-our-prefix'],
  'first-of-equal-ids-read': FIRST_OF_EQUAL_IDS,
  'last-of-equal-ids-read': LAST_OF_EQUAL_IDS,
  'entity-in-first-id': [...FIRST_OF_EQUAL_IDS, 'wrapping-space/*.*.entity-id.before.kept'],
  'entity-in-last-id': [...LAST_OF_EQUAL_IDS, 'wrapping-space/*.*.entity-id.after.kept'],
  'id-of-any-spelling': [...LOOKALIKES, ...WRAPPED],
  'id-of-any-namespace': ['wrapping/id-in-samlp-id', 'wrapping/id-in-foreign-id', ...WRAPPED],
  'signature-parent-wins': [
    COVERED_IN_PART,
    'encryption/signed-in-object-of-forged',

    'wrapping-space/*.*.new-id.*.moved',
    'wrapping-space/assertion.*.same-id.after.moved',
    'wrapping-space/assertion.sibling.new-id.before.at-response',
    `wrapping-space/assertion.${PUT_AWAY}.*.after.at-response`,
    `wrapping-space/assertion.${IN_RESPONSE_SIGNATURE}.*.after.at-response`,
    'wrapping/metadata-signature-moved',
    ...WRAPPED,
  ],
  'first-signature-only': [
    COVERED_IN_PART,
    'signature/by-a-stranger-on-the-assertion',
    'encryption/signed-in-object-of-forged',

    'wrapping-space/assertion.*.same-id.after.copied',
    'wrapping-space/assertion.*.*.after.{moved,at-response}',
    `wrapping-space/assertion.${NESTED}.new-id.before.moved`,
    'wrapping-space/response.*.new-id.before.moved',
    'wrapping/metadata-signature-moved',
    ...WRAPPED,
  ],
  'last-signature-only': [
    'signature/by-a-stranger-on-the-response',
    'response/id-of-the-assertion',
    'response/signed-response-without-issuer',

    'wrapping-space/*.*.same-id.before.*',
    'wrapping/id-by-character-reference',
    // The Response's signature, which asks for a Destination, is not the last one.
    'response/no-destination-when-signed',
    ...WRAPPED,
  ],
  'signature-by-path': [
    COVERED_IN_PART,
    ...MISSHAPEN,
    'encryption/forged-before-clear',
    'encryption/signed-in-object-of-forged',

    `wrapping-space/assertion.sibling.new-id.before.*`,
    `wrapping-space/assertion.${NESTED}.new-id.before.moved`,
    `wrapping-space/assertion.${PUT_AWAY}.new-id.after.{moved,at-response}`,
    `wrapping-space/assertion.${IN_RESPONSE_SIGNATURE}.new-id.after.at-response`,
    'wrapping-space/response.*.new-id.before.moved',
    'wrapping/metadata-signature-moved',
    ...LOOKALIKES,
    'reference/forged-signed-info-in-object',
    'signature/detached',
    'response/two-assertions-of-two-users',
  ],
  'decoy-in-response': [
    ...MISNAMED_ASSERTIONS,

    'wrapping/decoy-signature-in-error',
    'wrapping/forged-in-signature-of-failure',
    `wrapping-space/assertion.${IN_RESPONSE_SIGNATURE}.new-id.before.kept`,
    'wrapping-space/response.{object,key-info}.new-id.after.kept',
    'response/two-assertions-of-two-users',
    'signature/twice',
    // An error is none to it.
    ...responseKilledBy['status-ignored'],
    'dialect/adfs-failure',
    'dialect/entra-failure',
  ],
  'decoy-in-assertion': [
    'wrapping/decoy-signature-in-assertion',
    'user/two-attributes',
    'signature/twice',
    ...ATTRIBUTES_ANYWHERE,
  ],
  // What comes first is read at least: it is refused, but as a failure or for its signature.
  'first-root-read': ['markup/forged-root-first', 'markup/forged-root-behind-failure', 'markup/two-roots'],
  'last-root-read': ['markup/forged-root-first', 'markup/forged-root-behind-failure', 'markup/two-roots'],
  'detached-signature': ['signature/detached', ...MISSHAPEN_RESPONSES],
  'coverage-not-checked': [
    COVERED_IN_PART,
    ...MISNAMED_ASSERTIONS,

    'wrapping/metadata-signature-moved',
    // Nothing in Advice is counted, so only this place leaves one assertion.
    'wrapping-space/*.advice.new-id.before.moved',
  ],
  'attributes-from-anywhere': [
    'response/attributes-outside-the-assertion',
    'user/two-attributes',
    ...ATTRIBUTES_ANYWHERE,
    ...MISSHAPEN_RESPONSES,
  ],
  'last-attributes-from-anywhere': [
    ...MISSHAPEN_RESPONSES,
    'user/two-attributes',
    'attribute/of-one-name-and-another-format',

    'role/eleven-values-split',
    'role/two-values-split',
    'unsigned-claims/attributes-behind-assertion',
  ],
  'attributes-merged-from-anywhere': [
    ...MISSHAPEN_RESPONSES,
    'control/advice-with-assertion',
    'unsigned-claims/role-in-object',
  ],
}
