/** What is copied and altered. */
export type Forged = 'assertion' | 'response'

/** Where one of the two elements ends up; which one, the order says. */
export type Place =
  /** Both are children of the Response. */
  | 'sibling'
  | 'extensions'
  | 'status-detail'
  | 'advice'
  | 'subject-confirmation-data'
  | 'attribute-value'
  | 'authn-context-decl'
  /** Object and KeyInfo of the signature that is wrapped. */
  | 'object'
  | 'key-info'
  /** The same of the Response's signature, where an assertion is forged. */
  | 'response-object'
  | 'response-key-info'
  /** No schema allows these three, but they were published: a bare child, in the signature itself, right before it. */
  | 'child'
  | 'signature'
  | 'beside-signature'

/** The forged element's ID: made from the signed one's, the same, or an entity that stands for the same. */
export type ForgedId = 'new-id' | 'same-id' | 'entity-id'

/** Whether the forged element begins before or after the signed one. */
export type Order = 'before' | 'after'

/**
 * Where the signature stands: still in what it signs, in the forged element instead, in both, or in the Response though it
 * is the assertion's.
 */
export type Signature = 'kept' | 'moved' | 'copied' | 'at-response'

/** One signature wrapping: a point of the space that its five axes span. */
export interface Point {
  readonly forged: Forged
  readonly place: Place
  readonly id: ForgedId
  readonly order: Order
  readonly signature: Signature
}

/** `assertion.advice.new-id.before.kept`: a value of each axis in turn. No value holds a dot, so no two points share a name. */
export const nameOf = ({ forged, place, id, order, signature }: Point): string =>
  [forged, place, id, order, signature].join('.')

const IDS: Readonly<Record<ForgedId, string>> = {
  'new-id': 'of a new ID',
  'same-id': 'of the same ID',
  'entity-id': 'whose ID is an entity',
}

const HOLDERS: Readonly<Record<Exclude<Place, 'sibling' | 'child' | 'beside-signature'>, string>> = {
  extensions: 'Extensions',
  'status-detail': 'StatusDetail',
  advice: 'its Advice',
  'subject-confirmation-data': 'its SubjectConfirmationData',
  'attribute-value': 'an AttributeValue',
  'authn-context-decl': 'its AuthnContextDecl',
  object: 'the Object of the signature that it bears',
  'key-info': 'the KeyInfo of the signature that it bears',
  'response-object': 'the Object of the signature that the Response bears',
  'response-key-info': 'the KeyInfo of the signature that the Response bears',
  signature: 'the signature that it bears',
}

const SIGNATURES: Readonly<Record<Signature, string>> = {
  kept: '',
  moved: ', under the signature of the signed one',
  copied: ', under a copy of its signature',
  'at-response': ', with its signature in the Response',
}

/** Says where the two stand: `a forged assertion of a new ID in Extensions before the signed one`. */
export function sayPoint({ forged, place, id, order, signature }: Point): string {
  const subject = `a forged ${forged} ${IDS[id]}`
  return `${subject} ${sayPlace(forged, place, order)}${HAVE_SIGNATURE.has(place) ? '' : SIGNATURES[signature]}`
}

/** Places that say themselves where the signature is. */
const HAVE_SIGNATURE: ReadonlySet<Place> = new Set([
  'object',
  'key-info',
  'response-object',
  'response-key-info',
  'signature',
  'beside-signature',
])

function sayPlace(forged: Forged, place: Place, order: Order): string {
  if (place === 'sibling') return `${order} the signed one`
  if (place === 'child') return 'with the signed one as its child'
  if (place === 'beside-signature') return 'with the signed one before the signature'
  const holder = HOLDERS[place]
  if (forged === 'assertion' && (place === 'extensions' || place === 'status-detail')) {
    return order === 'before' ? `in ${holder} before the signed one` : `behind the signed one in ${holder}`
  }
  const isHeld = (order === 'after') !== place.startsWith('response-')
  if (isHeld) return `in ${holder.replace('it bears', 'the signed one bears')}`
  return `with the signed one in ${holder}`
}
