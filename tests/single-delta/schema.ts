import { closeSync, existsSync, openSync, readSync } from 'node:fs'
import { basename, join } from 'node:path'
import { XmlDocument, XsdValidator, xmlRegisterInputProvider } from 'libxml2-wasm'

const FOLDERS = ['/usr/share/xml/opensaml', '/usr/share/xml/xmltooling']

/** The schemas of OASIS and W3C as Debian packs them, by the name of their file: nothing is fetched. */
const localOf = (name: string): string | undefined =>
  FOLDERS.map((folder) => join(folder, basename(name))).find((path) => existsSync(path))

/** Tells whether a document follows the SAML 2.0 protocol schema; `undefined` where the schemas are not installed. */
export function openSchema(): ((document: XmlDocument) => boolean) | undefined {
  const path = localOf('saml-schema-protocol-2.0.xsd')
  if (path === undefined) return undefined
  xmlRegisterInputProvider({
    match: (name) => localOf(name) !== undefined,
    open: (name) => openSync(localOf(name) ?? name, 'r'),
    read: (file, buffer) => readSync(file, buffer),
    close: (file) => {
      closeSync(file)
      return true
    },
  })
  const schema = XmlDocument.fromString(`
    <xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema">
      <xs:import namespace="urn:oasis:names:tc:SAML:2.0:protocol" schemaLocation="${path}"/>
    </xs:schema>`)
  const validator = XsdValidator.fromDoc(schema)
  return (document) => {
    try {
      validator.validate(document)
      return true
    } catch {
      return false
    }
  }
}
