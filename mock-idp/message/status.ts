import { type Element, element, type Node } from './node.ts'
import type { Status } from './recipe.ts'

/** @see SAML Core 3.2.2.1 */
export function statusElement(status: Status): Element {
  const subcodes = status.subcode === undefined ? [] : [statusCode(status.subcode)]
  const children: Node[] = [statusCode(status.code, subcodes)]
  if (status.message !== undefined) children.push(element('samlp:StatusMessage', {}, [status.message]))
  return element('samlp:Status', {}, children)
}

/** @see SAML Core 3.2.2.2 */
const statusCode = (value: string, subcodes: readonly Node[] = []): Element =>
  element('samlp:StatusCode', { Value: value }, subcodes)
