import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { decrypt } from 'xml-encryption'
import { certificatePem, testKeyring } from '../../tests/test-keys.ts'
import { needTool } from '../../tests/tool.ts'
import { xmlsecVerdict } from '../../tests/xmlsec1.ts'
import { honest } from '../message/honest.ts'
import { BLOCK_CIPHERS } from './block-cipher.ts'
import { encrypted } from './encryption.ts'
import { ENCRYPTION, type EncryptionPlan } from './encryption-plan.ts'
import { seededIds } from './ids.ts'
import { KEY_TRANSPORTS } from './key-transport.ts'
import { mint } from './mint.ts'
import { MissingRecipient } from './missing-key.ts'
import { planFor } from './plan.ts'
import { signedXml } from './signed-xml.ts'

const keyring = testKeyring()
const { main, other } = keyring
if (!main || !other) throw new Error('the test keyring has no main and other')
const recipients = {
  own: [main.certificate, other.certificate],
  other: other.certificate,
  entityId: 'https://sp.example/saml',
}
const privatePem = main.privateKey.export({ type: 'pkcs8', format: 'pem' }).toString()
const XML = '<saml:Assertion xmlns:saml="urn:oasis:names:tc:SAML:2.0:assertion" ID="_a">Grüße</saml:Assertion>'

const sealed = (fields: Partial<EncryptionPlan> = {}, seed = 'encryption') =>
  encrypted(XML, 'saml:EncryptedAssertion', {
    plan: { ...ENCRYPTION, ...fields },
    recipients,
    nextId: seededIds(seed),
  }).xml

const opened = (xml: string): Promise<string> =>
  new Promise((resolve, reject) =>
    decrypt(
      xml,
      { key: privatePem, disallowDecryptionWithInsecureAlgorithm: false, warnInsecureAlgorithm: false },
      (error, text) => (error ? reject(error) : resolve(text)),
    ),
  )

function openedByXmlsec1(xml: string): string {
  const folder = mkdtempSync(join(tmpdir(), 'saml-assay-xmlsec1-'))
  try {
    writeFileSync(join(folder, 'key.pem'), privatePem, { mode: 0o600 })
    writeFileSync(join(folder, 'sealed.xml'), xml)
    const args = ['--decrypt', '--privkey-pem', join(folder, 'key.pem'), join(folder, 'sealed.xml')]
    const { status, stdout, stderr } = spawnSync('xmlsec1', args, { encoding: 'utf8' })
    return status === 0 ? stdout.replace('Gr&#xFC;&#xDF;e', 'Grüße') : stderr
  } finally {
    rmSync(folder, { recursive: true })
  }
}

const CIPHERS = Object.keys(BLOCK_CIPHERS) as EncryptionPlan['cipher'][]
const TRANSPORTS = Object.keys(KEY_TRANSPORTS) as EncryptionPlan['transport'][]

describe('what is encrypted', () => {
  // Neither of the two knows every algorithm: xml-encryption no AES-192, xmlsec1 1.2 no OAEP of XML Encryption 1.1.
  it.each(CIPHERS.filter((cipher) => !cipher.startsWith('aes192')))(
    'is opened by xml-encryption: %s',
    async (cipher) => {
      expect(await opened(sealed({ cipher }))).toBe(XML)
    },
  )

  it.each(TRANSPORTS.filter((transport) => transport !== 'rsa-1_5'))(
    'brings a key that xml-encryption takes: %s',
    async (transport) => {
      expect(await opened(sealed({ transport }))).toBe(XML)
    },
  )

  it.for(CIPHERS)('is opened by xmlsec1: %s', (cipher, ctx) => {
    needTool(ctx, 'xmlsec1')
    expect(openedByXmlsec1(sealed({ cipher }))).toContain(XML)
  })

  it.for(['rsa-oaep-mgf1p', 'rsa-1_5'] as const)('brings a key that xmlsec1 takes: %s', (transport, ctx) => {
    needTool(ctx, 'xmlsec1')
    expect(openedByXmlsec1(sealed({ transport }))).toContain(XML)
  })

  it('has its key inside, beside, or beside and named', async () => {
    expect(sealed()).toMatch(/<ds:KeyInfo[^>]*><xenc:EncryptedKey /)
    expect(sealed({ keyPlace: 'beside' })).toMatch(
      /<\/xenc:EncryptedData><xenc:EncryptedKey .*<\/saml:EncryptedAssertion>$/,
    )
    const named = sealed({ keyPlace: 'beside, by reference' })
    const [, id] = /<xenc:EncryptedKey [^>]*Id="([^"]+)"/.exec(named) ?? []
    expect(named).toContain(`URI="#${id}"`)
    expect(await opened(named)).toBe(XML)
  })

  it('has a key for each recipient, in the order of the plan', () => {
    const xml = sealed({ keysFor: ['another-sp', 'first'], namesRecipient: true })
    const names = [...xml.matchAll(/Recipient="([^"]*)"/g)].map(([, name]) => name)
    expect(names).toEqual(['https://other.example/sp', recipients.entityId])
  })

  it('may be encrypted twice', async () => {
    expect(await opened(await opened(sealed({ layers: 2 })))).toBe(XML)
  })

  it('has the same octets by the same identifiers, and others by others', () => {
    for (const transport of TRANSPORTS) {
      for (const cipher of CIPHERS) expect(sealed({ cipher, transport })).toBe(sealed({ cipher, transport }))
    }
    expect(sealed({}, 'another')).not.toBe(sealed())
  })

  it('needs its recipient', () => {
    const lonely = { ...recipients, own: [], other: undefined }
    const to = (plan: Partial<EncryptionPlan>) => () =>
      encrypted(XML, 'saml:EncryptedID', {
        plan: { ...ENCRYPTION, ...plan },
        recipients: lonely,
        nextId: seededIds('x'),
      })
    expect(to({})).toThrow(MissingRecipient)
    expect(to({ keysFor: ['another-sp'] })).toThrow(MissingRecipient)
  })
})

