import { X509Certificate } from 'node:crypto'
import { type Element, element, type Node, type Raw } from '../message/node.ts'
import { BLOCK_CIPHERS, enciphered } from './block-cipher.ts'
import { type Chance, seededChance } from './chance.ts'
import type { EncryptionPlan, Recipient } from './encryption-plan.ts'
import { distinguishedName } from './key-info.ts'
import { KEY_TRANSPORTS, transported } from './key-transport.ts'
import { MissingRecipient } from './missing-key.ts'
import { elementText, unsignedElement } from './signed-element.ts'
import type { Spelling } from './spelling.ts'

/** Certificates to encrypt for, DER in base64. */
export interface Recipients {
  /** The SP's: its current one first. */
  readonly own: readonly string[]
  /** One that is not the SP's. */
  readonly other: string | undefined
  /** Entity id of the SP. */
  readonly entityId: string
}

/** What else an encryption needs. */
export interface Encryption {
  readonly plan: EncryptionPlan
  readonly recipients: Recipients
  readonly nextId: () => string
  /** Absent: the usual prefixes. */
  readonly spelling?: Spelling | undefined
}

/** Elements that stand for what they hold in encrypted form. @see SAML Core 2.2.4, 2.3.4, 2.7.3.2 */
export type Envelope = 'saml:EncryptedAssertion' | 'saml:EncryptedID' | 'saml:EncryptedAttribute'

/**
 * The text of an element, encrypted: what takes the element's place. Vector, keys and padding follow from one identifier, so
 * that the same identifiers give the same octets.
 * @throws MissingRecipient where the plan encrypts for a key that nobody named
 * @see XML Encryption 1.1, 4.3
 */
export const encrypted = (xml: string, envelope: Envelope, encryption: Encryption): Raw =>
  unsignedElement(enveloped(xml, envelope, encryption), encryption.spelling)

/** The same for an element that is still to be written. */
export const encryptedElement = (content: Element, envelope: Envelope, encryption: Encryption): Element =>
  enveloped(elementText(content), envelope, encryption)

function enveloped(xml: string, envelope: Envelope, { plan, recipients, nextId }: Encryption): Element {
  const chance = seededChance(nextId())
  let content = encryptedData(Buffer.from(xml), plan, recipients, chance, nextId)
  for (let layer = 1; layer < plan.layers; layer += 1) {
    content = encryptedData(Buffer.from(elementText(content.data)), plan, recipients, chance, nextId)
  }
  return element(envelope, {}, [content.data, ...content.keysBeside])
}

interface Sealed {
  readonly data: Element
  readonly keysBeside: readonly Element[]
}

function encryptedData(
  octets: Buffer,
  plan: EncryptionPlan,
  recipients: Recipients,
  chance: Chance,
  nextId: () => string,
): Sealed {
  const { cipher, keyPlace, type } = plan
  const key = chance(BLOCK_CIPHERS[cipher].keyOctets)
  const keys = plan.keysFor.map((recipient) => ({ id: nextId(), recipient }))
  const keyElements = keys.map(({ id, recipient }) => encryptedKey(key, id, recipient, plan, recipients, chance))
  const retrieval = keys.map(({ id }) =>
    element('ds:RetrievalMethod', { Type: 'http://www.w3.org/2001/04/xmlenc#EncryptedKey', URI: `#${id}` }),
  )
  const keyInfo: readonly Node[] =
    keyPlace === 'beside' ? [] : [element('ds:KeyInfo', {}, keyPlace === 'inside' ? keyElements : retrieval)]
  return {
    keysBeside: keyPlace === 'inside' ? [] : keyElements,
    data: element('xenc:EncryptedData', { Id: nextId(), Type: type && `http://www.w3.org/2001/04/xmlenc#${type}` }, [
      element('xenc:EncryptionMethod', { Algorithm: BLOCK_CIPHERS[cipher].uri }),
      ...keyInfo,
      cipherData(enciphered(octets, cipher, key, chance)),
    ]),
  }
}

/** @see XML Encryption 1.1, 3.5.1 */
function encryptedKey(
  key: Buffer,
  id: string,
  recipient: Recipient,
  plan: EncryptionPlan,
  recipients: Recipients,
  chance: Chance,
): Element {
  const certificate = certificateOf(recipient, recipients)
  const read = new X509Certificate(Buffer.from(certificate, 'base64'))
  const { uri, parameters } = KEY_TRANSPORTS[plan.transport]
  const name = recipient === 'another-sp' ? 'https://other.example/sp' : recipients.entityId
  return element('xenc:EncryptedKey', { Id: id, Recipient: plan.namesRecipient ? name : undefined }, [
    element('xenc:EncryptionMethod', { Algorithm: uri }, parameters),
    ...hintTo(read, certificate, plan.hint),
    cipherData(transported(key, plan.transport, read.publicKey, chance)),
  ])
}

/** @see XML Signature 1.1, 4.5.4 */
function hintTo(read: X509Certificate, certificate: string, hint: EncryptionPlan['hint']): readonly Element[] {
  if (hint === 'nothing') return []
  const told =
    hint === undefined
      ? element('ds:X509Certificate', {}, [certificate])
      : element('ds:X509IssuerSerial', {}, [
          element('ds:X509IssuerName', {}, [distinguishedName(read.issuer)]),
          element('ds:X509SerialNumber', {}, [BigInt(`0x${read.serialNumber}`).toString()]),
        ])
  return [element('ds:KeyInfo', {}, [element('ds:X509Data', {}, [told])])]
}

function certificateOf(recipient: Recipient, { own, other }: Recipients): string {
  const found = recipient === 'another-sp' ? other : own[recipient === 'first' ? 0 : 1]
  if (found === undefined) throw new MissingRecipient(recipient)
  return found
}

const cipherData = (octets: Buffer): Element =>
  element('xenc:CipherData', {}, [element('xenc:CipherValue', {}, [octets.toString('base64')])])
