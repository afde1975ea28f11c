import { SAML, SAMLP } from '../xml/namespace.ts'
import type { Element } from '../xml/node.ts'
import { isNamed } from '../xml/read.ts'

/**
 * Whether an element is the Advice of an assertion below the Response. It may hold assertions of anybody, signed or not:
 * they neither make the message better nor worse, so nothing in there is counted, verified or read.
 * @see SAML Core 2.6.1
 */
export function isAdvice(element: Element): boolean {
  const assertion = element.parent
  const response = assertion?.parent
  if (!assertion || !response || response.parent) return false
  return (
    isNamed(element, SAML, 'Advice') && isNamed(assertion, SAML, 'Assertion') && isNamed(response, SAMLP, 'Response')
  )
}
