import { SAML } from '@node-saml/node-saml'
import { describe, expect, it } from 'vitest'
import { SignedXml as XmlCrypto } from 'xml-crypto'
import { certificatePem, testKeyring } from '../../tests/test-keys.ts'
import { needTool } from '../../tests/tool.ts'
import { xmlsecVerdicts } from '../../tests/xmlsec1.ts'
import { honest } from '../message/honest.ts'
import { type Element, element, type Node, raw, replaceAll } from '../message/node.ts'
import type { AttributeValue, Edit, Recipe } from '../message/recipe.ts'
import { CANONICALIZATIONS, DIGEST_METHODS, ENVELOPED, SIGNATURE_METHODS } from './algorithms.ts'
import { seededIds } from './ids.ts'
import type { Issuer } from './keyring.ts'
import { MissingKey } from './missing-key.ts'
import { mint, type Tools } from './mint.ts'
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

const count = (mode: Mode): number => (mode === 'both' ? 2 : 1)
const accepted = (mode: Mode): string[] => Array.from({ length: count(mode) }, () => 'OK')

const HASHES = ['sha1', 'sha256', 'sha384', 'sha512'] as const
const variants = MODES.flatMap((mode) => HASHES.map((hash) => ({ mode, hash })))
const hashed = (mode: Mode, hash: (typeof HASHES)[number]): SignPlan =>
  plan(mode, { signatureMethod: `rsa-${hash}`, digestMethod: hash })

describe('a minted message', () => {
  // xml-crypto, under node-saml, has no SHA-384; xmlsec1 judges it below.
  const known = variants.filter(({ hash }) => hash !== 'sha384')

  it.each(known)('is accepted by node-saml: $mode, $hash', async ({ mode, hash }) => {
    expect(await nodeSaml(mint(recipe(), hashed(mode, hash), tools()), mode)).toBe('ann')
    expect(await nodeSaml(mint(recipe(comment), hashed(mode, hash), tools()), mode)).toBe('ann')
  })

  it.each(variants)('is accepted by xmlsec1: $mode, $hash', (ctx) => {
    needTool(ctx, 'xmlsec1')
  })
})