describe('a message', () => {
  const recipe = honest({
    user: 'ann',
    issuer: main.entityId,
    sp: { entityId: recipients.entityId, acs: 'https://sp.example/acs' },
    claims: { user: 'urn:example:user' },
  })
  const tools = { keyring, recipients, now: Date.UTC(2030, 0) }
  const minted = (plan: Partial<ReturnType<typeof planFor>>, more = {}) =>
    mint(recipe, { ...planFor('both'), ...plan }, { ...tools, nextId: seededIds('message'), ...more })

  it('holds the assertion as it was signed, under a signature that covers the encrypted form', async (ctx) => {
    needTool(ctx, 'xmlsec1')
    const xml = minted({ encryption: ENCRYPTION })
    expect(xml).not.toContain('>ann<')
    const certificate = certificatePem(main)
    expect(xmlsecVerdict([xml], certificate)).toBe('OK')
    const [sealedText = ''] = /<saml:EncryptedAssertion.*<\/saml:EncryptedAssertion>/s.exec(xml) ?? []
    const assertion = await opened(sealedText)
    expect(assertion).toContain('>ann<')
    expect(xmlsecVerdict([assertion], certificate)).toBe('OK')
  })

  it('is the same but for the encryption', async () => {
    const sealedText = /<saml:EncryptedAssertion.*<\/saml:EncryptedAssertion>/s
    const xml = minted({ response: undefined, encryption: ENCRYPTION })
    const assertion = await opened(sealedText.exec(xml)?.[0] ?? '')
    expect(xml.replace(sealedText, () => assertion)).toBe(minted({ response: undefined }))
  })

  it('is rewritten inside the encryption and around it', async () => {
    const xml = minted(
      { encryption: ENCRYPTION },
      {
        rewriteAssertion: (text: string) => signedXml(text.replace('>ann<', '>eve<')),
        rewriteEncrypted: (text: string) => signedXml(text.replace('#Element"', '#Content"')),
      },
    )
    expect(xml).toContain('#Content"')
    expect(await opened(/<saml:EncryptedAssertion.*<\/saml:EncryptedAssertion>/s.exec(xml)?.[0] ?? '')).toContain(
      '>eve<',
    )
  })

  it.each(['before', 'after'] as const)('may hold the assertion in clear as well: %s', async (clearCopy) => {
    const rewriteAssertion = (text: string) => signedXml(text.replace('>ann<', '>eve<'))
    const xml = minted({ encryption: { ...ENCRYPTION, clearCopy } }, { rewriteAssertion })
    expect(xml.indexOf('<saml:Assertion ') < xml.indexOf('<saml:EncryptedAssertion')).toBe(clearCopy === 'before')
    expect(xml).toContain('>ann<')
  })

  it('may hold an encrypted name and attribute, which the signature covers', (ctx) => {
    needTool(ctx, 'xmlsec1')
    const xml = minted({ encryptedParts: { name: ENCRYPTION, attribute: ENCRYPTION } })
    expect(xml).toMatch(/<saml:Subject><saml:EncryptedID>.*<\/saml:EncryptedID><saml:SubjectConfirmation /)
    expect(xml).toMatch(/<saml:AttributeStatement><saml:EncryptedAttribute>.*<\/saml:EncryptedAttribute><\/saml:Attr/)
    expect(xmlsecVerdict([xml], certificatePem(main))).toBe('OK')
  })
})
