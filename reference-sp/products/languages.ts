import type { Product } from '../pipeline.ts'

/** What this SP can say its pages in. */
export const LANGUAGES = ['en-US', 'ja-JP', 'zh-CN'] as const
/** The same as Cloud One names them. */
const LOCALES = ['en', 'ja'] as const
/** Of all products. */
export const SPOKEN = [...LANGUAGES, ...LOCALES] as const
export type Language = (typeof SPOKEN)[number]

/**
 * What the console of each product is offered in, the default first.
 * @see requirements DS-LANG-3 to 5, WS-LANG-3 to 5, TC1-LOC-2; contradiction C2
 */
export const LANGUAGES_OF: Readonly<Record<Product, readonly [Language, ...Language[]]>> = {
  'deep-security': LANGUAGES,
  'workload-security': ['en-US', 'ja-JP'],
  'cloud-one': LOCALES,
  generic: LANGUAGES,
  tmws: ['en-US'],
}
