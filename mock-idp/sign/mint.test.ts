import { SAML } from '@node-saml/node-saml'
import { describe, expect, it } from 'vitest'
import { SignedXml as XmlCrypto } from 'xml-crypto'
import { certificatePem, testKeyring } from '../../tests/test-keys.ts'
import { needTool } from '../../tests/tool.ts'
import { xmlsecVerdict, xmlsecVerdicts } from '../../tests/xmlsec1.ts'
import { honest } from '../message/honest.ts'
import { type Element, element, type Node, raw, replaceAll } from '../message/node.ts'
import type { AttributeValue, Edit, Recipe } from '../message/recipe.ts'
import { CANONICALIZATIONS, DIGEST_METHODS, ENVELOPED, SIGNATURE_METHODS } from './algorithms.ts'
import { seededIds } from './ids.ts'
import type { Issuer } from './keyring.ts'
import { mint, type Tools } from './mint.ts'
import { MissingKey } from './missing-key.ts'
import { MODES, type Mode, planFor, type SignaturePlan, type SignPlan } from './plan.ts'
import { type SignedXml, signedXml } from './signed-xml.ts'

const keyring = testKeyring()
const main = keyring.main as Issuer
const certificate = certificatePem(main)
const sp = { entityId: 'https://sp.test/saml', acs: 'https://sp.test/saml/acs' }
const ROLE = 'https://sp.test/role'

const tools = (): Tools => ({ keyring, now: Date.UTC(2030, 0), nextId: seededIds('mint') })
const recipe = (...edits: Edit[]): Recipe => ({
  ...honest({ user: 'ann', issuer: main.entityId, sp, claims: { role: ROLE }, roles: ['r<1>', 'r\r2'] }),
  edits,
})

/** The plan of a mode with something else in each of its signatures. */
function plan(mode: Mode, other: Partial<SignaturePlan> = {}): SignPlan {
  const { assertion, response } = planFor(mode)
  return { assertion: assertion && { ...assertion, ...other }, response: response && { ...response, ...other } }
}

const withValue = (value: AttributeValue): Recipe => {
  const made = recipe()
  const [assertion] = made.response.assertions
  if (!assertion) throw new Error('honest() makes an assertion')
  const assertions = [{ ...assertion, attributeStatements: [[{ name: ROLE, values: [value] }]] }]
  return { ...made, response: { ...made.response, assertions } }
}

const insideNameId = (...children: Node[]): Edit => ({
  of: 'assertion',
  apply: (assertion) => replaceAll(assertion, 'saml:NameID', (nameId): Element => ({ ...nameId, children })),
})
/** Only the DOM route can say it; what it says is `ann`. */
const comment = insideNameId('a', { kind: 'comment', text: 'c' }, { kind: 'cdata', text: 'n' }, 'n')

async function nodeSaml(xml: string, mode: Mode): Promise<unknown> {
  const judge = new SAML({
    idpCert: certificate,
    issuer: sp.entityId,
    audience: sp.entityId,
    callbackUrl: sp.acs,
    wantAssertionsSigned: mode !== 'response',
    wantAuthnResponseSigned: mode !== 'assertion',
    acceptedClockSkewMs: -1,
  })
  const { profile } = await judge.validatePostResponseAsync({ SAMLResponse: Buffer.from(xml).toString('base64') })
  return profile?.nameID
}

const HASHES = ['sha1', 'sha256', 'sha384', 'sha512'] as const
const variants = MODES.flatMap((mode) => HASHES.map((hash) => ({ mode, hash })))
const hashed = (mode: Mode, hash: (typeof HASHES)[number]): SignPlan =>
  plan(mode, { signatureMethod: `rsa-${hash}`, digestMethod: hash })

const xmlsec = (xml: string): string[] => xmlsecVerdicts(xml, certificate)
const xmlsecAll = (messages: readonly string[]): string => xmlsecVerdict(messages, certificate)

