import { base64InXml } from '../xml/base64.ts'
import { DSIG, XENC, XENC11 } from '../xml/namespace.ts'
import type { Element } from '../xml/node.ts'
import { attribute, childElements, children, isNamed, textOf } from '../xml/read.ts'

/** One xenc:EncryptedKey, read but not opened. */
export interface EncryptedKey {
  readonly method: string
  readonly digest: string | undefined
  readonly mask: string | undefined
  readonly label: Buffer | undefined
  readonly octets: Buffer
}

/** One saml:EncryptedAssertion, read but not opened. */
export interface Encrypted {
  readonly element: Element
  readonly method: string
  /** Vector, cipher text and tag. */
  readonly octets: Buffer
  /** In the order in which they stand. */
  readonly keys: readonly EncryptedKey[]
}

const ELEMENT = `${XENC}Element`
/** So many content keys are tried: each costs a private operation. */
const MOST_KEYS = 8

/**
 * What SAML needs of XML Encryption, and no more: one EncryptedData of the type Element, its octets in the message itself, and
 * keys in it or right beside it.
 * @see SAML Core 2.3.4, 6.1; XML Encryption 1.1, 3
 */
export function readEncrypted(element: Element, reading: Reading): Encrypted | undefined {
  const [data, ...beside] = childElements(element)
  if (!data || !isNamed(data, XENC, 'EncryptedData')) return undefined
  if (!beside.every((one) => isNamed(one, XENC, 'EncryptedKey'))) return undefined
  if (!reading.isType(attribute(data, 'Type'))) return undefined
  const read = readParts(data, reading.octets)
  if (!read) return undefined
  const keys = reading.keys(read.keyInfo, beside).map(readKey)
  if (keys.length > MOST_KEYS || !keys.every((key) => key !== undefined)) return undefined
  return { element, method: read.method, octets: read.octets, keys }
}

/** How the parts are found, each of which can be done another way. */
export interface Reading {
  readonly isType: (type: string | undefined) => boolean
  readonly octets: (cipherData: Element) => Buffer | undefined
  /** The EncryptedKeys out of the KeyInfo of the data and of what stands beside these. */
  readonly keys: (keyInfo: Element | undefined, beside: readonly Element[]) => readonly Element[]
}

export const honestReading: Reading = {
  isType: (type) => type === undefined || type === ELEMENT,
  // A CipherReference would have the SP fetch what an attacker names.
  octets: ownOctets,
  // A RetrievalMethod may name those beside, and need not: they are there for these data and no other.
  keys: (keyInfo, beside) => [...keysIn(keyInfo), ...beside],
}

export const keysIn = (keyInfo: Element | undefined): readonly Element[] =>
  keyInfo ? children(keyInfo, XENC, 'EncryptedKey') : []

function readKey(element: Element): EncryptedKey | undefined {
  const parts = readParts(element)
  if (!parts) return undefined
  const { encryptionMethod, method, octets } = parts
  const algorithmOf = (uri: string, local: string) => {
    const [found] = children(encryptionMethod, uri, local)
    return found && attribute(found, 'Algorithm')
  }
  const [params] = children(encryptionMethod, XENC, 'OAEPparams')
  return {
    method,
    digest: algorithmOf(DSIG, 'DigestMethod'),
    mask: algorithmOf(XENC11, 'MGF'),
    label: params && base64InXml(textOf(params) ?? ''),
    octets,
  }
}

/** What says something about the octets, but nothing that it would take to open them. */
const IGNORED: ReadonlySet<string> = new Set(['EncryptionProperties', 'ReferenceList', 'CarriedKeyName'])

interface Parts {
  readonly encryptionMethod: Element
  readonly method: string
  readonly keyInfo: Element | undefined
  readonly octets: Buffer
}

/** The parts that EncryptedData and EncryptedKey share. */
function readParts(element: Element, octetsOf: Reading['octets'] = ownOctets): Parts | undefined {
  const found = childElements(element)
  const keyInfo = found.find((one) => isNamed(one, DSIG, 'KeyInfo'))
  const [encryptionMethod, cipherData, ...others] = found.filter((one) => one !== keyInfo)
  if (!encryptionMethod || !cipherData) return undefined
  const unknown = others.some((one) => one.uri !== XENC || !IGNORED.has(one.local))
  if (unknown || !isNamed(encryptionMethod, XENC, 'EncryptionMethod') || !isNamed(cipherData, XENC, 'CipherData')) {
    return undefined
  }
  const method = attribute(encryptionMethod, 'Algorithm')
  const octets = octetsOf(cipherData)
  if (method === undefined || octets === undefined) return undefined
  return { encryptionMethod, method, keyInfo, octets }
}

function ownOctets(cipherData: Element): Buffer | undefined {
  const [value, second] = childElements(cipherData)
  if (!value || second || !isNamed(value, XENC, 'CipherValue')) return undefined
  return base64InXml(textOf(value) ?? '')
}
