import { ParseOption, XmlC14NMode, XmlDocument } from 'libxml2-wasm'
import { create } from 'xmlbuilder2'
import { type Element, NAMESPACES, type Node } from '../message/node.ts'
import { type CANONICALIZATIONS, isExclusive } from './algorithms.ts'
import { escapeAttribute, escapeText } from './escape.ts'
import type { SignaturePlan } from './plan.ts'
import { qualifiedName } from './qualified-name.ts'
import type { Written } from './writer.ts'

/**
 * The element as document text by way of xmlbuilder2's DOM, for what the canonical writer cannot say: comments, CDATA
 * sections and processing instructions. It declares the same prefixes in the same places as the writer does.
 */
export function writeDom(element: Element, inclusive: readonly string[] = []): Written {
  const raws: string[] = []
  const root = create().ele(qualifiedName(element.name).uri, element.name)
  const declares = [...(element.declares ?? []), ...inclusive.filter((prefix) => Object.hasOwn(NAMESPACES, prefix))]
  const issuer = element.children.findIndex(
    (child) => typeof child !== 'string' && 'name' in child && child.name === 'saml:Issuer',
  )
  const split: Node = { kind: 'instruction', target: SPLIT, data: '' }
  const children = [...element.children.slice(0, issuer + 1), split, ...element.children.slice(issuer + 1)]
  fill(root, { ...element, declares, children }, raws)
  const text = root.end({ headless: true, allowEmptyTags: true })
  const [head = '', tail = ''] = text
    .split(SPLIT_TEXT)
    .map((part) => part.replace(RAW_TEXT, (_, index: string) => raws[Number(index)] ?? ''))
  return { head, tail }
}

type Builder = ReturnType<ReturnType<typeof create>['ele']>

const SPLIT = 'saml-assay-split'
const SPLIT_TEXT = /<\?saml-assay-split ?\?>/
const RAW = 'saml-assay-raw'
const RAW_TEXT = /<\?saml-assay-raw (\d+)\?>/g

function fill(builder: Builder, element: Element, raws: string[]): void {
  const attributes = Object.entries(element.attributes).filter(
    (entry): entry is [string, string] => entry[1] !== undefined,
  )
  for (const prefix of declared(element, attributes)) {
    builder.att(XMLNS, `xmlns:${prefix}`, NAMESPACES[prefix as keyof typeof NAMESPACES])
  }
  for (const [name, value] of attributes) {
    builder.att(qualifiedName(name).uri || null, name, decimal(escapeAttribute(value)))
  }
  for (const child of element.children) append(builder, child, raws)
}

/** Those of attributes, too: xmlbuilder2 would declare the prefix of two attributes twice. */
function declared(element: Element, attributes: readonly (readonly [name: string, value: string])[]): Set<string> {
  const prefixes = attributes.map(([name]) => name.slice(0, Math.max(0, name.indexOf(':'))))
  const own = element.name.slice(0, Math.max(0, element.name.indexOf(':')))
  return new Set(
    [...prefixes, ...(element.declares ?? [])].filter((prefix) => prefix !== own && Object.hasOwn(NAMESPACES, prefix)),
  )
}

function append(builder: Builder, node: Node, raws: string[]): void {
  if (typeof node === 'string') {
    builder.txt(decimal(escapeText(node)))
    return
  }
  if ('name' in node) {
    fill(builder.ele(qualifiedName(node.name).uri, node.name), node, raws)
    return
  }
  switch (node.kind) {
    case 'comment':
      builder.com(node.text)
      return
    case 'cdata':
      builder.dat(node.text)
      return
    case 'instruction':
      builder.ins(node.target, node.data)
      return
    case 'raw':
      builder.ins(RAW, String(raws.push(node.xml) - 1))
  }
}

const XMLNS = 'http://www.w3.org/2000/xmlns/'

/** xmlbuilder2 leaves references alone that it knows; hexadecimal ones it would escape once more. */
const decimal = (escaped: string): string =>
  escaped.replaceAll('&#x9;', '&#9;').replaceAll('&#xA;', '&#10;').replaceAll('&#xD;', '&#13;')

/** Stands in a document immediately before the element whose canonical form is asked for. */
export const HERE = '<?saml-assay-here?>'

/**
 * The canonical form of the element after {@link HERE}, where it stands. libxml2 finds it: xml-crypto writes processing
 * instructions as text, puts a PrefixList into every Transform and knows neither Canonical XML 1.1 nor a literal URI.
 * @param comments whether comments are part of what is canonicalized
 * @returns `undefined` where the document is not well-formed, or has no such element
 * @see XML Signature 1.1, 4.4.3.2
 */
export function canonicalForm(document: string, plan: SignaturePlan, comments = false): string | undefined {
  const parsed = parse(document)
  try {
    return parsed?.get(AFTER_HERE)?.canonicalizeToString({
      mode: MODES[plan.canonicalization],
      withComments: comments,
      inclusiveNamespacePrefixes: isExclusive(plan.canonicalization) ? [...plan.inclusiveNamespaces] : [],
    })
  } catch {
    return undefined
  } finally {
    parsed?.dispose()
  }
}

const AFTER_HERE = "//processing-instruction('saml-assay-here')/following-sibling::*[1]"

const MODES = {
  exclusive: XmlC14NMode.XML_C14N_EXCLUSIVE_1_0,
  'exclusive-with-comments': XmlC14NMode.XML_C14N_EXCLUSIVE_1_0,
  inclusive: XmlC14NMode.XML_C14N_1_0,
  'inclusive-with-comments': XmlC14NMode.XML_C14N_1_0,
  'inclusive-1.1': XmlC14NMode.XML_C14N_1_1,
} as const satisfies Record<keyof typeof CANONICALIZATIONS, unknown>

function parse(document: string): XmlDocument | undefined {
  try {
    const option = ParseOption.XML_PARSE_NO_XXE | ParseOption.XML_PARSE_NONET | ParseOption.XML_PARSE_HUGE
    return XmlDocument.fromString(document, { option })
  } catch {
    return undefined
  }
}