describe('a minted message', () => {
  // xml-crypto, on which node-saml stands, has no SHA-384; xmlsec1 judges it below.
  it.for(variants.filter(({ hash }) => hash !== 'sha384'))(
    'is accepted by node-saml: $mode, $hash',
    async (variant) => {
      for (const edits of [[], [comment]]) {
        const xml = mint(recipe(...edits), hashed(variant.mode, variant.hash), tools())
        expect(await nodeSaml(xml, variant.mode)).toBe('ann')
      }
    },
  )

  it.for(HASHES)('is accepted by xmlsec1: %s', (hash, ctx) => {
    needTool(ctx, 'xmlsec1')
    const messages = MODES.flatMap((mode) =>
      [[], [comment]].map((edits) => mint(recipe(...edits), hashed(mode, hash), tools())),
    )
    expect(xmlsecAll(messages)).toBe('OK')
  })

  const shapes: Record<string, Recipe> = {
    'an honest one': recipe(),
    'a comment and a CDATA section': recipe(comment),
    'a processing instruction': recipe(insideNameId('a', { kind: 'instruction', target: 'pi', data: 'd' }, 'nn')),
    'a typed value': withValue({ type: 'xs:string', text: 'r' }),
    'a nil value': withValue({ nil: true }),
    'raw text': withValue({ content: [raw('<own:Role xmlns:own="urn:own"></own:Role>')] }),
    'raw text that declares a prefix again': withValue({
      content: [raw('<saml:X xmlns:saml="urn:oasis:names:tc:SAML:2.0:assertion"></saml:X>')],
    }),
    'raw text that is not canonical': withValue({ content: [raw("<own:Role  xmlns:own='urn:own' b='' a=''/>", null)] }),
    'a prefix that the response declares': recipe({
      of: 'response',
      apply: (any) => ({ ...any, declares: ['saml', 'xs'] }),
    }),
    'a prefix that the response uses': recipe({
      of: 'response',
      apply: (any) => ({ ...any, attributes: { ...any.attributes, 'saml:a': '' } }),
    }),
    'an assertion deeper in the response': recipe({
      of: 'response',
      apply: (any) => ({
        ...any,
        children: [...any.children.slice(0, -1), element('saml:Advice', {}, any.children.slice(-1))],
      }),
    }),
    'no Issuer': recipe({ of: 'assertion', apply: (any) => ({ ...any, children: any.children.slice(1) }) }),
    'awkward characters': recipe(insideNameId('\u0085\u2028\t\r\n😀&<>"')),
  }
  const methods = Object.keys(CANONICALIZATIONS) as (keyof typeof CANONICALIZATIONS)[]

  it.for(Object.entries(shapes))('is accepted by xmlsec1 in every canonicalization: %s', ([, shape], ctx) => {
    needTool(ctx, 'xmlsec1')
    const messages = methods.flatMap((canonicalization) =>
      MODES.map((mode) => mint(shape, plan(mode, { canonicalization }), tools())),
    )
    expect(xmlsecAll(messages)).toBe('OK')
  })

  it.for(['xs', 'saml samlp ds', 'xs unknown #default'])('is accepted by xmlsec1: PrefixList %s', (list, ctx) => {
    needTool(ctx, 'xmlsec1')
    const inclusiveNamespaces = list.split(' ')
    const messages = MODES.flatMap((mode) =>
      [recipe(), recipe(comment), withValue({ type: 'xs:string', text: 'r' })].map((shape) =>
        mint(shape, plan(mode, { inclusiveNamespaces }), tools()),
      ),
    )
    expect(xmlsecAll(messages)).toBe('OK')
  })

  const crypto = ['exclusive', 'inclusive', 'inclusive-with-comments'] as const
  const targets = ['assertion', 'response'] as const
  it.for(targets.flatMap((mode) => crypto.map((method) => ({ mode, method }))))(
    'has the signature that xml-crypto makes: $mode, $method',
    ({ mode, method }) => {
      for (const edits of [[], [comment]]) {
        const ours = mint(recipe(...edits), plan(mode, { canonicalization: method }), tools())
        const unsigned = mint(recipe(...edits), { assertion: undefined, response: undefined }, tools())
        expect(values(ours)).toEqual(values(signedByXmlCrypto(unsigned, mode, CANONICALIZATIONS[method])))
      }
    },
  )

  it('is the same for the same seed, time and key', () => {
    const [one, other] = [mint(recipe(), plan('both'), tools()), mint(recipe(), plan('both'), tools())]
    expect(one).toBe(other)
    expect(mint(recipe(), plan('both'), { ...tools(), nextId: seededIds('another') })).not.toBe(one)
  })

  it('leaves unsigned what the plan leaves out', () => {
    expect(mint(recipe(), { assertion: undefined, response: undefined }, tools())).not.toContain('Signature')
    expect(mint(recipe(), plan('assertion'), tools())).toMatch(
      /<\/samlp:Status><saml:Assertion [^>]*><saml:Issuer>[^<]*<\/saml:Issuer><ds:Signature/,
    )
    expect(mint(recipe(), plan('response'), tools())).toMatch(
      /^<samlp:Response [^>]*><saml:Issuer [^>]*>[^<]*<\/saml:Issuer><ds:Signature/,
    )
  })

  it('signs each of several assertions', (ctx) => {
    needTool(ctx, 'xmlsec1')
    const made = recipe()
    const assertions = [...made.response.assertions, ...made.response.assertions]
    const xml = mint({ ...made, response: { ...made.response, assertions } }, plan('both'), tools())
    expect(xmlsec(xml)).toEqual(['OK', 'OK', 'OK'])
  })

  it('names itself in the Reference, or what the plan says instead', () => {
    const reference = (signature: Partial<SignaturePlan>, id?: string | null) => {
      const made = recipe()
      const xml = mint({ ...made, response: { ...made.response, id } }, plan('response', signature), tools())
      return /<ds:Reference[^>]*>/.exec(xml)?.[0]
    }
    expect(reference({}, 'a"b')).toBe('<ds:Reference URI="#a&quot;b">')
    expect(reference({}, null)).toBe('<ds:Reference URI="">')
    expect(reference({ reference: { uri: '#else' } })).toBe('<ds:Reference URI="#else">')
    expect(reference({ reference: { uri: undefined } })).toBe('<ds:Reference>')
  })

  it('digests comments where an XPointer asks for them', (ctx) => {
    needTool(ctx, 'xmlsec1')
    const made = recipe(comment)
    const pointed = plan('response', {
      canonicalization: 'exclusive-with-comments',
      reference: { uri: "#xpointer(id('_r'))" },
    })
    const xml = mint({ ...made, response: { ...made.response, id: '_r' } }, pointed, tools())
    expect(xmlsec(xml)).toEqual(['OK'])
    expect(xmlsec(xml.replace('<!--c-->', ''))[0]).toContain('FAIL')
  })

  it.for(['other', 'rollover'] as const)('needs the key that signs it: %s', (key) => {
    const bare: Tools = { ...tools(), keyring: { main } }
    expect(() => mint(recipe(), plan('assertion', { key }), bare)).toThrow(MissingKey)
    expect(() => mint(recipe(), plan('assertion', { key }), bare)).toThrow(expect.objectContaining({ issuer: key }))
  })
})

