import { createHash, timingSafeEqual } from 'node:crypto'
import { nothing, type Refusal, refuse } from '../check.ts'
import type { Draft } from '../draft.ts'
import { canonicalize } from '../xml/c14n.ts'
import { DIGEST_METHODS } from './algorithms.ts'
import { canonicalForm } from './canonical-form.ts'
import type { Signature } from './signature.ts'
import { ENVELOPED } from './transforms.ts'

/** XML Signature 4.4.3.2: a node set is canonicalized inclusively where no transform says otherwise. */
const DEFAULT = { uri: 'http://www.w3.org/TR/2001/REC-xml-c14n-20010315', prefixes: [] }

/** @see XML Signature 3.2.1 */
export function digest({ signatures }: Pick<Draft, 'signatures'>): Refusal | typeof nothing {
  return signatures.every((one) => matchesDigest(one)) ? nothing : refuse('bad-signature', 'the digest is another')
}

/** Whether the element that the signature names is the one that was digested. */
export function matchesDigest(signature: Signature, methods = DIGEST_METHODS): boolean {
  const hash = methods.get(signature.digestMethod)
  const form = canonicalForm(signature.transforms.find(({ uri }) => uri !== ENVELOPED) ?? DEFAULT)
  if (hash === undefined || !form) return false
  const isEnveloped = signature.transforms.some(({ uri }) => uri === ENVELOPED)
  const text = canonicalize(signature.target, form, isEnveloped ? signature.element : undefined)
  const found = createHash(hash).update(text, 'utf8').digest()
  return found.length === signature.digest.length && timingSafeEqual(found, signature.digest)
}
