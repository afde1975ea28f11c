import { type CheerioAPI, load } from 'cheerio'
import { type Refusal, refuse } from '../check.ts'
import type { Draft } from '../draft.ts'
import { SAMLP } from '../xml/namespace.ts'
import type { Attribute, Declaration, Element, Node } from '../xml/node.ts'
import { parse, parseUnchecked } from '../xml/parse.ts'
import { descendants, isNamed } from '../xml/read.ts'

type Known = Pick<Draft, 'octets'>
type Read = Refusal | Pick<Draft, 'parsed'>

/** Expands the entities that a document declares itself. */
export function expandsEntities({ octets }: Known): Refusal | Pick<Draft, 'root'> {
  const parsed = parseUnchecked(octets)
  return parsed.kind === 'document' ? { root: parsed.root } : refuse('malformed', parsed.kind)
}

/** Believes any version and any encoding that the declaration names, and overhears the parser's warnings. */
export function anyEncoding({ octets }: Known): Read {
  const strict = parse(octets)
  const parsed = strict.kind === 'malformed' ? parseUnchecked(octets) : strict
  return parsed.kind === 'malformed' ? refuse('malformed', parsed.detail) : { parsed }
}

/** Reads the first document and does not look whether anything follows it. */
export function firstDocumentWins({ octets }: Known): Read {
  const parsed = parse(octets)
  if (parsed.kind !== 'malformed') return { parsed }
  const text = Buffer.from(octets).toString('utf8')
  const end = /<\/([\w.-]+:)?Response\s*>/.exec(text)
  const first = end ? parse(Buffer.from(text.slice(0, end.index + end[0].length))) : parsed
  return first.kind === 'malformed' ? refuse('malformed', first.detail) : { parsed: first }
}

/** Makes a tree of whatever comes: open ends, doubled attributes, unknown prefixes, anything around the root. */
export function tagSoup({ octets }: Known): Read {
  const strict = parse(octets)
  if (strict.kind !== 'malformed') return { parsed: strict }
  const text = Buffer.from(octets).toString('utf8').replaceAll('\r\n', '\n')
  const nodes = load(text, { xml: true }).root()[0]?.children ?? []
  if (nodes.some((node) => node.type === 'directive' && node.data.startsWith('!')))
    return { parsed: { kind: 'doctype' } }
  const root = nodes.find(isElement)
  return root ? { parsed: { kind: 'document', root: fromSoup(root, undefined) } } : refuse('malformed', 'no element')
}

type SoupNode = NonNullable<ReturnType<CheerioAPI['root']>[0]>['children'][number]
type SoupElement = Extract<SoupNode, { attribs: unknown }>
type Scope = ReadonlyMap<string, string>

const isElement = (node: SoupNode): node is SoupElement => 'attribs' in node

function fromSoup(soup: SoupElement, parent: Element | undefined, above: Scope = new Map(), depth = 0): Element {
  const pairs = Object.entries(soup.attribs)
  const declarations: readonly Declaration[] = pairs
    .filter(([name]) => name === 'xmlns' || name.startsWith('xmlns:'))
    .map(([name, uri]) => ({ prefix: name.slice(6), uri }))
  const scope: Scope = new Map([...above, ...declarations.map(({ prefix, uri }): [string, string] => [prefix, uri])])
  const made: { -readonly [K in keyof Element]: Element[K] } = {
    kind: 'element',
    ...nameOf(soup.name, scope, scope.get('') ?? ''),
    declarations,
    attributes: pairs
      .filter(([name]) => name !== 'xmlns' && !name.startsWith('xmlns:'))
      .map(([name, value]): Attribute => ({ ...nameOf(name, scope, ''), value })),
    children: [],
    parent,
  }
  made.children = depth > 200 ? [] : soup.children.flatMap((child) => childOf(child, made, scope, depth))
  return made
}

const nameOf = (name: string, scope: Scope, unprefixed: string): Pick<Element, 'uri' | 'prefix' | 'local'> => {
  const [prefix = '', local] = name.split(':')
  if (local === undefined) return { uri: unprefixed, prefix: '', local: prefix }
  return { uri: scope.get(prefix) ?? '', prefix, local }
}

function childOf(node: SoupNode, parent: Element, scope: Scope, depth: number): readonly Node[] {
  if (node.type === 'text') return [{ kind: 'text', value: node.data }]
  if (node.type === 'comment') return [{ kind: 'comment', value: node.data }]
  if (node.type === 'cdata') return node.children.flatMap((child) => childOf(child, parent, scope, depth))
  if (isElement(node)) return [fromSoup(node, parent, scope, depth + 1)]
  return []
}

/** Finds a Response wherever it stands: in a SOAP envelope, in an ArtifactResponse. */
export function responseAnywhere({ root }: Pick<Draft, 'root'>): Refusal | Pick<Draft, 'response'> {
  for (const element of descendants(root)) if (isNamed(element, SAMLP, 'Response')) return { response: element }
  return refuse('bad-response', 'no Response')
}

/** Looks at the local name and not at the namespace. */
export const rootByLocalName = ({ root }: Pick<Draft, 'root'>): Refusal | Pick<Draft, 'response'> =>
  /Response$/.test(root.local) ? { response: root } : refuse('bad-response', root.local)

/** Reads again what was refused, with its text changed. */
const mended =
  (change: (text: string) => string) =>
  ({ octets }: Known): Read => {
    const parsed = parse(octets)
    if (parsed.kind !== 'malformed') return { parsed }
    const other = parse(Buffer.from(change(Buffer.from(octets).toString('utf8'))))
    return other.kind === 'malformed' ? refuse('malformed', other.detail) : { parsed: other }
  }

/** Drops the characters that XML does not allow, and references to them. */
export const illegalCharactersDropped = mended((text) =>
  text.replace(/(?![\t\n\r])\p{Cc}|[\ufffe\uffff]|&#x?0*[01];/giu, ''),
)

/** A NUL ends the message, as it ends a string of C. */
export const endsAtNul = mended((text) => text.slice(0, text.indexOf('\0')))

const otherwise =
  (change: (text: string) => string) =>
  ({ octets }: Known): Read => {
    const text = Buffer.from(octets).toString('utf8')
    const parsed = parse(text === change(text) ? octets : Buffer.from(change(text)))
    return parsed.kind === 'malformed' ? refuse('malformed', parsed.detail) : { parsed }
  }

/** Does not see CDATA sections. */
export const cdataDropped = otherwise((text) => text.replace(/<!\[CDATA\[.*?\]\]>/gs, ''))

/** Drops the carriage returns that a message refers to. */
export const carriageReturnsDropped = otherwise((text) => text.replace(/&#(?:x0*d|0*13);/gi, ''))

/** Leaves character references as they stand. */
export const referencesUnread = otherwise((text) => text.replaceAll('&#', '&amp;#'))
