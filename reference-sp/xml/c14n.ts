import { XML } from './namespace.ts'
import type { Attribute, Element, Instruction } from './node.ts'

/** @see Canonical XML 1.0, Canonical XML 1.1, Exclusive XML Canonicalization 1.0 */
export interface Canonicalization {
  readonly method: 'exclusive' | 'inclusive' | 'inclusive-1.1'
  readonly comments: boolean
  /** Prefixes that an exclusive form treats as an inclusive one would; `#default` is the default namespace. */
  readonly prefixes?: readonly string[] | undefined
}

/** Prefix to namespace as the output's ancestors have declared it, a level for each element that declared anything. */
interface Rendered {
  readonly own: ReadonlyMap<string, string>
  readonly above: Rendered | undefined
}

/**
 * The canonical form of an element and what is below it, without `omit` (the enveloped signature).
 * The caller has made sure that namespace names are absolute, where this form is undefined.
 */
export function canonicalize(apex: Element, how: Canonicalization, omit?: Element): string {
  const prefixes = new Set((how.prefixes ?? []).map((prefix) => (prefix === '#default' ? '' : prefix)))
  const out: string[] = []
  const write = (element: Element, above: Rendered | undefined): void => {
    const declared = namespaces(element, element === apex, how, prefixes)
    const fresh = [...declared].filter(([prefix, uri]) => isNews(prefix, uri, above))
    const rendered: Rendered | undefined = fresh.length === 0 ? above : { own: new Map(fresh), above }
    const name = qualified(element)
    out.push('<', name)
    for (const [prefix, uri] of fresh.sort(([a], [b]) => byCodePoint(a, b))) {
      out.push(prefix === '' ? ' xmlns="' : ` xmlns:${prefix}="`, escapeAttribute(uri), '"')
    }
    const attributes = element === apex ? withInherited(element, how) : element.attributes
    for (const attribute of sorted(attributes)) {
      out.push(' ', qualified(attribute), '="', escapeAttribute(attribute.value), '"')
    }
    out.push('>')
    for (const child of element.children) {
      if (child.kind === 'text') out.push(escapeText(child.value))
      else if (child.kind === 'instruction') out.push(instruction(child))
      else if (child.kind === 'comment') out.push(how.comments ? `<!--${child.value}-->` : '')
      else if (child !== omit) write(child.sealed ?? child, rendered)
    }
    out.push('</', name, '>')
  }
  write(apex, undefined)
  return out.join('')
}

const qualified = (name: { readonly prefix: string; readonly local: string }): string =>
  name.prefix === '' ? name.local : `${name.prefix}:${name.local}`

/** The namespaces that an element would declare if its output ancestors had declared nothing. */
function namespaces(
  element: Element,
  isApex: boolean,
  how: Canonicalization,
  prefixes: ReadonlySet<string>,
): ReadonlyMap<string, string> {
  if (how.method !== 'exclusive') return isApex ? inScope(element) : declaredBy(element)
  const used = new Map([[element.prefix, element.uri]])
  for (const attribute of element.attributes) {
    if (attribute.prefix !== '') used.set(attribute.prefix, attribute.uri)
  }
  if (prefixes.size > 0) {
    for (const [prefix, uri] of isApex ? inScope(element) : declaredBy(element)) {
      if (prefixes.has(prefix)) used.set(prefix, uri)
    }
  }
  used.delete('xml')
  return used
}

const declaredBy = (element: Element): ReadonlyMap<string, string> =>
  new Map(element.declarations.map(({ prefix, uri }) => [prefix, uri]))

function inScope(element: Element): ReadonlyMap<string, string> {
  const found = new Map<string, string>()
  for (let level: Element | undefined = element; level; level = level.parent) {
    for (const { prefix, uri } of level.declarations) if (!found.has(prefix)) found.set(prefix, uri)
  }
  found.delete('xml')
  return found
}

/** Canonical XML 1.0, 2.3: a declaration is written unless the nearest output ancestor's says the same. */
function isNews(prefix: string, uri: string, above: Rendered | undefined): boolean {
  for (let level = above; level; level = level.above) {
    const known = level.own.get(prefix)
    if (known !== undefined) return known !== uri
  }
  return uri !== ''
}

/** Canonical XML 1.0, 2.4 and 1.1, 2.4: an apex without its ancestors takes over their xml: attributes. */
function withInherited(element: Element, how: Canonicalization): readonly Attribute[] {
  if (how.method === 'exclusive') return element.attributes
  const all = [...element.attributes]
  for (let level = element.parent; level; level = level.parent) {
    for (const attribute of level.attributes) {
      if (attribute.uri !== XML || all.some((one) => one.uri === XML && one.local === attribute.local)) continue
      if (how.method === 'inclusive' || attribute.local === 'lang' || attribute.local === 'space') all.push(attribute)
    }
  }
  return all
}

const sorted = (attributes: readonly Attribute[]): readonly Attribute[] =>
  attributes.length < 2
    ? attributes
    : [...attributes].sort((a, b) => byCodePoint(a.uri, b.uri) || byCodePoint(a.local, b.local))

/** JavaScript compares UTF-16 units, which puts U+FFFD after U+10000. */
function byCodePoint(a: string, b: string): number {
  if (a === b) return 0
  const left = [...a]
  const right = [...b]
  for (let index = 0; index < Math.min(left.length, right.length); index += 1) {
    const difference = (left[index]?.codePointAt(0) ?? 0) - (right[index]?.codePointAt(0) ?? 0)
    if (difference !== 0) return difference
  }
  return left.length - right.length
}

const instruction = ({ target, value }: Instruction): string =>
  value === '' ? `<?${target}?>` : `<?${target} ${value}?>`

const TEXT: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '\r': '&#xD;' }
const ATTRIBUTE: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '"': '&quot;',
  '\t': '&#x9;',
  '\n': '&#xA;',
  '\r': '&#xD;',
}

const escapeText = (text: string): string => text.replace(/[&<>\r]/g, (one) => TEXT[one] ?? one)
const escapeAttribute = (text: string): string => text.replace(/[&<"\t\n\r]/g, (one) => ATTRIBUTE[one] ?? one)
