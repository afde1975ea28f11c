import { createPrivateKey } from 'node:crypto'
import { encrypt } from 'xml-encryption'
import type { ReferenceSpConfig } from '../config.ts'
import { type Authority, authority } from './authority.ts'
import { NOW } from './message.ts'

export const SP_KEYS = {
  current: authority('https://sp.test/saml', NOW),
  second: authority('https://sp.test/saml', NOW),
  neighbour: authority('https://neighbour.test/saml', NOW),
}

/** What an SP has to be given to decrypt. */
export const decrypting = (
  ...keys: readonly Authority[]
): Pick<ReferenceSpConfig, 'encryptionKeys' | 'neighbourKeys'> => ({
  encryptionKeys: keys.map(({ privateKey, certificate }) => ({
    privateKey: createPrivateKey(privateKey),
    certificate,
  })),
  neighbourKeys: [createPrivateKey(SP_KEYS.neighbour.privateKey)],
})

const XENC = 'http://www.w3.org/2001/04/xmlenc#'
const XENC11 = 'http://www.w3.org/2009/xmlenc11#'

export interface Sealing {
  readonly key?: Authority
  /** The last part of the algorithm's name. */
  readonly cipher?: string
  readonly transport?: 'rsa-oaep-mgf1p' | 'rsa-oaep' | 'rsa-1_5'
}

/** EncryptedData by xml-encryption, an implementation that shares nothing with the SP. */
export function seal(plaintext: string, sealing: Sealing = {}): Promise<string> {
  const { key = SP_KEYS.current, cipher = 'aes256-gcm', transport = 'rsa-oaep-mgf1p' } = sealing
  const hash = transport === 'rsa-oaep' ? ('sha256' as const) : ('sha1' as const)
  const options = {
    rsa_pub: key.publicKey,
    pem: `-----BEGIN CERTIFICATE-----\n${key.certificate}\n-----END CERTIFICATE-----`,
    encryptionAlgorithm: `${cipher.endsWith('gcm') ? XENC11 : XENC}${cipher}`,
    keyEncryptionAlgorithm: `${transport === 'rsa-oaep' ? XENC11 : XENC}${transport}`,
    keyEncryptionDigest: hash,
    ...(transport === 'rsa-oaep' ? { keyEncryptionMgf: hash } : {}),
    disallowEncryptionWithInsecureAlgorithm: false,
    warnInsecureAlgorithm: false,
  } satisfies Parameters<typeof encrypt>[1]
  return new Promise((resolve, reject) =>
    encrypt(plaintext, options, (error, xml) => (error ? reject(error) : resolve(xml))),
  )
}

const ASSERTION = /<saml:Assertion .*<\/saml:Assertion>/s
const SAML = 'xmlns:saml="urn:oasis:names:tc:SAML:2.0:assertion"'

/** The message with its assertion encrypted; `change` sees the plaintext. */
export async function sealed(
  xml: string,
  sealing: Sealing = {},
  change: (assertion: string) => string = (assertion) => assertion,
): Promise<string> {
  const [assertion = ''] = ASSERTION.exec(xml) ?? []
  const data = await seal(change(assertion.replace('<saml:Assertion', `<saml:Assertion ${SAML}`)), sealing)
  return xml.replace(ASSERTION, () => `<saml:EncryptedAssertion>${data}</saml:EncryptedAssertion>`)
}
