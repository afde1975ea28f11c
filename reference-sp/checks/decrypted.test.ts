import { describe, expect, test } from 'vitest'
import { type Policy, strict } from '../policy.ts'
import { encode, type Said, say, sign, write } from '../testing/message.ts'
import { decrypting, type Sealing, SP_KEYS, sealed } from '../testing/seal.ts'
import { Browser, issuers, type Seen, spFor } from '../testing/visit.ts'

const { main } = issuers
const { current, second, neighbour } = SP_KEYS
const ALL: Partial<Policy> = {
  'encryption.cbc': 'accept',
  'encryption.tripleDes': 'accept',
  'encryption.rsa15': 'accept',
}

const show = (message: string, policy: Partial<Policy> = ALL, keys = [current, second]): Promise<Seen> =>
  new Browser(spFor({ policy: { ...strict, ...policy }, ...decrypting(...keys) })).present(encode(message))

const signed = (of: 'Assertion' | 'Response' = 'Assertion', said: Partial<Said> = {}): string =>
  sign(write(say(main, said)), { key: main, of })

/** Signed inside, or encrypted first and signed around it. */
const message = async (of: 'Assertion' | 'Response', sealing: Sealing = {}): Promise<string> =>
  of === 'Assertion' ? sealed(signed(), sealing) : sign(await sealed(write(say(main)), sealing), { key: main, of })

const alice = { user: 'alice' }
const refused = { reason: 'bad-encryption' }

