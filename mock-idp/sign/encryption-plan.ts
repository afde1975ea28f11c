export type BlockCipher =
  | 'aes128-gcm'
  | 'aes192-gcm'
  | 'aes256-gcm'
  | 'aes128-cbc'
  | 'aes192-cbc'
  | 'aes256-cbc'
  | 'tripledes-cbc'

/**
 * How the content key travels: `rsa-oaep-mgf1p` is OAEP with SHA-1 throughout, `rsa-oaep` the one of XML Encryption 1.1 with
 * SHA-256 throughout.
 */
export type KeyTransport = 'rsa-oaep-mgf1p' | 'rsa-oaep' | 'rsa-1_5'

/** The SP's current key, its second one, or the key of somebody else whom the SP is not. */
export type Recipient = 'first' | 'second' | 'another-sp'

/** How something is encrypted for the SP. @see XML Encryption 1.1, 3; SAML Core 6 */
export interface EncryptionPlan {
  readonly cipher: BlockCipher
  readonly transport: KeyTransport
  /** One EncryptedKey for each, in this order. */
  readonly keysFor: readonly [Recipient, ...Recipient[]]
  /** Inside the KeyInfo of EncryptedData; beside EncryptedData; or beside it and named by a RetrievalMethod. */
  readonly keyPlace: 'inside' | 'beside' | 'beside, by reference'
  /** Whether each EncryptedKey bears a Recipient. */
  readonly namesRecipient: boolean
  /** How each EncryptedKey tells whose key opens it; absent: by that key's certificate. */
  readonly hint?: 'issuer and serial' | 'nothing' | undefined
  readonly type: 'Element' | 'Content' | undefined
  /** How many times the same is encrypted: 2 is EncryptedData in EncryptedData. */
  readonly layers: 1 | 2
  /** Where the assertion, as it was signed, stands in clear beside its encrypted and perhaps rewritten copy. */
  readonly clearCopy?: 'before' | 'after' | undefined
}

export const ENCRYPTION: EncryptionPlan = {
  cipher: 'aes256-gcm',
  transport: 'rsa-oaep-mgf1p',
  keysFor: ['first'],
  keyPlace: 'inside',
  namesRecipient: false,
  type: 'Element',
  layers: 1,
}
