import { NAMESPACES } from '../../message/node.ts'
import type { Rewrite } from '../step.ts'
import { elementNamed, insertedAt } from './element-text.ts'
import { rewrite } from './rewrite.ts'

/** What grows, written for that many. */
type Growing = (size: number) => string

const each = (size: number, one: (at: number) => string): string =>
  Array.from({ length: size }, (_, at) => one(at)).join('')

/** Puts text into Extensions of the Response, outside of any assertion. */
const extended = (xml: string, text: string): string =>
  insertedAt(
    xml,
    elementNamed(xml, 'Status').start,
    `<samlp:Extensions><ext:x xmlns:ext="${NAMESPACES.ext}">${text}</ext:x></samlp:Extensions>`,
  )

const inExtensions =
  (title: (size: number) => string, text: Growing) =>
  (size: number): Rewrite =>
    rewrite(title(size), (xml) => extended(xml, text(size)))

/** @see GHSA-2v35-w6hq-6mfw */
export const nested = inExtensions(
  (size) => `Extensions hold ${size} elements, one within the other`,
  (size) => '<ext:e>'.repeat(size) + '</ext:e>'.repeat(size),
)
export const notNested = inExtensions(
  (size) => `Extensions hold ${size} elements, one beside the other`,
  (size) => '<ext:e></ext:e>'.repeat(size),
)

const attributed = (from: number, count: number): string => each(count, (at) => ` a${from + at}="v"`)

/** @see GHSA-8344-3jmq-59r6 */
export const attributesOfOne = inExtensions(
  (size) => `Extensions hold one element with ${size} attributes`,
  (size) => `<ext:e${attributed(0, size)}></ext:e>`,
)
export const attributesOfMany = inExtensions(
  (size) => `Extensions hold elements with ${size} attributes in all`,
  (size) => each(Math.ceil(size / 10), (at) => `<ext:e${attributed(at * 10, 10)}></ext:e>`),
)

/** @see GHSA-965w-775f-mr7g */
export const namespacesNested = inExtensions(
  (size) => `Extensions hold ${size} elements, one within the other, which declare a prefix each`,
  (size) => each(size, (at) => `<ext:e xmlns:p${at}="urn:p">`) + '</ext:e>'.repeat(size),
)
export const namespacesBeside = inExtensions(
  (size) => `Extensions hold ${size} elements, one beside the other, which declare a prefix each`,
  (size) => each(size, (at) => `<ext:e xmlns:p${at}="urn:p"></ext:e>`),
)
export const namespacesOfOne = inExtensions(
  (size) => `Extensions hold an element that declares ${size} prefixes, for as many children`,
  (size) => `<ext:e${each(size, (at) => ` xmlns:p${at}="urn:p${at}"`)}>${each(size, (at) => `<p${at}:e/>`)}</ext:e>`,
)
export const namespacesOfEach = inExtensions(
  (size) => `Extensions hold ${size} children that declare a prefix each`,
  (size) => each(size, (at) => `<p${at}:e xmlns:p${at}="urn:p${at}"/>`),
)

const LEVELS = 5
const REFERENCES = 10

const entities = (names: readonly (readonly [name: string, text: string])[]): string =>
  `<!DOCTYPE samlp:Response [${names.map(([name, text]) => `<!ENTITY ${name} "${text}">`).join('')}]>`

/** Entities of entities: each but the first stands for ten of the one before it. @see CWE-776 */
const laughing =
  (text: Growing, title: (size: number) => string) =>
  (size: number): Rewrite =>
    rewrite(title(size), (xml) => {
      const levels = Array.from({ length: LEVELS }, (_, at) => [`e${at + 1}`, `&e${at};`.repeat(REFERENCES)] as const)
      return entities([['e0', 'lol'], ...levels]) + extended(xml, text(size))
    })
export const entitiesOfEntities = laughing(
  (size) => '&e5;'.repeat(size),
  (size) => `Extensions name ${size} times an entity that stands for 100000 others`,
)
export const entitiesUnused = laughing(
  (size) => 'text'.repeat(size),
  (size) => `Extensions hold ${size} words, and no entity that the DOCTYPE declares`,
)

const LONG = 50_000
const lengthy =
  (text: Growing, title: (size: number) => string) =>
  (size: number): Rewrite =>
    rewrite(title(size), (xml) => entities([['long', 'x'.repeat(LONG)]]) + extended(xml, text(size)))
/** @see CWE-776 */
export const longEntityOften = lengthy(
  (size) => '&long;'.repeat(size),
  (size) => `Extensions name ${size} times an entity of 50000 characters`,
)
export const longEntityUnused = lengthy(
  (size) => 'a word'.repeat(size),
  (size) => `Extensions hold ${size} words, and no entity that the DOCTYPE declares`,
)

/** @see GHSA-g53g-w8rj-fmg7 */
export const openInstruction = (size: number): Rewrite =>
  rewrite(
    `a processing instruction of ${size} characters, which has no end, stands before the message`,
    (xml) => `<?x ${'x'.repeat(size)}${xml}`,
  )
export const closedInstruction = (size: number): Rewrite =>
  rewrite(
    `a processing instruction of ${size} characters stands before the message`,
    (xml) => `<?x ${'x'.repeat(size)}?>${xml}`,
  )

const endTag =
  (title: string, close: string) =>
  (size: number): Rewrite =>
    rewrite(title.replace('{size}', String(size)), (xml) => {
      const { close: at } = elementNamed(xml, 'Response')
      return `${xml.slice(0, at)}</samlp:Response${' '.repeat(size)}${close}`
    })
/** @see GHSA-x4fp-j954-r2f4 */
export const openEndTag = endTag('the last end tag ends in {size} blanks, and nothing closes it', '')
export const wideEndTag = endTag('the last end tag holds {size} blanks', '>')

/** So many elements with that content and attributes, in place of as many of something else. */
export const instead = (unit: string, content: string, attributes = '') =>
  inExtensions(
    (size) => `Extensions hold ${size} elements in place of ${unit}`,
    (size) => `<ext:e${attributes}>${content}</ext:e>`.repeat(size),
  )

/** Blanks behind the root make the message as long as another. */
export const padded = (octets: number): Rewrite =>
  rewrite(
    `blanks behind the root make ${octets} octets of it`,
    (xml) => xml + ' '.repeat(Math.max(0, octets - Buffer.byteLength(xml))),
  )
