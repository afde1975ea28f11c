import { attributeIn, elementNamed, textOf } from './element-text.ts'
import { rewrite } from './rewrite.ts'

/** The response has an ID of its own, though its assertion is the same. */
export const anotherResponseId = rewrite('after signing, the response has another ID', (xml) => {
  const { open } = elementNamed(xml, 'Response')
  return xml.slice(0, open).replace(/(\sID="[^"]*)"/, '$1-2"') + xml.slice(open)
})

/** Two elements of one ID: a reference to it may mean either. */
export const idOfTheAssertion = rewrite('after signing, the ID of the response is that of its assertion', (xml) => {
  const { start } = elementNamed(xml, 'Assertion')
  const [, id] = /\sID="([^"]*)"/.exec(xml.slice(start)) ?? []
  return xml.slice(0, start).replace(/(\sID=")[^"]*"/, `$1${id}"`) + xml.slice(start)
})

/** @see SAML Bindings 3.2: that is another binding */
export const inSoapEnvelope = rewrite(
  'a SOAP envelope surrounds the response',
  (xml) => `<S:Envelope xmlns:S="http://schemas.xmlsoap.org/soap/envelope/"><S:Body>${xml}</S:Body></S:Envelope>`,
)

/** The root is a Response of no SAML namespace. */
export const rootOfAnotherNamespace = rewrite('the root is a Response of another namespace', (xml) => {
  const { open, close } = elementNamed(xml, 'Response')
  const start = xml.slice(0, open).replace(/^<samlp:Response/, '<x:Response xmlns:x="urn:example:other"')
  return `${start}${xml.slice(open, close)}</x:Response>`
})

/** The root has the SAML namespace and a name that only ends as it should. */
export const rootOfAnotherName = rewrite('the root is a FooResponse', (xml) => {
  const { open, close } = elementNamed(xml, 'Response')
  const start = xml.slice(0, open).replace(/^<samlp:Response/, '<samlp:FooResponse')
  return `${start}${xml.slice(open, close)}</samlp:FooResponse>`
})

/** As an artifact is resolved: the Response inside another, which only the back channel carries. @see SAML Core 3.5.2 */
export const inArtifactResponse = rewrite('an ArtifactResponse is around the Response', (xml) => {
  const attributes = ['ID', 'IssueInstant', 'Version', 'Destination'].flatMap((name) => {
    const value = attributeIn(xml, name)
    return value === undefined ? [] : ` ${name}="${value}${name === 'ID' ? '-artifact' : ''}"`
  })
  const copied = ['Issuer', 'Status'].map((name) => textOf(xml, elementNamed(xml, name)))
  return `<samlp:ArtifactResponse xmlns:samlp="urn:oasis:names:tc:SAML:2.0:protocol"${attributes.join('')}>${copied.join('')}${xml}</samlp:ArtifactResponse>`
})
