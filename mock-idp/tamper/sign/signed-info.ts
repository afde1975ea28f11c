import { DIGEST_METHODS, SIGNATURE_METHODS } from '../../sign/algorithms.ts'
import type { SignaturePlan } from '../../sign/plan.ts'
import type { Sign } from '../step.ts'
import { signature } from './signature.ts'

/** The text of SignedInfo changed before it is signed: the issuer itself says it so. */
export const signedInfo = (title: string, change: (text: string) => string, more: Partial<SignaturePlan> = {}): Sign =>
  signature(title, {
    ...more,
    signedInfo: (text) => {
      const changed = change(text)
      if (changed === text) throw new RangeError(`"${title}": SignedInfo holds nothing to change`)
      return changed
    },
  })

/**
 * An algorithm as SignedInfo names it: one that is known here, or any URI; `undefined`: no Algorithm at all. The signature
 * is made as it was.
 */
export const named = (
  element: 'SignatureMethod' | 'DigestMethod' | 'CanonicalizationMethod' | 'Transform',
  as: string | undefined,
  more?: Partial<SignaturePlan>,
): Sign =>
  signedInfo(
    as === undefined ? `${element} has no Algorithm` : `${element} is "${as}"`,
    (text) => {
      const at = text.lastIndexOf(`<ds:${element} Algorithm="`)
      const tag = /^<ds:\w+ Algorithm="[^"]*"/.exec(text.slice(Math.max(at, 0)))?.[0] ?? ''
      const algorithm = as === undefined ? '' : ` Algorithm="${URIS.get(as) ?? as}"`
      return `${text.slice(0, at)}<ds:${element}${algorithm}${text.slice(at + tag.length)}`
    },
    more,
  )

const URIS: ReadonlyMap<string, string> = new Map(
  Object.entries({ ...SIGNATURE_METHODS, ...DIGEST_METHODS }).map(([name, { uri }]) => [name, uri]),
)
