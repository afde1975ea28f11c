import type { Say } from '../step.ts'
import { inAttributes } from './say.ts'

const NAME = 'urn:example:saml-assay:long'

/** An attribute that no SP knows, with one value of that length. @see CVE-2025-54572 */
export const longValue = (size: number): Say =>
  inAttributes(`there is an attribute with a value of ${size} characters`, (attributes) => [
    ...attributes,
    { name: NAME, values: ['x'.repeat(size)] },
  ])

/** The same length over values of a thousand characters. */
export const shortValues = (size: number): Say =>
  inAttributes(`there is an attribute with values of ${size} characters in all`, (attributes) => [
    ...attributes,
    { name: NAME, values: Array.from({ length: Math.floor(size / 1060) }, () => 'x'.repeat(1000)) },
  ])
