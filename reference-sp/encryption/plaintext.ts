import { SAML } from '../xml/namespace.ts'
import type { Element, Node } from '../xml/node.ts'
import { type Parsed, parse } from '../xml/parse.ts'
import { isNamed } from '../xml/read.ts'

/**
 * The one Assertion that a plaintext is; `undefined` where it is anything else, or holds anything more.
 * @param context where the plaintext takes its place: it may use the prefixes that are declared there
 * @see SAML Core 2.3.4; XML Encryption 1.1, 4.4
 */
export function assertionIn(plaintext: Buffer, context: Element): Element | undefined {
  const [only, ...others] = nodesIn(plaintext, context).filter((node) => !isBlank(node))
  return only?.kind === 'element' && others.length === 0 && isNamed(only, SAML, 'Assertion') ? only : undefined
}

/** Everything that a plaintext holds; nothing where it cannot be read, for one because of a DOCTYPE. */
export function nodesIn(
  plaintext: Buffer,
  context: Element,
  read: (octets: Buffer) => Parsed = parse,
): readonly Node[] {
  // A plaintext that closes the element around it makes a second root of what follows, and that is not well-formed.
  const around = [Buffer.from(`<context${declarationsAround(context)}>`), plaintext, Buffer.from('</context>')]
  const parsed = read(Buffer.concat(around))
  return parsed.kind === 'document' ? parsed.root.children : []
}

const isBlank = (node: Node): boolean => node.kind === 'text' && /^[ \t\r\n]*$/.test(node.value)

/** Namespaces in scope, as attributes. */
function declarationsAround(context: Element): string {
  const found = new Map<string, string>()
  for (let level: Element | undefined = context; level; level = level.parent) {
    for (const { prefix, uri } of level.declarations) if (!found.has(prefix)) found.set(prefix, uri)
  }
  return [...found]
    .map(([prefix, uri]) => ` xmlns${prefix === '' ? '' : `:${prefix}`}="${uri.replace(/[&<"]/g, reference)}"`)
    .join('')
}

const reference = (one: string): string => `&#${one.codePointAt(0)};`
