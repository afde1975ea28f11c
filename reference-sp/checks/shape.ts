import { nothing, type Refusal, refuse } from '../check.ts'
import { DSIG, SAML, SAMLP, XSI } from '../xml/namespace.ts'
import type { Element } from '../xml/node.ts'
import { childElements } from '../xml/read.ts'

/** What the schema says of one element: the sequence of its children and the attributes that it may bear. */
export interface Model {
  /** Matches the children's names, each followed by a blank: `saml:Issuer ds:Signature samlp:Status `. */
  readonly content: RegExp
  readonly attributes: readonly string[]
}

const PREFIXES: Readonly<Record<string, string>> = { [SAML]: 'saml', [SAMLP]: 'samlp', [DSIG]: 'ds' }

/** An element whose children, text or attributes the schema does not allow is no SAML. */
export function shaped(element: Element, model: Model): Refusal | typeof nothing {
  const names = childElements(element).map((child) => `${PREFIXES[child.uri] ?? '?'}:${child.local} `)
  if (!model.content.test(names.join(''))) {
    return refuse('bad-response', `${element.local} contains ${names.join('').slice(0, 200) || 'nothing'}`)
  }
  const stray = element.children.find((child) => child.kind === 'text' && /[^ \t\r\n]/.test(child.value))
  if (stray) return refuse('bad-response', `text between the elements of ${element.local}`)
  const unknown = element.attributes.find(
    ({ uri, local }) => uri !== XSI && (uri !== '' || !model.attributes.includes(local)),
  )
  return unknown ? refuse('bad-response', `${element.local} has an attribute ${unknown.local}`) : nothing
}
