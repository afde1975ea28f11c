import { type Forged, type ForgedId, nameOf, type Order, type Place, type Point, type Signature } from './point.ts'

/** A block of the space: every combination of these values. */
interface Block {
  readonly forged: Forged
  readonly places: readonly Place[]
  readonly orders: readonly Order[]
  readonly ids: readonly ForgedId[]
  readonly signatures: readonly Signature[]
}

const NEW_OR_SAME = ['new-id', 'same-id'] as const
/** Below the Response, where the order says which of the two is put away, and which is a child of the Response. */
const BESIDE = ['sibling', 'extensions', 'status-detail'] as const
/** Extension points of an assertion, so also of the assertion in a forged Response. */
const WITHIN = ['advice', 'subject-confirmation-data', 'attribute-value', 'authn-context-decl'] as const
const IN_SIGNATURE = ['object', 'key-info'] as const
const IN_RESPONSE_SIGNATURE = ['response-object', 'response-key-info'] as const

/**
 * Extension points are where the schemas allow other elements: Extensions and StatusDetail of a Response, Advice,
 * SubjectConfirmationData, AttributeValue and AuthnContextDecl of an assertion, Object and KeyInfo of a signature.
 *
 * Left out, with the reason:
 * - Condition, Statement and BaseID: they take other content only by a derived type, and an SP has to refuse a condition that
 *   it does not know (Core 2.5.1.1), so a refusal would not speak of wrapping.
 * - CanonicalizationMethod, SignatureMethod and Transform: they are open, but part of what is signed.
 * - X509Data, SignatureProperty and Manifest: a reader that looks into KeyInfo or Object at any depth finds them the same way.
 * - The forged element inside an assertion's Advice, Subject or statements: there it is signed, or breaks the signature. Only
 *   Signature is left out of its own digest; so `after` is possible in Object and KeyInfo alone.
 * - Under a moved signature that holds the signed one, an entity as ID, and a copy in nested places: the place changes nothing
 *   about how the ID is looked up or which signature is found first, so a few places stand for all.
 * - A copy of the signature with a new ID: to a verifier it is the moved signature.
 * - The assertion of a Response that is itself signed, put outside of the assertion's signature: this breaks the Response's.
 */
const SPACE: readonly Block[] = [
  { forged: 'assertion', places: BESIDE, orders: ['before', 'after'], ids: NEW_OR_SAME, signatures: ['kept', 'moved'] },
  { forged: 'assertion', places: BESIDE, orders: ['before', 'after'], ids: ['same-id'], signatures: ['copied'] },
  { forged: 'assertion', places: WITHIN, orders: ['before'], ids: NEW_OR_SAME, signatures: ['kept', 'moved'] },
  { forged: 'assertion', places: IN_SIGNATURE, orders: ['before'], ids: NEW_OR_SAME, signatures: ['moved'] },
  { forged: 'assertion', places: IN_SIGNATURE, orders: ['after'], ids: NEW_OR_SAME, signatures: ['kept'] },
  {
    forged: 'assertion',
    places: ['sibling'],
    orders: ['before', 'after'],
    ids: NEW_OR_SAME,
    signatures: ['at-response'],
  },
  {
    forged: 'assertion',
    places: ['extensions', 'status-detail', ...IN_RESPONSE_SIGNATURE],
    orders: ['after'],
    ids: NEW_OR_SAME,
    signatures: ['at-response'],
  },
  { forged: 'assertion', places: IN_RESPONSE_SIGNATURE, orders: ['before'], ids: NEW_OR_SAME, signatures: ['kept'] },
  {
    forged: 'assertion',
    places: ['sibling', 'extensions'],
    orders: ['before', 'after'],
    ids: ['entity-id'],
    signatures: ['kept'],
  },
  { forged: 'assertion', places: ['advice'], orders: ['before'], ids: ['entity-id'], signatures: ['kept'] },
  {
    forged: 'response',
    places: ['extensions', 'status-detail', ...WITHIN],
    orders: ['before'],
    ids: NEW_OR_SAME,
    signatures: ['kept', 'moved'],
  },
  { forged: 'response', places: IN_SIGNATURE, orders: ['before'], ids: NEW_OR_SAME, signatures: ['moved'] },
  { forged: 'response', places: IN_SIGNATURE, orders: ['after'], ids: NEW_OR_SAME, signatures: ['kept'] },
  {
    forged: 'response',
    places: ['extensions', 'status-detail'],
    orders: ['before'],
    ids: ['same-id'],
    signatures: ['copied'],
  },
  {
    forged: 'response',
    places: ['extensions', 'status-detail'],
    orders: ['before'],
    ids: ['entity-id'],
    signatures: ['kept'],
  },
]

/** Every point that an extension point of the schemas justifies. */
export const points: readonly Point[] = SPACE.flatMap(({ forged, places, orders, ids, signatures }) =>
  places.flatMap((place) =>
    ids.flatMap((id) =>
      orders.flatMap((order) => signatures.map((signature): Point => ({ forged, place, id, order, signature }))),
    ),
  ),
)

const point = (
  forged: Forged,
  place: Place,
  id: ForgedId,
  order: Order = 'before',
  signature: Signature = 'kept',
): Point => ({ forged, place, id, order, signature })

/**
 * The points that have names of their own: the eight classical wrappings and the relocations that were published since.
 * @see Somorovsky et al., On Breaking SAML (USENIX Security 2012)
 */
export const namedPoints = {
  'xsw-1': point('response', 'signature', 'new-id', 'before', 'moved'),
  'xsw-2': point('response', 'beside-signature', 'new-id', 'before', 'moved'),
  'xsw-3': point('assertion', 'sibling', 'new-id'),
  'xsw-4': point('assertion', 'child', 'new-id'),
  'xsw-5': point('assertion', 'sibling', 'new-id', 'before', 'moved'),
  'xsw-6': point('assertion', 'signature', 'new-id', 'before', 'moved'),
  'xsw-7': point('assertion', 'extensions', 'same-id'),
  'xsw-8': point('assertion', 'object', 'new-id', 'before', 'moved'),
  'xsw-1-in-object': point('response', 'object', 'new-id', 'before', 'moved'),
  'xsw-3-after': point('assertion', 'sibling', 'new-id', 'after'),
  'xsw-7-new-id': point('assertion', 'extensions', 'new-id'),
  'original-in-extensions': point('assertion', 'extensions', 'new-id', 'after'),
  'original-in-extensions-same-id': point('assertion', 'extensions', 'same-id', 'after', 'copied'),
  'original-in-advice': point('assertion', 'advice', 'new-id'),
  'original-in-status-detail': point('assertion', 'status-detail', 'new-id', 'after'),
  'original-in-subject-confirmation-data': point('assertion', 'subject-confirmation-data', 'new-id'),
  'original-in-attribute-value': point('assertion', 'attribute-value', 'new-id'),
  'original-in-response-signature': point('assertion', 'response-object', 'new-id', 'after', 'at-response'),
  'original-in-extensions-signature-at-response': point('assertion', 'extensions', 'new-id', 'after', 'at-response'),
  'response-in-extensions': point('response', 'extensions', 'new-id'),
  'forged-in-object': point('assertion', 'object', 'new-id', 'after'),
} as const satisfies Readonly<Record<string, Point>>

export type NamedPoint = keyof typeof namedPoints

const named: ReadonlySet<string> = new Set(Object.values<Point>(namedPoints).map(nameOf))

/** The points of the space that have no name but their coordinates. */
export const generatedPoints: readonly Point[] = points.filter((one) => !named.has(nameOf(one)))
