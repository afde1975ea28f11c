import { constants, createCipheriv, publicEncrypt } from 'node:crypto'
import type { encryptionFlaws } from '../flaws/encryption.ts'
import { DSIG } from '../xml/namespace.ts'
import { at, encode, type Said, say, sign, write } from './message.ts'
import { type Sealing, SP_KEYS, seal, sealed } from './seal.ts'
import { type Browser, issuers } from './visit.ts'

type Change = (xml: string) => string

const { main, rogue } = issuers
const same: Change = (xml) => xml
const signed = (said: Partial<Said> = {}, key = main): string => sign(write(say(main, said)), { key })

interface Steps {
  readonly said?: Partial<Said>
  readonly sealing?: Sealing
  /** Sees the plaintext. */
  readonly inside?: Change
  /** Sees the message. */
  readonly around?: Change
  readonly message?: () => string
}

const show =
  ({ said, sealing, inside = same, around = same, message = () => signed(said) }: Steps = {}) =>
  async (browser: Browser) =>
    browser.present(encode(around(await sealed(message(), sealing, inside))))

/** Whether the page says the same of each of several messages. */
const pages =
  (...steps: readonly Steps[]) =>
  async (browser: Browser) => {
    const said = new Set<string | undefined>()
    for (const { sealing, around = same } of steps) {
      const message = encode(around(await sealed(signed(), sealing)))
      const page = await (await browser.form('/saml/acs', { SAMLResponse: message })).text()
      said.add(/class="saml-detail">[^<]*/.exec(page)?.[0])
    }
    return { alike: said.size === 1 }
  }

const alice = { user: 'alice' }
const mallory = { user: 'mallory' }
const no = (reason: string): unknown => ({ reason })
const UNDECRYPTABLE = no('bad-encryption')

/** One octet of a CipherValue, by its number (0: the content key, 1: the data). */
const turned =
  (nth: number, place: number, bit = 1): Change =>
  (xml) =>
    octets(nth, (all) =>
      Buffer.from(all.map((one, index) => (index === (place + all.length) % all.length ? one ^ bit : one))),
    )(xml)

const octets =
  (nth: number, change: (all: Buffer) => Buffer): Change =>
  (xml) => {
    const old = [...xml.matchAll(/<(?:e|xenc):CipherValue>([^<]*)</g)][nth]?.[1] ?? ''
    return xml.replace(old, change(Buffer.from(old, 'base64')).toString('base64'))
  }

/** An empty text, which xml-encryption does not encrypt: vector, and a part of its tag. */
const fourOctetsOfTag: Change = (xml) => {
  const key = Buffer.alloc(32, 1)
  const cipher = createCipheriv('aes-256-gcm', key, Buffer.alloc(12))
  cipher.final()
  const padding = constants.RSA_PKCS1_OAEP_PADDING
  const sealedKey = publicEncrypt({ key: SP_KEYS.current.publicKey, padding, oaepHash: 'sha1' }, key)
  const text = Buffer.concat([Buffer.alloc(12), cipher.getAuthTag().subarray(0, 4)])
  return octets(1, () => text)(octets(0, () => sealedKey)(xml))
}

const KEY = /<e:EncryptedKey .*?<\/e:EncryptedKey>/s
/** The content key beside the data, and what is left in their KeyInfo. */
const keyBeside =
  (instead: string): Change =>
  (xml) => {
    const [key = ''] = KEY.exec(xml) ?? []
    return xml
      .replace(key, instead)
      .replace(
        '</saml:EncryptedAssertion>',
        `${key.replace('<e:EncryptedKey', `<e:EncryptedKey Id="k" xmlns="${DSIG}"`)}</saml:EncryptedAssertion>`,
      )
  }

const byReference: Change = (xml) => {
  const values = [...xml.matchAll(/<xenc:CipherValue>([^<]*)<\/xenc:CipherValue>/g)]
  const [whole = '', text = ''] = values.at(-1) ?? []
  return xml
    .replace(whole, '<xenc:CipherReference URI="#o"/>')
    .replace(
      /(<\/xenc:CipherData>)(?=\s*<\/xenc:EncryptedData>)/,
      `$1<xenc:EncryptionProperties><xenc:EncryptionProperty Id="o">${text}</xenc:EncryptionProperty></xenc:EncryptionProperties>`,
    )
}

