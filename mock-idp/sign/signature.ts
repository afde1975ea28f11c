import { hash } from 'node:crypto'
import { NAMESPACES } from '../message/node.ts'
import { CANONICALIZATIONS, DIGEST_METHODS, ENVELOPED, isExclusive, SIGNATURE_METHODS } from './algorithms.ts'
import { escapeAttribute } from './escape.ts'
import { keyInfoText } from './key-info.ts'
import type { Keyring } from './keyring.ts'
import type { SignaturePlan } from './plan.ts'
import type { Signing } from './signing.ts'
import { type Spelling, spelled } from './spelling.ts'

/** What a signature is made over. */
export interface Signed {
  /** Absent: the usual prefixes. */
  readonly spelling?: Spelling | undefined
  /** The element's ID attribute. */
  readonly id: string | undefined
  /** The element in canonical form, without the signature: what the digest is taken of. */
  readonly canonical: string
  /**
   * SignedInfo in canonical form, where that depends on what surrounds it. It is given the Signature as it will stand
   * in the message, its value still empty.
   */
  readonly signedInfo?: ((signature: Unsigned) => string | undefined) | undefined
}

/** A Signature's text without its value, parted before SignedInfo. */
export interface Unsigned {
  readonly head: string
  readonly tail: string
}

/**
 * The text of an enveloped Signature element.
 * @throws MissingKey
 * @see SAML Core 5.4, XML Signature 1.1, 3.1
 */
export function* signatureText(plan: SignaturePlan, keyring: Keyring, signed: Signed): Signing<string> {
  const say = (xml: string): string => spelled(xml, signed.spelling)
  const keyInfo = keyInfoText(plan.keyInfo, keyring)
  const digest = hash(
    DIGEST_METHODS[plan.digestMethod].hash,
    plan.digestOf?.(signed.canonical) ?? signed.canonical,
    'base64',
  )
  const pieces = piecesOf(plan)
  const honest = `${pieces.beforeUri}${uri(plan, signed.id)}${pieces.beforeDigest}${digest}${AFTER_DIGEST}`
  const signedInfo = plan.signedInfo?.(honest) ?? honest
  const octets =
    signed.signedInfo?.({
      head: say(SIGNATURE),
      tail: say(`<ds:SignedInfo>${signedInfo}${BEFORE_VALUE}${AFTER_VALUE}${keyInfo}${END}`),
    }) ?? say(`<ds:SignedInfo xmlns:ds="${NAMESPACES.ds}">${signedInfo}`)
  const made = yield { plan, keyring, octets: Buffer.from(plan.signs?.(octets) ?? octets) }
  const value = made.toString('base64')
  return say(`${SIGNATURE}<ds:SignedInfo>${signedInfo}${BEFORE_VALUE}${value}${AFTER_VALUE}${keyInfo}${END}`)
}

const SIGNATURE = `<ds:Signature xmlns:ds="${NAMESPACES.ds}">`
const AFTER_DIGEST = '</ds:DigestValue></ds:Reference></ds:SignedInfo>'
const BEFORE_VALUE = '<ds:SignatureValue>'
const AFTER_VALUE = '</ds:SignatureValue>'
const END = '</ds:Signature>'

function uri(plan: SignaturePlan, id: string | undefined): string {
  if (plan.reference !== 'own-id') {
    return plan.reference.uri === undefined ? '' : ` URI="${escapeAttribute(plan.reference.uri)}"`
  }
  // XML Signature 4.4.3.1: the empty URI is the document, the only name for an element that has no ID.
  return id === undefined ? ' URI=""' : ` URI="#${escapeAttribute(id)}"`
}

/** What SignedInfo says before the URI, and between the URI and the digest: the same for every message of a plan. */
interface Pieces {
  readonly beforeUri: string
  readonly beforeDigest: string
}

function piecesOf(plan: SignaturePlan): Pieces {
  const known = PIECES.get(plan)
  if (known) return known
  const method = CANONICALIZATIONS[plan.canonicalization]
  const made = {
    beforeUri:
      algorithm('CanonicalizationMethod', method) +
      algorithm('SignatureMethod', SIGNATURE_METHODS[plan.signatureMethod].uri) +
      '<ds:Reference',
    beforeDigest:
      `><ds:Transforms>${algorithm('Transform', ENVELOPED)}${algorithm('Transform', method, prefixList(plan))}${(plan.extraTransforms ?? []).map((uri) => algorithm('Transform', uri)).join('')}</ds:Transforms>` +
      `${algorithm('DigestMethod', DIGEST_METHODS[plan.digestMethod].uri)}<ds:DigestValue>`,
  }
  PIECES.set(plan, made)
  return made
}
const PIECES = new WeakMap<SignaturePlan, Pieces>()

const algorithm = (name: string, algorithmUri: string, content = ''): string =>
  `<ds:${name} Algorithm="${algorithmUri}">${content}</ds:${name}>`

/** @see Exclusive XML Canonicalization 1.0, 4 */
function prefixList(plan: SignaturePlan): string {
  if (plan.inclusiveNamespaces.length === 0 || !isExclusive(plan.canonicalization)) return ''
  const list = escapeAttribute(plan.inclusiveNamespaces.join(' '))
  return `<ec:InclusiveNamespaces xmlns:ec="${NAMESPACES.ec}" PrefixList="${list}"></ec:InclusiveNamespaces>`
}