describe('a rewritten assertion', () => {
  const rewrites = {
    'a comment': (xml) => xml.replace('>ann<', '>a<!--c-->nn<'),
    'an empty-element tag': (xml) => xml.replace('></saml:SubjectConfirmationData>', ' />'),
    'single quotes': (xml) => xml.replace(/ Version="2.0"/, " Version='2.0'"),
  } satisfies Record<string, (xml: string) => string>

  it.for(Object.entries(rewrites))('stays valid, and so does the response around it: %s', ([, rewrite], ctx) => {
    needTool(ctx, 'xmlsec1')
    const rewriteAssertion = (xml: SignedXml): SignedXml => signedXml(rewrite(xml))
    const messages = MODES.map((mode) => mint(recipe(), plan(mode), { ...tools(), rewriteAssertion }))
    expect(messages).not.toContain(mint(recipe(), plan('both'), tools()))
    expect(xmlsecAll(messages)).toBe('OK')
  })

  it('breaks its own signature and not that of the response', (ctx) => {
    needTool(ctx, 'xmlsec1')
    const rewriteAssertion = (xml: SignedXml): SignedXml => signedXml(xml.replace('>ann<', '>eve<'))
    const [response, assertion] = xmlsec(mint(recipe(), plan('both'), { ...tools(), rewriteAssertion }))
    expect(response).toBe('OK')
    expect(assertion).toContain('FAIL')
  })

  it('is taken as it is when it is XML no longer', () => {
    const rewriteAssertion = (): SignedXml => signedXml('<saml:Assertion')
    expect(mint(recipe(), plan('both'), { ...tools(), rewriteAssertion })).toMatch(
      /<\/samlp:Status><saml:Assertion<\/samlp:Response>$/,
    )
  })
})

const values = (xml: string): (string | undefined)[] =>
  ['DigestValue', 'SignatureValue'].map((name) => new RegExp(`<ds:${name}>([^<]*)<`).exec(xml)?.[1])

function signedByXmlCrypto(xml: string, mode: 'assertion' | 'response', canonicalizationAlgorithm: string): string {
  const target = mode === 'response' ? '/*' : "/*/*[local-name()='Assertion']"
  const signer = new XmlCrypto({
    privateKey: main.privateKey,
    signatureAlgorithm: SIGNATURE_METHODS['rsa-sha256'].uri,
    canonicalizationAlgorithm,
  })
  const transforms = [ENVELOPED, canonicalizationAlgorithm]
  signer.addReference({ xpath: target, transforms, digestAlgorithm: DIGEST_METHODS.sha256.uri })
  const location = { reference: `${target}/*[local-name()='Issuer']`, action: 'after' } as const
  signer.computeSignature(xml, { prefix: 'ds', location })
  return signer.getSignedXml()
}