describe('an encrypted assertion', () => {
  test.each(['aes128-gcm', 'aes256-gcm', 'aes128-cbc', 'aes256-cbc', 'tripledes-cbc'])(
    'is opened: %s, signed inside or around',
    async (cipher) => {
      expect(await show(await message('Assertion', { cipher }))).toMatchObject(alice)
      expect(await show(await message('Response', { cipher }))).toMatchObject(alice)
    },
  )

  test.each(['rsa-oaep-mgf1p', 'rsa-oaep', 'rsa-1_5'] as const)('brings its key under %s', async (transport) => {
    expect(await show(await message('Assertion', { transport }))).toMatchObject(alice)
  })

  test('is opened with any of the keys', async () => {
    expect(await show(await message('Assertion', { key: second }))).toMatchObject(alice)
    expect(await show(await message('Assertion', { key: second }), ALL, [current])).toEqual(refused)
  })

  test('uses prefixes that are declared around it', async () => {
    const bare = await sealed(signed(), {}, (plaintext) => plaintext.replace(/ xmlns:saml="[^"]*"/, ''))
    expect(await show(bare)).toMatchObject(alice)
  })

  test('may have white space around it, and nothing else', async () => {
    const around = (before: string, after: string) => sealed(signed(), {}, (text) => `${before}${text}${after}`)
    expect(await show(await around('\n ', ' \n'))).toMatchObject(alice)
    for (const [before, after] of [
      ['', '<x/>'],
      ['<x/>', ''],
      ['text', ''],
      ['<!---->', ''],
      ['<?pi?>', ''],
      ['<!DOCTYPE x>', ''],
      ['</context><context>', ''],
    ] as const) {
      expect(await show(await around(before, after)), before + after).toEqual(refused)
    }
  })

  test('is signed by its issuer, inside or around', async () => {
    expect(await show(await sealed(write(say(main))))).toEqual({ reason: 'unsigned' })
    const forged = await sealed(signed(), {}, (text) => text.replace('>alice<', '>mallory<'))
    expect(await show(forged)).toEqual({ reason: 'bad-signature' })
    const around = await message('Response')
    const exchanged = await sealed(write(say(main)))
    const [other = ''] = /<saml:EncryptedAssertion>.*<\/saml:EncryptedAssertion>/s.exec(exchanged) ?? []
    expect(await show(around.replace(/<saml:EncryptedAssertion>.*<\/saml:EncryptedAssertion>/s, () => other))).toEqual({
      reason: 'bad-signature',
    })
  })

  test('needs a signature around it where the policy says so', async () => {
    const policy: Partial<Policy> = { 'encryption.signedInside': 'reject' }
    expect(await show(await message('Assertion'), policy)).toEqual({ reason: 'unsigned' })
    expect(await show(await message('Response'), policy)).toMatchObject(alice)
  })

  test('is encrypted by what the policy allows', async () => {
    for (const sealing of [{ cipher: 'aes256-cbc' }, { cipher: 'tripledes-cbc' }, { transport: 'rsa-1_5' }] as const) {
      expect(await show(await message('Response', sealing), {})).toEqual({ reason: 'weak-algorithm' })
    }
    const unknown = (await message('Assertion')).replace('xmlenc11#aes256-gcm', 'xmlenc11#kw-aes-256')
    expect(await show(unknown)).toEqual({ reason: 'weak-algorithm' })
  })

  test('is one, and nothing is in clear beside it', async () => {
    const xml = await message('Assertion')
    const [one = ''] = /<saml:EncryptedAssertion>.*<\/saml:EncryptedAssertion>/s.exec(xml) ?? []
    expect(await show(xml.replace(one, one + one))).toEqual({ reason: 'bad-response' })
    const [clear = ''] = /<saml:Assertion .*<\/saml:Assertion>/s.exec(signed()) ?? []
    expect(await show(xml.replace(one, clear + one))).toEqual({ reason: 'bad-response' })
  })

  test('is refused by an SP without a key', async () => {
    expect(await show(await message('Assertion'), ALL, [])).toEqual({ reason: 'bad-response' })
  })
})

/** One octet of the nth CipherValue (0: the key, 1: the data), turned. */
const turned = (xml: string, nth: number, at: number): string => {
  const values = [...xml.matchAll(/<(?:e|xenc):CipherValue>([^<]*)</g)]
  const old = values[nth]?.[1] ?? ''
  const octets = Buffer.from(old, 'base64')
  const index = at < 0 ? octets.length + at : at
  octets[index] = (octets[index] ?? 0) ^ 1
  return xml.replace(old, octets.toString('base64'))
}

const inData = (xml: string, change: (octets: Buffer) => Buffer): string => {
  const old = [...xml.matchAll(/<(?:e|xenc):CipherValue>([^<]*)</g)][1]?.[1] ?? ''
  return xml.replace(old, change(Buffer.from(old, 'base64')).toString('base64'))
}

describe('whatever a decryption fails of', () => {
  test.each<[string, Sealing, (xml: string) => string]>([
    ['a tag is turned', {}, (xml) => turned(xml, 1, -1)],
    ['cipher text is turned', {}, (xml) => turned(xml, 1, 40)],
    ['a vector is turned', {}, (xml) => turned(xml, 1, 0)],
    ['a tag is cut', {}, (xml) => inData(xml, (octets) => octets.subarray(0, -4))],
    ['a tag is all there is, and not whole', {}, (xml) => inData(xml, (octets) => octets.subarray(0, 16))],
    ['a tag has nothing to vouch for', {}, (xml) => inData(xml, (octets) => octets.subarray(0, 28))],
    ['the padding is broken', { cipher: 'aes256-cbc' }, (xml) => turned(xml, 1, -17)],
    ['a block is missing', { cipher: 'aes256-cbc' }, (xml) => inData(xml, (octets) => octets.subarray(0, -16))],
    ['a block is not whole', { cipher: 'aes256-cbc' }, (xml) => inData(xml, (octets) => octets.subarray(0, -1))],
    ['the content is broken', { cipher: 'aes256-cbc' }, (xml) => turned(xml, 1, 0)],
    ['the key is turned under OAEP', {}, (xml) => turned(xml, 0, 9)],
    ['the key is turned under RSA 1.5', { transport: 'rsa-1_5' }, (xml) => turned(xml, 0, 9)],
    ['the key is another SP’s', { key: neighbour }, (xml) => xml],
    ['there is no key', {}, (xml) => xml.replace(/<e:EncryptedKey .*<\/e:EncryptedKey>/s, '')],
    [
      'the octets are somewhere else',
      {},
      (xml) => xml.replace(/<xenc:CipherValue>.*<\/xenc:CipherValue>/s, '<xenc:CipherReference URI="#x"/>'),
    ],
    ['the type is Content', {}, (xml) => xml.replace('xmlenc#Element', 'xmlenc#Content')],
  ])('%s: the same is said', async (_, sealing, damage) => {
    const xml = damage(await message('Assertion', sealing))
    const browser = new Browser(spFor({ policy: { ...strict, ...ALL }, ...decrypting(current, second) }))
    expect(await browser.present(encode(xml))).toEqual(refused)
    const page = await (await browser.form('/saml/acs', { SAMLResponse: encode(xml) })).text()
    expect(page).toContain('the assertion cannot be decrypted')
  })
})
