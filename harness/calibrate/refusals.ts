import { attributeOf } from '../observe/markup.ts'
import { pageOf } from '../observe/page.ts'
import { read } from '../observe/reader.ts'
import type { Matcher, Observe, Reader } from '../target/target.ts'
import { elementsOf, featuresApart, fits, RANK, statusOf } from './features.ts'
import { leavesOf } from './json-leaves.ts'
import type { Confidence } from './proposal.ts'
import { selectorsOf } from './selectors.ts'
import type { Login } from './visits.ts'

interface Refusal {
  readonly matcher: Matcher
  readonly confidence: Confidence
  readonly evidence: readonly string[]
}

/** Where the SP answers every refused login with a 5xx, that is its ordinary way of refusing, and no crash. */
export function refusalOf(refused: readonly Login[], honest: readonly Login[]): Refusal | undefined {
  const answers = refused.map(({ answer }) => answer)
  const [first] = answers
  if (first === undefined || !answers.every((one) => (pageOf(one).status ?? 0) >= 500)) return undefined
  const [feature] = featuresApart(
    answers,
    honest.map(({ answer }) => answer),
  ).filter(({ rank }) => rank >= RANK.form && rank <= RANK.text && rank !== RANK.redirect)
  const status = statusOf(first)
  const isSteady = answers.every((one) => fits(status.matcher, one))
  const statuses: Matcher = isSteady ? status.matcher : { status: '5xx' }
  const kinds = refused.map(({ kind }) => kind).join(', ')
  return {
    matcher: feature === undefined ? statuses : { allOf: [statuses, feature.matcher] },
    confidence: feature === undefined ? 'low' : 'medium',
    evidence: [
      `all refused logins were answered so: ${kinds}`,
      ...(feature === undefined ? ['a crash would look the same: nothing else is common to these answers alone'] : []),
    ],
  }
}

/** What a program may call the fault of a broken login. */
const WORDS: Readonly<Record<Login['kind'], readonly string[]>> = {
  honest: [],
  'bad-signature': ['bad-signature'],
  unsigned: ['unsigned', 'bad-signature'],
  expired: ['expired'],
  'wrong-audience': ['wrong-audience'],
}

interface ErrorPart {
  readonly error: NonNullable<Observe['error']>
  readonly confidence: Confidence
  readonly evidence: readonly string[]
}

/**
 * Where the SP's answer names the reason in the very words of this suite, in a place of its own. An SP's own words are not
 * mapped: one text may stand for several faults, and a wrong map would make wrong verdicts.
 */
export function errorOf(refused: readonly Login[], honest: readonly Login[]): ErrorPart | undefined {
  const [first] = refused
  if (first === undefined) return undefined
  for (const { reader, when } of placesOf(first)) {
    const named = refused.map(({ kind, answer }) => ({ kind, reason: read(reader, pageOf(answer)) }))
    const isTrue = named.every(({ kind, reason }) => typeof reason === 'string' && WORDS[kind].includes(reason))
    const isTelling = new Set(named.map(({ reason }) => reason)).size > 1
    if (!isTrue || !isTelling || !isApart(when, refused, honest)) continue
    return {
      error: { when, reason: reader },
      confidence: 'high',
      evidence: [`it named ${named.map(({ kind, reason }) => `${kind} as ${String(reason)}`).join(', ')}`],
    }
  }
  return undefined
}

const isApart = (when: Matcher, refused: readonly Login[], honest: readonly Login[]): boolean =>
  refused.every(({ answer }) => fits(when, answer)) && honest.every(({ answer }) => !fits(when, answer))

/** Where an answer has one of the words for its fault. */
function placesOf({ kind, answer }: Login): readonly { readonly reader: Reader; readonly when: Matcher }[] {
  const words = WORDS[kind]
  const { json, document } = pageOf(answer)
  const inJson = leavesOf(json?.value).flatMap(([pointer, value]) =>
    typeof value === 'string' && words.includes(value)
      ? [{ reader: { json: pointer }, when: { json: { [pointer]: { exists: true } } } }]
      : [],
  )
  const elements = document === undefined ? [] : elementsOf(document)
  const inMarkup = elements.flatMap((element) =>
    Object.keys(element.attribs)
      .filter((name) => words.includes(attributeOf(element, name) ?? ''))
      .flatMap((attribute) =>
        selectorsOf(element)
          // The place of a word that differs from answer to answer is no place of its own.
          .filter((selector) => !words.some((word) => selector.includes(word)))
          .sort((one, other) => Number(one.includes(`[${attribute}]`)) - Number(other.includes(`[${attribute}]`)))
          .map((selector) => ({ reader: { html: { selector, attribute } }, when: { html: { selector } } })),
      ),
  )
  return [...inJson, ...inMarkup]
}
