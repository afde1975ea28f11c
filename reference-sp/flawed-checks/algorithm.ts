import { constants, createHash, publicDecrypt, verify } from 'node:crypto'
import { refuse } from '../check.ts'
import { algorithms, DIGEST_METHODS, SIGNATURE_METHODS, type SignatureAlgorithm } from '../checks/algorithms.ts'
import { canonicalForm } from '../checks/canonical-form.ts'
import { matchesDigest } from '../checks/digest.ts'
import type { Signature } from '../checks/signature.ts'
import { readSignature, type signatureShape } from '../checks/signature-shape.ts'
import { isSignedWith, type signatureValue } from '../checks/signature-value.ts'
import { weakKey } from '../checks/weak-key.ts'
import type { Draft } from '../draft.ts'
import type { Checks } from '../pipeline.ts'
import type { SigningKey, World } from '../world.ts'
import { canonicalize } from '../xml/c14n.ts'
import { DSIG } from '../xml/namespace.ts'
import type { Element, Node } from '../xml/node.ts'
import { descendants, isNamed } from '../xml/read.ts'

const MORE = 'http://www.w3.org/2001/04/xmldsig-more#'
const SHA256 = 'http://www.w3.org/2001/04/xmlenc#sha256'

/** The honest loop over another way to verify one signature. */
export const verifiedBy =
  (verifies: (signature: Signature, by: SigningKey) => boolean): typeof signatureValue =>
  ({ signatures, keys }) => {
    const by = signatures.map((signature) => keys.find((one) => verifies(signature, one)))
    return by.every((one) => one !== undefined) ? { verifiedBy: by } : refuse('bad-signature', 'no key made this')
  }

const digestedBy =
  (matches: (signature: Signature) => boolean): Checks['digest'] =>
  ({ signatures }) =>
    signatures.every(matches) ? {} : refuse('bad-signature', 'the digest is another')

/** What is signed, as octets. */
export function signedOctets({ signedInfo, canonicalization }: Signature): Buffer {
  const form = canonicalForm(canonicalization)
  return Buffer.from(form ? canonicalize(signedInfo, form) : '')
}

/** Knows some algorithms too many. */
function withMore(
  methods: Readonly<Record<string, SignatureAlgorithm>>,
  digests: Readonly<Record<string, string>> = {},
): Partial<Checks> {
  const allMethods = new Map([...SIGNATURE_METHODS, ...Object.entries(methods)])
  const allDigests = new Map([...DIGEST_METHODS, ...Object.entries(digests)])
  return {
    algorithms: ({ signatures }, world) =>
      algorithms(
        {
          signatures: signatures.filter(
            ({ signatureMethod, digestMethod }) =>
              !Object.hasOwn(methods, signatureMethod) && !Object.hasOwn(digests, digestMethod),
          ),
        },
        world,
      ),
    digest: digestedBy((one) => matchesDigest(one, allDigests)),
    signatureValue: verifiedBy((one, { key }) => isSignedWith(one, key, allMethods)),
  }
}

/** MD5 is one more hash. */
export const md5Accepted = withMore({ [`${MORE}rsa-md5`]: { key: 'rsa', hash: 'md5' } }, { [`${MORE}md5`]: 'md5' })

/** RIPEMD-160 is one more hash. */
export const ripemd160Accepted = withMore(
  { [`${MORE}rsa-ripemd160`]: { key: 'rsa', hash: 'ripemd160' } },
  { 'http://www.w3.org/2001/04/xmlenc#ripemd160': 'ripemd160' },
)

/** DSA is one more kind of key, and what holds of RSA keys does not hold of it. */
export const dsaAccepted: Partial<Checks> = {
  ...withMore({ 'http://www.w3.org/2000/09/xmldsig#dsa-sha1': { key: 'dsa', hash: 'sha1' } }),
  weakKey: ({ verifiedBy: keys }, world) =>
    weakKey({ verifiedBy: keys.filter(({ key }) => key.asymmetricKeyType !== 'dsa') }, world),
}

/** Keys on elliptic curves are not known. */
export const ecdsaUnknown: typeof algorithms = (known, world) =>
  known.signatures.some(({ signatureMethod }) => SIGNATURE_METHODS.get(signatureMethod)?.key === 'ec')
    ? refuse('weak-algorithm', 'an elliptic curve')
    : algorithms(known, world)

const isAlike = (one: SignatureAlgorithm, other: SignatureAlgorithm): boolean =>
  one.key === other.key && one.saltOctets === undefined && other.saltOctets === undefined

/** Tries one hash after the other until one fits: what the message names is a hint. */
export const anyHash: Partial<Checks> = {
  digest: digestedBy((one) =>
    [...DIGEST_METHODS.keys()].some((digestMethod) => matchesDigest({ ...one, digestMethod })),
  ),
  signatureValue: verifiedBy((one, { key }) => {
    const named = SIGNATURE_METHODS.get(one.signatureMethod)
    return [...SIGNATURE_METHODS].some(
      ([signatureMethod, method]) =>
        (signatureMethod === one.signatureMethod || (named !== undefined && isAlike(named, method))) &&
        isSignedWith({ ...one, signatureMethod }, key),
    )
  }),
}

/** The hash comes from the method that is named, the rest from the key that there is. */
export const keyTypeNotCompared: typeof signatureValue = verifiedBy((one, { key }) => {
  const method = SIGNATURE_METHODS.get(one.signatureMethod)
  const type = key.asymmetricKeyType
  if (method?.hash === undefined || type === undefined || type === 'ed25519') return isSignedWith(one, key)
  return isSignedWith(one, key, new Map([[one.signatureMethod, { ...method, key: type }]]))
})

