import { type Refusal, refuse } from '../check.ts'
import type { Draft } from '../draft.ts'
import type { World } from '../world.ts'
import { valuesNamed } from './attributes.ts'
import { PREFERRED_LANGUAGE, PREFERRED_LANGUAGE_LOWER } from './claims.ts'

/** A value that equals a supported language. @see requirements DS-LANG-1 to DS-LANG-8; C1, C2, C12, C31, C32 */
export function preferredLanguage(
  { attributes }: Pick<Draft, 'attributes'>,
  { policy, languages }: World,
): Refusal | Pick<Draft, 'language'> {
  const names =
    policy['language.lowerCaseName'] === 'accept'
      ? [PREFERRED_LANGUAGE, PREFERRED_LANGUAGE_LOWER]
      : [PREFERRED_LANGUAGE]
  const values = names.flatMap((name) => valuesNamed(attributes, name))
  const [value = ''] = values
  if (values.length === 0) return { language: undefined }
  const language = values.length === 1 ? supported(value, languages, policy['language.match']) : undefined
  if (language === undefined && policy['language.onUnsupported'] === 'reject') {
    return refuse('bad-claim', `PreferredLanguage ${values.slice(0, 3).join(' | ')}`)
  }
  return { language }
}

function supported(value: string, languages: readonly string[], match: 'exact' | 'lenient'): string | undefined {
  if (match === 'exact') return languages.find((one) => one === value)
  const plain = (tag: string): string => tag.replaceAll('_', '-').toLowerCase()
  return languages.find((one) => plain(one) === plain(value) || plain(one).split('-')[0] === plain(value))
}
