import type { Element, Node } from '../message/node.ts'
import { escapeAttribute, escapeText } from './escape.ts'
import {
  declarations,
  NO_PREFIX,
  type Prefixes,
  prefixesOf,
  type QualifiedName,
  qualifiedName,
} from './qualified-name.ts'

/** An element's text, parted where its signature goes: after its Issuer, else before its first child. */
export interface Written {
  readonly head: string
  readonly tail: string
}

/** A document's text, and whether it is its own exclusive canonical form. */
export interface Document extends Written {
  readonly isCanonical: boolean
}

/**
 * The element as text that goes into a message, in canonical form as far as the document allows: no prefix is declared
 * before an element uses it, but for those of `declares` and those of the PrefixList, which the outermost element
 * declares so that the form does not depend on what will surround it.
 * @param inclusive the PrefixList of the element's signature
 * @returns `undefined` where the element holds what only the DOM route can say
 * @throws UnknownPrefix
 * @see Exclusive XML Canonicalization 1.0, 3
 */
export function write(element: Element, inclusive: readonly string[] = []): Document | undefined {
  const writer = new Writer(false, prefixesOf(inclusive))
  if (!writer.writeOutermost(element)) return undefined
  return { head: writer.head, tail: writer.out, isCanonical: writer.isCanonical }
}

/**
 * The element in exclusive canonical form, as a digest takes it.
 * @param inclusive the PrefixList of the element's signature
 * @returns `undefined` where only a DOM can tell
 * @throws UnknownPrefix
 */
export function writeCanonical(element: Element, inclusive: readonly string[] = []): Written | undefined {
  const writer = new Writer(true, prefixesOf(inclusive))
  if (!writer.writeOutermost(element)) return undefined
  return { head: writer.head, tail: writer.out }
}

class Writer {
  head = ''
  out = ''
  isCanonical = true
  private readonly canonical: boolean
  private readonly inclusive: Prefixes

  constructor(canonical: boolean, inclusive: Prefixes) {
    this.canonical = canonical
    this.inclusive = inclusive
  }

  /** False: there is something in it that this writer cannot say. */
  writeOutermost(element: Element): boolean {
    const name = qualifiedName(element.name)
    const scope = this.startTag(element, name, NO_PREFIX, this.inclusive)
    const { children } = element
    const issuer = children.findIndex(isIssuer)
    for (let i = 0; i <= issuer; i++) if (!this.node(children[i] as Node, scope)) return false
    this.head = this.out
    this.out = ''
    for (let i = issuer + 1; i < children.length; i++) if (!this.node(children[i] as Node, scope)) return false
    this.out += name.close
    return true
  }

  private node(node: Node, scope: Prefixes): boolean {
    if (typeof node === 'string') {
      this.out += escapeText(node)
      return true
    }
    if ('name' in node) return this.element(node, scope)
    if (node.kind !== 'raw') return false
    this.isCanonical = false
    if (!this.canonical) {
      this.out += node.xml
      return true
    }
    const text = node.canonical === undefined ? node.xml : node.canonical
    if (text === null || declaresAgain(text, scope)) return false
    this.out += text
    return true
  }

  private element(element: Element, scope: Prefixes): boolean {
    const name = qualifiedName(element.name)
    const inner = this.startTag(element, name, scope, NO_PREFIX)
    const { children } = element
    for (let i = 0; i < children.length; i++) if (!this.node(children[i] as Node, inner)) return false
    this.out += name.close
    return true
  }

  /** Writes the start tag. @returns the prefixes in scope inside */
  private startTag(element: Element, name: QualifiedName, scope: Prefixes, declared: Prefixes): Prefixes {
    const { attributes } = element
    let needed = name.prefix | declared
    let text = ''
    let previous = ''
    for (const key in attributes) {
      const value = attributes[key]
      if (value === undefined) continue
      const attribute = qualifiedName(key)
      if (attribute.order < previous) return this.startTag(sortedAttributes(element), name, scope, declared)
      previous = attribute.order
      needed |= attribute.prefix
      text += `${attribute.beforeValue}${escapeAttribute(value)}"`
    }
    if (element.declares) needed |= this.declaredOnly(prefixesOf(element.declares), scope | needed)
    const missing = needed & ~scope
    if (missing !== NO_PREFIX) this.out += `${name.open}${declarations(missing)}${text}>`
    else if (text === '') this.out += name.tag
    else this.out += `${name.open}${text}>`
    return scope | missing
  }

  /** Prefixes that no name here uses: in the document always, in canonical form if the PrefixList has them. */
  private declaredOnly(prefixes: Prefixes, known: Prefixes): Prefixes {
    const unseen = prefixes & ~known
    if (unseen === NO_PREFIX || this.canonical) return NO_PREFIX
    this.isCanonical = false
    return unseen
  }
}

const isIssuer = (node: Node): boolean => typeof node !== 'string' && 'name' in node && node.name === 'saml:Issuer'

/** A declaration that repeats one in scope falls away in canonical form: raw text would have to change. */
const declaresAgain = (xml: string, scope: Prefixes): boolean =>
  declarations(scope)
    .split(' ')
    .some((declaration) => declaration !== '' && xml.includes(` ${declaration}`))

/** The builders write in order; edits and cases need not. */
function sortedAttributes(element: Element): Element {
  const order = (entry: readonly [string, unknown]) => qualifiedName(entry[0]).order
  const entries = Object.entries(element.attributes).filter(([, value]) => value !== undefined)
  entries.sort((one, other) => (order(one) < order(other) ? -1 : 1))
  return { ...element, attributes: Object.fromEntries(entries) }
}
