import { NAMESPACES } from '../message/node.ts'

/** In the order in which namespace declarations are written; a prefix is one bit in a set of prefixes. */
const PREFIXES = Object.entries(NAMESPACES).sort(([one], [other]) => (one < other ? -1 : 1))
const BITS: ReadonlyMap<string, number> = new Map(PREFIXES.map(([prefix], index) => [prefix, 1 << index]))

/** A set of prefixes. */
export type Prefixes = number

export const NO_PREFIX: Prefixes = 0

/** Those of the named prefixes that messages know; the others stand for no namespace. */
export const prefixesOf = (names: readonly string[]): Prefixes =>
  names.reduce((set, name) => set | (BITS.get(name) ?? NO_PREFIX), NO_PREFIX)

/** The set's declarations, sorted by prefix. @see Canonical XML 1.0, 2.2 (namespace axis) */
export function declarations(set: Prefixes): string {
  const known = DECLARATIONS[set]
  if (known !== undefined) return known
  const text = PREFIXES.filter((_, index) => set & (1 << index)).map(([prefix, uri]) => ` xmlns:${prefix}="${uri}"`)
  DECLARATIONS[set] = text.join('')
  return text.join('')
}
const DECLARATIONS: string[] = []

/** What the writer has to know of a name, found out once. */
export interface QualifiedName {
  /** Empty where the name has no prefix. */
  readonly uri: string
  /** The prefix as a set; empty where there is none to declare. */
  readonly prefix: Prefixes
  /** Attributes are written in the order of this text. @see Canonical XML 1.0, 2.2 (attribute axis) */
  readonly order: string
  /** ` name="` */
  readonly beforeValue: string
  /** `<name` */
  readonly open: string
  /** `<name>` */
  readonly tag: string
  /** `</name>` */
  readonly close: string
}

/** @throws UnknownPrefix where {@link NAMESPACES} does not say what the prefix stands for */
export function qualifiedName(name: string): QualifiedName {
  const known = NAMES.get(name)
  if (known) return known
  const made = analyse(name)
  // Hostile names may come without end; those of messages do not.
  if (NAMES.size < 1024) NAMES.set(name, made)
  return made
}
const NAMES = new Map<string, QualifiedName>()

function analyse(name: string): QualifiedName {
  const colon = name.indexOf(':')
  const prefix = name.slice(0, Math.max(0, colon))
  const uri = uriOf(prefix)
  if (uri === undefined || name === 'xmlns') throw new UnknownPrefix(name)
  return {
    uri,
    prefix: prefixesOf([prefix]),
    order: `${uri}\u0000${name.slice(colon + 1)}`,
    beforeValue: ` ${name}="`,
    open: `<${name}`,
    tag: `<${name}>`,
    close: `</${name}>`,
  }
}

function uriOf(prefix: string): string | undefined {
  if (prefix === '') return ''
  if (prefix === 'xml') return 'http://www.w3.org/XML/1998/namespace'
  return Object.hasOwn(NAMESPACES, prefix) ? NAMESPACES[prefix as keyof typeof NAMESPACES] : undefined
}

/** A recipe used a prefix that stands for no namespace: our fault, not the SP's. */
export class UnknownPrefix extends Error {
  override readonly name = 'UnknownPrefix'

  constructor(qName: string) {
    super(`${qName}: the prefix is none of ${PREFIXES.map(([prefix]) => prefix).join(', ')}`)
  }
}
