import {
  ParseOption,
  type XmlAttribute,
  XmlCData,
  XmlComment,
  XmlDocument,
  XmlElement,
  XmlEntityReference,
  XmlError,
  type XmlNode,
  XmlText,
  XmlTreeNode,
} from 'libxml2-wasm'
import type { Attribute, Declaration, Element, Node } from './node.ts'

/** A document with a DOCTYPE is not read any further: what it would say depends on who reads it. */
export type Parsed =
  | { readonly kind: 'document'; readonly root: Element }
  | { readonly kind: 'doctype' }
  | { readonly kind: 'malformed'; readonly detail: string }

const OPTIONS: number =
  ParseOption.XML_PARSE_NO_XXE |
  ParseOption.XML_PARSE_NONET |
  ParseOption.XML_PARSE_NO_SYS_CATALOG |
  ParseOption.XML_PARSE_SKIP_IDS

/** What every XML processor must read. @see XML 1.0, 2.2, 4.3.3 */
const ENCODINGS: ReadonlySet<string> = new Set(['utf-8', 'us-ascii', 'ascii', 'utf-16', 'utf-16le', 'utf-16be'])

/** Octets to a tree of our own: no entity is expanded, nothing is loaded. */
export function parse(octets: Uint8Array): Parsed {
  return withDocument(octets, OPTIONS, (document) => {
    if (document.dtd !== null) return { kind: 'doctype' }
    const encoding = document.encoding
    if (encoding !== null && !ENCODINGS.has(encoding.toLowerCase())) {
      return { kind: 'malformed', detail: `encoding ${encoding}` }
    }
    const complaint = document.warnings[0]
    if (complaint) return { kind: 'malformed', detail: complaint.message.trim() }
    return { kind: 'document', root: element(document.root, undefined) }
  })
}

/**
 * The same with every safety off: entities of an internal subset are expanded, any encoding is believed, warnings are
 * ignored. For flawed checks only.
 */
export function parseUnchecked(octets: Uint8Array): Parsed {
  const options = OPTIONS | ParseOption.XML_PARSE_NOENT | ParseOption.XML_PARSE_DTDATTR
  return withDocument(octets, options, (document) => ({ kind: 'document', root: element(document.root, undefined) }))
}

/** What was made of octets, by options: trees are never changed, and several checks may read the same message. */
const made = new WeakMap<Uint8Array, Map<number, Parsed>>()

function withDocument(octets: Uint8Array, option: number, read: (document: XmlDocument) => Parsed): Parsed {
  const known = made.get(octets) ?? new Map<number, Parsed>()
  made.set(octets, known)
  const parsed = known.get(option) ?? readDocument(octets, option, read)
  known.set(option, parsed)
  return parsed
}

function readDocument(octets: Uint8Array, option: number, read: (document: XmlDocument) => Parsed): Parsed {
  let document: XmlDocument | undefined
  try {
    document = XmlDocument.fromBuffer(octets, { option })
    return read(document)
  } catch (error) {
    if (error instanceof XmlError) return { kind: 'malformed', detail: error.message.trim() }
    throw error
  } finally {
    document?.dispose()
  }
}

type Draft<T> = { -readonly [K in keyof T]: T[K] }

/** libxml2 refuses more than 256 levels, so recursion is bounded. */
function element(node: XmlElement, parent: Element | undefined): Element {
  const made: Draft<Element> = {
    kind: 'element',
    uri: node.namespaceUri,
    prefix: node.prefix,
    local: node.name,
    attributes: node.attrs.map(attribute),
    declarations: declarations(node),
    children: [],
    parent,
  }
  made.children = siblings(node).flatMap((child) => convert(child, made))
  return made
}

const attribute = (node: XmlAttribute): Attribute => ({
  uri: node.namespaceUri,
  prefix: node.prefix,
  local: node.name,
  value: node.value,
})

const declarations = (node: XmlElement): readonly Declaration[] =>
  Object.entries(node.nsDeclarations).map(([prefix, uri]) => ({ prefix, uri }))

function siblings(node: XmlElement): readonly XmlNode[] {
  const found: XmlNode[] = []
  for (let child: XmlNode | null = node.firstChild; child; child = nextOf(child)) found.push(child)
  return found
}

// In this binding a processing instruction has neither `next` nor `name`, and what comes behind it would be lost. Its class
// is not exported either; the getters of its relatives know what to do with it.
const nextOf = (node: XmlNode): XmlNode | null => Reflect.get(XmlTreeNode.prototype, 'next', node)
const targetOf = (instruction: XmlNode): string => Reflect.get(XmlElement.prototype, 'name', instruction)

function convert(node: XmlNode, parent: Element): readonly Node[] {
  if (node instanceof XmlElement) return [element(node, parent)]
  if (node instanceof XmlText || node instanceof XmlCData) return [{ kind: 'text', value: node.content }]
  if (node instanceof XmlComment) return [{ kind: 'comment', value: node.content }]
  if (node instanceof XmlEntityReference) throw new XmlError('an entity reference that nothing declares')
  return [{ kind: 'instruction', target: targetOf(node), value: node.content }]
}
