import { createPublicKey, generateKeyPairSync } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { testKeyring } from '../../tests/test-keys.ts'
import { keyInfoText } from './key-info.ts'
import type { Issuer, Keyring } from './keyring.ts'
import { MissingKey } from './missing-key.ts'
import type { KeyInfo } from './plan.ts'

const keyring = testKeyring()
const { main, other } = keyring as Required<Pick<Keyring, 'main' | 'other'>>
const text = (keyInfo: KeyInfo, of: Keyring = keyring): string => keyInfoText(keyInfo, of)

const certificates = (...texts: (string | undefined)[]): string => {
  const elements = texts.map((each) => `<ds:X509Certificate>${each}</ds:X509Certificate>`)
  return `<ds:KeyInfo><ds:X509Data>${elements.join('')}</ds:X509Data></ds:KeyInfo>`
}

describe('KeyInfo', () => {
  it('may be absent', () => {
    expect(text({ kind: 'none' })).toBe('')
  })

  it('holds the named certificates in order', () => {
    expect(text({ kind: 'certificates', of: ['other', 'main:renewed', 'main:lapsed'] })).toBe(
      certificates(other.certificate, main.renewed, main.lapsed),
    )
  })

  it('holds the key itself', () => {
    const [, n = '', e = ''] = /<ds:Modulus>(.*)<\/ds:Modulus><ds:Exponent>(.*)<\/ds:Exponent>/.exec(
      text({ kind: 'key-value', of: 'main' }),
    ) ?? ['']
    const url = (base64: string) => Buffer.from(base64, 'base64').toString('base64url')
    const key = createPublicKey({ key: { kty: 'RSA', n: url(n), e: url(e) }, format: 'jwk' })
    expect(key.equals(main.publicKey)).toBe(true)
  })

  it('holds a DSA key itself', () => {
    const { publicKey, privateKey } = generateKeyPairSync('dsa', { modulusLength: 1024, divisorLength: 160 })
    const dsa: Issuer = { ...main, publicKey, privateKey }
    const parts = [...text({ kind: 'key-value', of: 'dsa' }, { dsa }).matchAll(/<ds:([PQGY])>([^<]*)/g)]
    expect(parts.map(([, name]) => name).join('')).toBe('PQGY')
    const der = publicKey.export({ type: 'spki', format: 'der' }).toString('hex')
    for (const [, , value = ''] of parts) expect(der).toContain(Buffer.from(value, 'base64').toString('hex'))
  })

  it('holds several things side by side', () => {
    const both = text({
      kind: 'several',
      parts: [
        { kind: 'key-name', name: 'a' },
        { kind: 'certificates', of: ['main'] },
      ],
    })
    expect(both).toBe(
      certificates(main.certificate).replace('<ds:X509Data>', '<ds:KeyName>a</ds:KeyName><ds:X509Data>'),
    )
  })

  it('holds a name', () => {
    expect(text({ kind: 'key-name', name: 'a<b' })).toBe('<ds:KeyInfo><ds:KeyName>a&lt;b</ds:KeyName></ds:KeyInfo>')
  })

  it('needs what it names', () => {
    const bare: Keyring = { main: { ...main, renewed: undefined, lapsed: undefined } as Issuer }
    for (const issuer of ['other', 'main:renewed', 'main:lapsed'] as const) {
      expect(() => text({ kind: 'certificates', of: [issuer] }, bare)).toThrow(MissingKey)
      expect(() => text({ kind: 'certificates', of: [issuer] }, bare)).toThrow(expect.objectContaining({ issuer }))
    }
    expect(() => text({ kind: 'key-value', of: 'other' }, bare)).toThrow(MissingKey)
  })
})
