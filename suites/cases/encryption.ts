import {
  bitTurned,
  cipherKey,
  cipherText,
  elementBehind,
  forgedAlone,
  forgedBehind,
  inside,
  nameIdAlone,
  octetsAtAddress,
  octetsByReference,
  octetsByStylesheet,
  plaintext,
  responseAround,
} from '../../mock-idp/tamper/rewrite/encrypted-text.ts'
import { entityInText } from '../../mock-idp/tamper/rewrite/markup.ts'
import { noSignaturesForged } from '../../mock-idp/tamper/rewrite/signature-text.ts'
import { wrapping } from '../../mock-idp/tamper/rewrite/wrapping/compose.ts'
import { namedPoints } from '../../mock-idp/tamper/rewrite/wrapping/space.ts'
import { extraAttribute } from '../../mock-idp/tamper/say/attributes.ts'
import { audiences, validity } from '../../mock-idp/tamper/say/conditions.ts'
import { encrypted, encryptedPart, inClear } from '../../mock-idp/tamper/sign/encryption.ts'
import { signedWith } from '../../mock-idp/tamper/sign/signature.ts'
import type { Change } from '../../mock-idp/tamper/step.ts'
import {
  alike,
  type Case,
  family,
  observed,
  present,
  quietly,
  refused,
  safe,
  session,
  set,
  type Wanted,
} from '../case.ts'

/** An honest login with an encrypted assertion, and a signature around it that covers the encrypted form. */
const login = (
  title: string,
  proves: Case['proves'],
  fields: Parameters<typeof encrypted>[0],
  wants: Case['wants'] = session(),
): Case => ({
  title,
  proves,
  modes: ['response', 'both'],
  delta: { is: { changes: [encrypted(fields)] } },
  wants,
})

/** What differs from a login that is encrypted as well. */
const attack = (
  title: string,
  proves: Case['proves'],
  wants: Wanted,
  changes: readonly Change[],
  more: Pick<Case, 'modes' | 'level'> = {},
): Case => ({
  title,
  proves,
  scene: [present({ changes: [encrypted()] })],
  delta: { is: { changes: [encrypted(), ...changes] } },
  wants,
  ...more,
})

/** Two messages that fail in one way, and one that fails in another; its twin does not fail. */
const failingAlike = (
  title: string,
  proves: Case['proves'],
  how: Change,
  { one, other }: { readonly one: readonly Change[]; readonly other: readonly Change[] },
): Case => ({
  title,
  proves,
  scene: [present({ changes: [how, ...one] }), present({ changes: [how, ...one] }), present({ changes: [how] })],
  delta: { at: 2, is: { changes: [how, ...other] } },
  wants: alike('bad-encryption'),
})

const wrongTag = cipherText('one bit of the tag is turned', bitTurned(-1))
/** Of an empty plaintext, vector and tag are all there is. */
const nothing = plaintext('the plaintext is empty', () => '')
const fourOctetsOfTag = cipherText('four octets of the tag are left', (octets) => octets.subarray(0, 16))

const undecryptable = refused('bad-encryption')
/** Nobody but the IdP signs a response; these are made by somebody who got hold of a signed assertion, or of nothing. */
const byAnybody = { modes: ['assertion'] } as const