/** Takes ECDSA in DER, as OpenSSL makes it. */
export const ecdsaInDer: typeof signatureValue = verifiedBy((one, { key }) => {
  const method = SIGNATURE_METHODS.get(one.signatureMethod)
  const isCurve = method?.key === 'ec' && key.asymmetricKeyType === 'ec'
  return isSignedWith(one, key) || (isCurve && verify(method.hash, signedOctets(one), key, one.value))
})

const P256_ORDER = 0xffffffff00000000ffffffffffffffffbce6faada7179e84f3b9cac2fc632551n

/**
 * Does not ask whether r and s are in their range. The inverse of a zero is a zero where Fermat computes it, so both points
 * are at infinity, where x is zero, which is r.
 * @see CVE-2022-21449
 */
export const rangeNotChecked: typeof signatureValue = verifiedBy((one, { key }) => {
  const isCurve = SIGNATURE_METHODS.get(one.signatureMethod)?.key === 'ec' && key.asymmetricKeyType === 'ec'
  const isZero = (half: Buffer): boolean => BigInt(`0x0${half.toString('hex')}`) % P256_ORDER === 0n
  const isNothing = one.value.length === 64 && isZero(one.value.subarray(0, 32)) && isZero(one.value.subarray(32))
  return isSignedWith(one, key) || (isCurve && isNothing)
})

/** Takes a salt for as long as it is, which is what OpenSSL does unless told otherwise. */
export const anySalt: typeof signatureValue = verifiedBy((one, { key }) => {
  const method = SIGNATURE_METHODS.get(one.signatureMethod)
  if (method?.saltOctets === undefined || key.asymmetricKeyType !== 'rsa') return isSignedWith(one, key)
  const padded = {
    key,
    padding: constants.RSA_PKCS1_PSS_PADDING,
    saltLength: constants.RSA_PSS_SALTLEN_AUTO,
  }
  return verify(method.hash, signedOctets(one), padded, one.value)
})

const DIGEST_INFO = '3031300d060960864801650304020105000420'

/**
 * Strips the padding as far as it goes, reads the digest, and does not ask what follows.
 * @see CVE-2006-4339, CVE-2022-24772
 */
export const laxPadding: typeof signatureValue = verifiedBy((one, { key }) => {
  if (one.signatureMethod !== `${MORE}rsa-sha256` || key.asymmetricKeyType !== 'rsa') return isSignedWith(one, key)
  try {
    const block = publicDecrypt({ key, padding: constants.RSA_NO_PADDING }, one.value).toString('hex')
    const found = /^0001(?:ff)+00(.*)$/.exec(block)?.[1] ?? ''
    return found.startsWith(DIGEST_INFO + createHash('sha256').update(signedOctets(one)).digest('hex'))
  } catch {
    return false
  }
})

/** A digest by whatever is not known, or not said, is one by SHA-256. */
export const unknownDigestIsSha256: typeof signatureShape = ({ signatureElements }) => {
  const signatures = signatureElements.map((element) => {
    const info = [...descendants(element)].find((one) => isNamed(one, DSIG, 'SignedInfo'))
    const read = readSignature(withDigestMethod(element))
    return read && info && { ...read, element, signedInfo: info }
  })
  if (!signatures.every((one) => one !== undefined)) return refuse('bad-signature', 'shape')
  return {
    signatures: signatures.map((one) =>
      DIGEST_METHODS.has(one.digestMethod) ? one : { ...one, digestMethod: SHA256 },
    ),
  }
}

/** The same with an empty DigestMethod before a DigestValue that lacks one. */
function withDigestMethod(element: Element): Element {
  const children = element.children.flatMap((child, index): readonly Node[] => {
    if (child.kind !== 'element') return [child]
    const before = element.children[index - 1]
    const lacks = child.local === 'DigestValue' && !(before?.kind === 'element' && before.local === 'DigestMethod')
    const made = withDigestMethod(child)
    return lacks ? [{ ...child, local: 'DigestMethod', attributes: [], children: [] }, made] : [made]
  })
  return { ...element, children }
}

/** Decodes base64 as Node does: other alphabets, other characters, no matter. */
export const lenientSignatureValue: typeof signatureShape = ({ signatureElements }) => {
  const signatures = signatureElements.map((element) => {
    const tidied = element.children.map((child) =>
      child.kind === 'element' && child.local === 'SignatureValue'
        ? { ...child, children: tidy(child.children) }
        : child,
    )
    const read = readSignature({ ...element, children: tidied })
    return read && { ...read, element }
  })
  return signatures.every((one) => one !== undefined) ? { signatures } : refuse('bad-signature', 'shape')
}

const tidy = (children: Element['children']): Element['children'] =>
  children.map((child) =>
    child.kind === 'text' ? { ...child, value: Buffer.from(child.value, 'base64').toString('base64') } : child,
  )

type Signatures = Pick<Draft, 'signatures'>

/** The honest check of the signatures that are not of that kind. */
export const algorithmsBut =
  (isLetThrough: (signature: Signature) => boolean) =>
  ({ signatures }: Signatures, world: World): ReturnType<typeof algorithms> =>
    algorithms({ signatures: signatures.filter((one) => !isLetThrough(one)) }, world)
