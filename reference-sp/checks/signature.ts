import type { Element } from '../xml/node.ts'

/** A use of a canonicalization or transform. */
export interface Algorithm {
  readonly uri: string
  /** PrefixList of InclusiveNamespaces. */
  readonly prefixes: readonly string[]
}

/** One ds:Signature, read but not believed. @see XML Signature 4 */
export interface Signature {
  readonly element: Element
  /** What this signature digests. */
  readonly target: Element
  readonly signedInfo: Element
  readonly canonicalization: Algorithm
  readonly signatureMethod: string
  readonly uri: string | undefined
  readonly transforms: readonly Algorithm[]
  readonly digestMethod: string
  readonly digest: Buffer
  readonly value: Buffer
  readonly keyInfo: Element | undefined
}
