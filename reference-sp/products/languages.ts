import type { Product } from '../pipeline.ts'

/** What this SP can say its pages in. */
export const LANGUAGES = ['en-US', 'ja-JP', 'zh-CN'] as const
export type Language = (typeof LANGUAGES)[number]

export const DEFAULT_LANGUAGE: Language = 'en-US'

/** What the console of each product is offered in. @see requirements DS-LANG-3 to 5, WS-LANG-3 to 5; contradiction C2 */
export const LANGUAGES_OF: Readonly<Record<Product, readonly Language[]>> = {
  'deep-security': LANGUAGES,
  'workload-security': ['en-US', 'ja-JP'],
  generic: LANGUAGES,
  tmws: ['en-US'],
}
