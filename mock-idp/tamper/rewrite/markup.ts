import { fill } from '../step.ts'
import { elementNamed, insertedAt, textOf } from './element-text.ts'
import { rewrite, userReplaced } from './rewrite.ts'

export const textAfterRoot = rewrite('text follows the root element', (xml) => `${xml}trailing`)

export const noEndTag = rewrite('the end tag of the root is missing', (xml) =>
  xml.slice(0, elementNamed(xml, 'Response').close),
)

/** A forged message as a second root behind the signed one. */
export const secondRoot = rewrite(
  'a forged Response follows as a second root',
  (xml, facts) => xml + userReplaced(xml, facts),
)

export const doctype = rewrite('a DOCTYPE stands before the message', (xml) => `<!DOCTYPE samlp:Response>${xml}`)

/** A piece of the signed text comes out of an entity, which a parser may expand or drop. */
export const entityInText = (whole: string, head: string) =>
  rewrite('after signing, an entity stands for the end of the user name', (xml, facts) => {
    const [text, kept] = [fill(whole, facts), fill(head, facts)]
    const entity = `<!DOCTYPE samlp:Response [<!ENTITY e "${text.slice(kept.length)}">]>`
    return entity + xml.replaceAll(`>${text}<`, `>${kept}&e;<`)
  })

/** A declaration that exclusive canonicalization drops and that Canonical XML does not allow. @see Canonical XML 2.1 */
export const relativeNamespace = rewrite('after signing, the assertion declares a relative namespace', (xml) => {
  const assertion = elementNamed(xml, 'Assertion')
  const name = textOf(xml, assertion).search(/[\s>]/)
  return insertedAt(xml, assertion.start + name, ' xmlns:v="1"')
})
