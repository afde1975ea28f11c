import { createHash, verify } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { testKeyring } from '../../tests/test-keys.ts'
import type { Issuer } from './keyring.ts'
import { planFor, type SignaturePlan } from './plan.ts'
import { type Signed, signatureText } from './signature.ts'
import { signNow } from './signing.ts'

const keyring = testKeyring()
const main = keyring.main as Issuer
const plan: SignaturePlan = { ...(planFor('response').response as SignaturePlan), keyInfo: { kind: 'none' } }

const DS = 'http://www.w3.org/2000/09/xmldsig#'
const SHAPE =
  /^<ds:Signature xmlns:ds="[^"]*">(<ds:SignedInfo>.*<\/ds:SignedInfo>)<ds:SignatureValue>(.*)<\/ds:SignatureValue>/

function parts(of: SignaturePlan, signed: Signed): { signedInfo: string; value: Buffer } {
  const [, signedInfo = '', value = ''] = SHAPE.exec(signNow(signatureText(of, keyring, signed))) ?? []
  return { signedInfo, value: Buffer.from(value, 'base64') }
}

describe('a signature', () => {
  it('digests the canonical text, and is the value over SignedInfo as it is in canonical form', () => {
    const { signedInfo, value } = parts(plan, { id: '_a', canonical: 'ü' })
    const digest = createHash('sha256').update('ü').digest('base64')
    expect(signedInfo).toBe(
      '<ds:SignedInfo>' +
        '<ds:CanonicalizationMethod Algorithm="http://www.w3.org/2001/10/xml-exc-c14n#"></ds:CanonicalizationMethod>' +
        '<ds:SignatureMethod Algorithm="http://www.w3.org/2001/04/xmldsig-more#rsa-sha256"></ds:SignatureMethod>' +
        '<ds:Reference URI="#_a"><ds:Transforms>' +
        `<ds:Transform Algorithm="${DS}enveloped-signature"></ds:Transform>` +
        '<ds:Transform Algorithm="http://www.w3.org/2001/10/xml-exc-c14n#"></ds:Transform>' +
        '</ds:Transforms><ds:DigestMethod Algorithm="http://www.w3.org/2001/04/xmlenc#sha256"></ds:DigestMethod>' +
        `<ds:DigestValue>${digest}</ds:DigestValue></ds:Reference></ds:SignedInfo>`,
    )
    const octets = signedInfo.replace('<ds:SignedInfo>', `<ds:SignedInfo xmlns:ds="${DS}">`)
    expect(verify('sha256', Buffer.from(octets), main.publicKey, value)).toBe(true)
  })

  it('puts the PrefixList into the Transform of an exclusive canonicalization, and nowhere else', () => {
    const list = '<ec:InclusiveNamespaces xmlns:ec="http://www.w3.org/2001/10/xml-exc-c14n#" PrefixList="xs a&amp;b">'
    const inclusiveNamespaces = ['xs', 'a&b']
    const { signedInfo } = parts({ ...plan, inclusiveNamespaces }, { id: '_a', canonical: '' })
    expect(signedInfo.split(list)).toHaveLength(2)
    const inclusive = parts(
      { ...plan, inclusiveNamespaces, canonicalization: 'inclusive' },
      { id: '_a', canonical: '' },
    )
    expect(inclusive.signedInfo).not.toContain('InclusiveNamespaces')
  })

  it('is the value over the form that it is told, where that depends on what surrounds it', () => {
    const form = 'SignedInfo in its place'
    const { value } = parts(plan, { id: '_a', canonical: '', signedInfo: () => form })
    expect(verify('sha256', Buffer.from(form), main.publicKey, value)).toBe(true)
  })

  it('shows the Signature that will be, without its value', () => {
    let shown = ''
    const signedInfo = ({ head, tail }: { head: string; tail: string }) => {
      shown = head + tail
      return undefined
    }
    const text = signNow(signatureText(plan, keyring, { id: '_a', canonical: '', signedInfo }))
    expect(shown).toBe(text.replace(/(<ds:SignatureValue>).*(<\/ds:SignatureValue>)/, '$1$2'))
  })
})
