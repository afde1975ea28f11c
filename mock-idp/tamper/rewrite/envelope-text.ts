import { elementNamed } from './element-text.ts'
import { rewrite } from './rewrite.ts'

/** The response has an ID of its own, though its assertion is the same. */
export const anotherResponseId = rewrite('after signing, the response has another ID', (xml) => {
  const { open } = elementNamed(xml, 'Response')
  return xml.slice(0, open).replace(/(\sID="[^"]*)"/, '$1-2"') + xml.slice(open)
})

/** The root is a Response of no SAML namespace. */
export const rootOfAnotherNamespace = rewrite('the root is a Response of another namespace', (xml) => {
  const { open, close } = elementNamed(xml, 'Response')
  const start = xml.slice(0, open).replace(/^<samlp:Response/, '<x:Response xmlns:x="urn:example:other"')
  return `${start}${xml.slice(open, close)}</x:Response>`
})
