import { refuse } from '../check.ts'
import type { Draft } from '../draft.ts'
import type { Checks } from '../pipeline.ts'
import { valuesNamed } from '../products/attributes.ts'
import { PREFERRED_LANGUAGE } from '../products/claims.ts'
import { preferredLanguage } from '../products/preferred-language.ts'

const values = (attributes: Draft['attributes']): readonly string[] =>
  valuesNamed(attributes, PREFERRED_LANGUAGE).map((value) => value ?? '')

/** A language that the documents name is not there. */
const lacking =
  (language: string): Checks['preferredLanguage'] =>
  (known, world) =>
    preferredLanguage(known, { ...world, languages: world.languages.filter((one) => one !== language) })
export const englishLacking = lacking('en-US')
export const japaneseLacking = lacking('ja-JP')
export const chineseLacking = lacking('zh-CN')

export const languageIgnored: Checks['preferredLanguage'] = () => ({ language: undefined })
/** Refuses who sends no language. */
export const languageDemanded: Checks['preferredLanguage'] = (known, world) =>
  values(known.attributes).length === 0 ? refuse('missing-claim', 'PreferredLanguage') : preferredLanguage(known, world)
/** What is not known becomes the language that was added last. */
export const anotherLanguage: Checks['preferredLanguage'] = (known, world) => {
  const found = preferredLanguage(known, world)
  const isAsked = values(known.attributes).length > 0
  return 'language' in found && found.language === undefined && isAsked ? { language: world.languages.at(-1) } : found
}
/** Reads a list as a browser sends it, and takes the first language in it that is known. */
export const languageFromList: Checks['preferredLanguage'] = ({ attributes }, { languages }) => {
  const wishes = values(attributes)
    .flatMap((value) => value.split(','))
    .map((wish) => wish.split(';')[0]?.trim())
  return { language: wishes.find((wish) => wish !== undefined && languages.includes(wish)) }
}
/** Of several values the first one counts. */
export const firstLanguage: Checks['preferredLanguage'] = ({ attributes }, { languages }) => {
  const [first = ''] = values(attributes)
  return { language: languages.find((one) => one === first) }
}
/** A tag that begins with a known one, or the other way round. */
export const languageByPrefix: Checks['preferredLanguage'] = ({ attributes }, { languages }) => {
  const [first = ''] = values(attributes)
  return { language: languages.find((one) => first !== '' && (one.startsWith(first) || first.startsWith(one))) }
}