/** Encrypted assertions. Those who encrypt need only the SP's certificate, which everybody has. @see SAML Core 2.3.4, 6 */
export default family({
  'aes256-gcm': login('an encrypted assertion in a signed response opens a session', ['SDP-SP10', 'IIP-ALG04'], {}),
  'signed-inside': {
    title: 'an encrypted assertion whose signature is inside alone is taken as the SP declares',
    proves: ['CORE-6.2', 'IIP-SP13'],
    modes: ['assertion'],
    delta: { is: { changes: [encrypted()] } },
    wants: { policy: 'encryption.signedInside', is: { accept: session(), reject: refused('unsigned') } },
  },
  'aes128-gcm': login('AES-128-GCM is decrypted', ['IIP-ALG04'], { cipher: 'aes128-gcm' }),
  'aes256-cbc': login(
    'AES-256-CBC is decrypted or refused as the SP declares',
    ['IIP-ALG04', 'ENC-6.1.3'],
    { cipher: 'aes256-cbc' },
    { policy: 'encryption.cbc', is: { accept: session(), reject: refused('weak-algorithm') } },
  ),
  'triple-des': login(
    'Triple DES is decrypted or refused as the SP declares',
    ['IIP-ALG08'],
    { cipher: 'tripledes-cbc' },
    { policy: 'encryption.tripleDes', is: { accept: session(), reject: refused('weak-algorithm') } },
  ),
  'rsa-oaep-sha256': login('a content key under RSA-OAEP with SHA-256 is read', ['IIP-ALG06'], {
    transport: 'rsa-oaep',
  }),
  'rsa-1.5': login(
    'a content key under RSA 1.5 is read or refused as the SP declares',
    ['IIP-ALG08', 'ENC-5.5.1'],
    { transport: 'rsa-1_5' },
    { policy: 'encryption.rsa15', is: { accept: session(), reject: refused('weak-algorithm') } },
  ),
  'second-key': login("an assertion for the SP's second key opens a session", ['SDP-SP38', 'IIP-SP08'], {
    keysFor: ['second'],
  }),
  'key-for-another-first': login(
    'a content key for somebody else before its own does not confuse the SP',
    ['IIP-SP08'],
    { keysFor: ['another-sp', 'first'], namesRecipient: true },
  ),
  'key-beside': login('a content key beside the encrypted data is found', ['CORE-6.1'], { keyPlace: 'beside' }),
  'key-beside-by-reference': login(
    'a content key beside the encrypted data is found by a RetrievalMethod',
    ['CORE-6.1'],
    { keyPlace: 'beside, by reference' },
  ),
  'clear-where-required': {
    title: 'an SP that is told to take encrypted assertions alone takes none in clear',
    proves: ['CWE-757'],
    scene: [set('require-encryption', 'yes'), present({ changes: [encrypted()] })],
    delta: { at: 1, is: { changes: [encrypted(), inClear] } },
    wants: refused('not-encrypted'),
  },
  'forged-unsigned': attack(
    'an encryption is no signature',
    ['PROF-4.1.4.5', 'CWE-347'],
    refused('unsigned'),
    [inside(noSignaturesForged)],
    byAnybody,
  ),
  'signed-by-a-stranger': attack(
    "a stranger's signature is worth no more inside an encryption",
    ['CORE-5.4.5', 'CORE-6.2'],
    refused('bad-signature'),
    [signedWith('clone', { kind: 'certificates', of: ['clone'] })],
  ),
  expired: attack('an encrypted assertion that has expired opens no session', ['CORE-2.5.1.2'], refused('expired'), [
    validity('it expired an hour ago', { notBefore: -7200, notOnOrAfter: -3600 }),
  ]),
  'audience-of-another-sp': attack(
    'an encrypted assertion for another SP opens no session',
    ['CORE-2.5.1.4'],
    refused('wrong-audience'),
    [audiences('the Audience is another SP', ['https://other.example/sp'])],
  ),
  'for-another-sp': attack(
    "an assertion that is encrypted with another SP's key opens no session",
    ['ENC-5.5'],
    undecryptable,
    [encrypted({ keysFor: ['another-sp'] })],
  ),
  'gcm-tag-zero': attack('a tag of zeros vouches for nothing', ['ENC-5.2.4'], undecryptable, [
    cipherText('the tag is zero', (octets) => Buffer.concat([octets.subarray(0, -16), Buffer.alloc(16)])),
  ]),
  'gcm-tag-turned': attack('a tag that does not verify vouches for nothing', ['ENC-5.2.4'], undecryptable, [wrongTag]),
  'gcm-tag-of-four-octets': failingAlike(
    'a tag that is cut short vouches for nothing, be it right as far as it goes',
    ['ENC-5.2.4'],
    encrypted(),
    { one: [nothing, fourOctetsOfTag, wrongTag], other: [nothing, fourOctetsOfTag] },
  ),
  'cbc-failures': failingAlike(
    'an SP does not tell a broken padding from a broken content',
    ['ENC-6.7'],
    encrypted({ cipher: 'aes256-cbc' }),
    {
      one: [cipherText('the content is broken', bitTurned(0))],
      other: [cipherText('the padding is broken', bitTurned(-17, 0x80))],
    },
  ),
  'rsa-1.5-failures': failingAlike(
    'an SP does not tell a content key with a broken padding from a wrong one',
    ['ENC-6.7', 'ENC-5.5.1'],
    encrypted({ transport: 'rsa-1_5' }),
    { one: [wrongTag], other: [cipherKey('the padding of the content key is broken', bitTurned(-1))] },
  ),
  'cipher-reference-outside': attack(
    'an SP does not fetch the octets that it is to decrypt',
    ['CWE-918', 'ENC-3.3.1'],
    quietly(undecryptable),
    [octetsAtAddress],
  ),
  // XML Encryption leaves it to each application whether it reads octets by reference, and SAML says nothing.
  'cipher-reference-inside': attack(
    'octets that a reference names elsewhere in the message are not decrypted',
    ['ENC-3.3.1'],
    observed(undecryptable),
    [octetsByReference],
  ),
  'cipher-reference-stylesheet': attack(
    'an SP runs no stylesheet to find the octets that it is to decrypt',
    ['DSIG-6.6.5', 'CWE-918'],
    undecryptable,
    [octetsByStylesheet],
  ),
  'type-content': attack(
    'encrypted data that are said to be content are no assertion',
    ['CORE-2.3.4-type'],
    undecryptable,
    [encrypted({ type: 'Content' })],
  ),
  nested: attack('encrypted data within encrypted data are no assertion', ['CORE-2.3.4'], undecryptable, [
    encrypted({ layers: 2 }),
  ]),
  'plaintext-name-id': attack('an encrypted NameID is no assertion', ['CORE-2.3.4'], undecryptable, [nameIdAlone]),
  'plaintext-response': attack('an encrypted Response is no assertion', ['CORE-2.3.4'], undecryptable, [
    responseAround,
  ]),
  'plaintext-text': attack('encrypted text is no assertion', ['CORE-2.3.4'], undecryptable, [
    plaintext('the plaintext is the user name', (_, facts) => facts.user),
  ]),
  'plaintext-doctype': attack(
    'a document type declaration in a plaintext is refused as anywhere else',
    ['IIP-G03', 'CORE-2.3.4'],
    refused('bad-encryption', 'doctype'),
    [inside(entityInText('{user}', ''))],
  ),
  'element-behind': attack('an element behind the assertion in a plaintext is refused', ['CORE-2.3.4'], undecryptable, [
    elementBehind,
  ]),
  'forged-behind-signed': attack(
    'a forged assertion behind the signed one in a plaintext signs nobody in',
    ['CORE-2.3.4', 'CORE-5.4.2'],
    safe,
    [forgedBehind],
    byAnybody,
  ),
  'forged-before-signed': attack(
    'a forged assertion before the signed one in a plaintext signs nobody in',
    ['CORE-2.3.4', 'CORE-5.4.2'],
    safe,
    [inside(wrapping(namedPoints['xsw-3']))],
    byAnybody,
  ),
  'forged-around-signed': attack(
    'a forged assertion around the signed one in a plaintext signs nobody in',
    ['CORE-5.4.2', 'PROF-4.1.4.3'],
    safe,
    [inside(wrapping(namedPoints['xsw-4']))],
    byAnybody,
  ),
  'signed-in-object-of-forged': attack(
    'a forged assertion in a plaintext whose signature has the signed one as Object signs nobody in',
    ['CORE-5.4.2', 'PROF-4.1.4.3'],
    safe,
    [inside(wrapping(namedPoints['xsw-8']))],
    byAnybody,
  ),
  'forged-before-clear': attack(
    'a forged encrypted assertion before the signed one in clear signs nobody in',
    ['CORE-5.4.2', 'PROF-4.1.4.3'],
    safe,
    [encrypted({ clearCopy: 'after' }), forgedAlone],
    byAnybody,
  ),
  'forged-behind-clear': attack(
    'a forged encrypted assertion behind the signed one in clear signs nobody in',
    ['CORE-5.4.2', 'PROF-4.1.4.3'],
    safe,
    [encrypted({ clearCopy: 'before' }), forgedAlone],
    byAnybody,
  ),
  'name-id': {
    title: 'an encrypted NameID names its own user, or nobody',
    proves: ['CORE-2.2.4'],
    delta: { is: { changes: [encryptedPart('name')] } },
    wants: observed(safe),
  },
  attribute: {
    title: 'an encrypted attribute says what it holds, or nothing',
    proves: ['CORE-2.7.3.2'],
    delta: {
      is: {
        changes: [
          extraAttribute({ name: 'urn:oid:0.9.2342.19200300.100.1.3', values: ['alice@example.org'] }),
          encryptedPart('attribute'),
        ],
      },
    },
    wants: observed(safe),
  },
})