const signature = /<ds:Signature .*<\/ds:Signature>/s
const forged: Change = (xml) => xml.replace(signature, '').replaceAll('>alice<', '>mallory<').replace(/ ID="/, ' ID="f')

/** What the honest SP shows, what the flawed one shows, and what is done to both. */
export const encryptedScenes: {
  readonly [N in keyof typeof encryptionFlaws]: readonly [unknown, unknown, (browser: Browser) => Promise<unknown>]
} = {
  'decrypts-nothing': [alice, no('bad-response'), show()],
  'encrypted-type-ignored': [UNDECRYPTABLE, alice, show({ around: (xml) => xml.replace('#Element', '#Content') })],
  'content-key-inside-only': [alice, UNDECRYPTABLE, show({ around: keyBeside('<RetrievalMethod URI="#k"/>') })],
  'content-key-by-reference-only': [alice, UNDECRYPTABLE, show({ around: keyBeside('') })],
  'first-content-key-only': [
    alice,
    UNDECRYPTABLE,
    show({ around: (xml) => xml.replace(KEY, (key) => turned(0, 9)(key) + key) }),
  ],
  'cipher-reference-followed': [UNDECRYPTABLE, alice, show({ around: byReference })],
  'oaep-sha1-only': [alice, no('weak-algorithm'), show({ sealing: { transport: 'rsa-oaep' } })],
  'aes-256-only': [alice, no('weak-algorithm'), show({ sealing: { cipher: 'aes128-gcm' } })],
  'cbc-accepted': [no('weak-algorithm'), alice, show({ sealing: { cipher: 'aes128-cbc' } })],
  'cbc-refused': [no('unsigned'), no('weak-algorithm'), show({ sealing: { cipher: 'aes128-cbc' } })],
  'triple-des-accepted': [no('weak-algorithm'), alice, show({ sealing: { cipher: 'tripledes-cbc' } })],
  'triple-des-refused': [no('unsigned'), no('weak-algorithm'), show({ sealing: { cipher: 'tripledes-cbc' } })],
  'rsa-1.5-accepted': [no('weak-algorithm'), alice, show({ sealing: { transport: 'rsa-1_5' } })],
  'rsa-1.5-refused': [no('unsigned'), no('weak-algorithm'), show({ sealing: { transport: 'rsa-1_5' } })],
  'current-key-only': [alice, UNDECRYPTABLE, show({ sealing: { key: SP_KEYS.second } })],
  'neighbours-key-too': [UNDECRYPTABLE, alice, show({ sealing: { key: SP_KEYS.neighbour } })],
  'gcm-tag-not-verified': [UNDECRYPTABLE, alice, show({ around: turned(1, -1) })],
  'gcm-tag-of-any-length': [UNDECRYPTABLE, no('malformed'), show({ around: fourOctetsOfTag })],
  'padding-told': [
    UNDECRYPTABLE,
    no('malformed'),
    show({ sealing: { cipher: 'aes256-cbc' }, around: turned(1, -17, 0x80) }),
  ],
  'key-padding-told': [
    { alike: true },
    { alike: false },
    pages(
      { sealing: { transport: 'rsa-1_5' }, around: turned(1, -1) },
      { sealing: { transport: 'rsa-1_5' }, around: turned(0, -1) },
    ),
  ],
  'plaintext-told': [UNDECRYPTABLE, no('malformed'), show({ inside: () => 'nothing to read' })],
  'nested-decrypted': [
    UNDECRYPTABLE,
    alice,
    async (browser) => {
      const message = signed()
      const [assertion = ''] = /<saml:Assertion .*<\/saml:Assertion>/s.exec(message) ?? []
      const inner = await seal(assertion.replace('>', ' xmlns:saml="urn:oasis:names:tc:SAML:2.0:assertion">'))
      return show({ message: () => message, inside: () => inner })(browser)
    },
  ],
  'plaintext-searched': [UNDECRYPTABLE, alice, show({ inside: (text) => `<x>${text}</x>` })],
  'plaintext-entities-expanded': [
    UNDECRYPTABLE,
    alice,
    show({ inside: (text) => `<!DOCTYPE x [<!ENTITY e "alice">]>${text.replaceAll('>alice<', '>&e;<')}` }),
  ],
  'clear-where-encryption-required': [
    no('not-encrypted'),
    alice,
    async (browser) => {
      browser.sp.admin.requireEncryption(true)
      return browser.present(encode(signed()))
    },
  ],
  'signed-inside-accepted': [no('unsigned'), alice, show()],
  'signed-inside-refused': [alice, no('unsigned'), show()],
  'encryption-is-a-signature': [no('unsigned'), mallory, show({ inside: forged })],
  'any-signer-inside-encryption': [no('bad-signature'), alice, show({ message: () => signed({}, rogue) })],
  'conditions-checked-in-clear-only': [
    no('expired'),
    alice,
    show({
      said: {
        conditions: `<saml:Conditions NotOnOrAfter="${at(-3600)}"><saml:AudienceRestriction><saml:Audience>https://sp.test/saml</saml:Audience></saml:AudienceRestriction></saml:Conditions>`,
      },
    }),
  ],
  'first-decrypted-assertion-wins': [UNDECRYPTABLE, mallory, show({ inside: (text) => forged(text) + text })],
  'last-decrypted-assertion-wins': [UNDECRYPTABLE, mallory, show({ inside: (text) => text + forged(text) })],
}
