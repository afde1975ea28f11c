import type { Facts, Rewrite } from '../../step.ts'
import {
  attributeIn,
  elementNamed,
  elementsNamed,
  insertedAt,
  replacedBy,
  type Span,
  textOf,
  without,
} from '../element-text.ts'
import { rewrite, userReplaced } from '../rewrite.ts'
import { strippedOfSignatures } from '../signature-text.ts'
import { inAssertion, inResponse, inSignature } from './holder.ts'
import { type ForgedId, type Order, type Point, sayPoint } from './point.ts'

/** The signed message wrapped as the point says. What is signed keeps every octet, and its namespaces. */
export const wrapping = (point: Point): Rewrite =>
  rewrite(`there is ${sayPoint(point)}`, (xml, facts) => wrapped(point, xml, facts))

/** The same as text, for changes that go on from there. */
export function wrapped(point: Point, xml: string, facts: Facts): string {
  const text = point.forged === 'response' ? ofResponse(point, xml, facts) : ofAssertion(point, xml, facts)
  return point.id === 'entity-id' ? declared(text, attributeIn(textOf(xml, spanOf(point, xml)), 'ID') ?? '') : text
}

/** What is moved about. */
interface Parts {
  /** The signed element as it was. */
  readonly signed: string
  readonly signature: string
  /** What is left where the signature may have gone: with its signature or without. */
  readonly original: string
  /** The copy, unsigned. */
  readonly forged: string
}

function partsOf({ id, signature: stands }: Point, signed: string, facts: Facts): Parts {
  const [span] = elementsNamed(signed, 'Signature')
  const isKept = stands === 'kept' || stands === 'copied'
  return {
    signed,
    signature: span === undefined ? '' : textOf(signed, span),
    original: span === undefined || isKept ? signed : without(signed, span),
    forged: identified(strippedOfSignatures(userReplaced(signed, facts)), id),
  }
}

/** A new ID for each element of the copy: one that was left over would tell it from an honest message. */
const identified = (forged: string, id: ForgedId): string => {
  if (id === 'new-id') return forged.replaceAll(/(\sID="[^"]*)"/g, '$1-forged"')
  return id === 'entity-id' ? forged.replace(/(\sID=")[^"]*"/, '$1&i;"') : forged
}

const declared = (xml: string, id: string): string => `<!DOCTYPE samlp:Response [<!ENTITY i "${id}">]>${xml}`

const spanOf = ({ forged }: Point, xml: string): Span =>
  elementNamed(xml, forged === 'response' ? 'Response' : 'Assertion')

/** With the signature where a signature stands: behind the Issuer. */
const signedBy = (xml: string, signature: string): string => insertedAt(xml, elementNamed(xml, 'Issuer').end, signature)

/** Where one holds the other, which is which. */
const pair = <T>(order: Order, forged: T, original: T): readonly [outer: T, inner: T] =>
  order === 'before' ? [forged, original] : [original, forged]

function ofResponse(point: Point, xml: string, facts: Facts): string {
  const { place, signature: stands } = point
  const parts = partsOf(point, xml, facts)
  const forged = stands === 'copied' ? signedBy(parts.forged, parts.signature) : parts.forged
  if (isIn(inSignature, place)) return heldBySignature(point, parts)
  if (!isIn(inResponse, place) && !isIn(inAssertion, place)) throw new RangeError(`a Response has no ${place}`)
  const hold = isIn(inResponse, place) ? inResponse[place] : inAssertion[place]
  const text = hold(forged, parts.original)
  return stands === 'moved' ? signedBy(text, parts.signature) : text
}

function ofAssertion(point: Point, xml: string, facts: Facts): string {
  const { place, order, signature: stands } = point
  const span = elementNamed(xml, 'Assertion')
  const put = (text: string): string => replacedBy(xml, span, text)
  const parts = partsOf(point, textOf(xml, span), facts)
  const { original, signature } = parts
  if (place === 'response-object' || place === 'response-key-info') {
    const hold = inSignature[place === 'response-object' ? 'object' : 'key-info']
    if (order === 'after') return signedBy(put(parts.forged), hold(signature, original))
    const outer = elementNamed(xml, 'Signature')
    return replacedBy(xml, outer, hold(textOf(xml, outer), parts.forged))
  }
  if (isIn(inSignature, place)) return put(heldBySignature(point, parts))
  const forged = stands === 'moved' || stands === 'copied' ? signedBy(parts.forged, signature) : parts.forged
  if (isIn(inAssertion, place)) return put(inAssertion[place](forged, original))
  const [first, second] = pair(order, forged, original)
  const text = isIn(inResponse, place) ? inResponse[place](put(second), first) : put(first + second)
  return stands === 'at-response' ? signedBy(text, signature) : text
}

/** The forged element under the signature, which holds the signed one; or the signed one, whose signature holds the forged. */
function heldBySignature({ place, order }: Point, { signed, signature, original, forged }: Parts): string {
  if (!isIn(inSignature, place)) throw new RangeError(`a signature has no ${place}`)
  if (order === 'before') return signedBy(forged, inSignature[place](signature, original))
  return replacedBy(signed, elementNamed(signed, 'Signature'), inSignature[place](signature, forged))
}

const isIn = <T extends object>(table: T, place: PropertyKey): place is keyof T => Object.hasOwn(table, place)
