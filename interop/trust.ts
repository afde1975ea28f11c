import { XmlDocument } from 'libxml2-wasm'
import { HarnessError } from '../harness/error.ts'

/** What a library wants to know of an identity provider whose metadata it does not read itself. */
export interface Trust {
  readonly idpIssuer: string
  /** In base64, as metadata have them. */
  readonly idpCert: readonly string[]
  readonly entryPoint: string
}

const NAMESPACES = {
  md: 'urn:oasis:names:tc:SAML:2.0:metadata',
  ds: 'http://www.w3.org/2000/09/xmldsig#',
}

/**
 * Reads the metadata document of one identity provider.
 * @throws HarnessError USAGE where it is none, or has no signing certificate or no single sign-on service
 */
export function trustOf(metadata: string): Trust {
  const document = parse(metadata)
  const texts = (path: string) => document.find(path, NAMESPACES).map((node) => node.content)
  const role = '/md:EntityDescriptor/md:IDPSSODescriptor'
  const [idpIssuer] = texts('/md:EntityDescriptor/@entityID')
  const [entryPoint] = texts(`${role}/md:SingleSignOnService/@Location`)
  const idpCert = texts(`${role}/md:KeyDescriptor[not(@use="encryption")]//ds:X509Certificate`)
  document.dispose()
  if (idpIssuer === undefined || entryPoint === undefined || idpCert.length === 0) throw unusable()
  return { idpIssuer, entryPoint, idpCert: idpCert.map((text) => text.replace(/\s/g, '')) }
}

function parse(metadata: string): XmlDocument {
  try {
    return XmlDocument.fromString(metadata)
  } catch (cause) {
    throw unusable({ cause })
  }
}

const unusable = (options?: ErrorOptions): HarnessError =>
  new HarnessError(
    'USAGE',
    'the metadata does not describe one identity provider',
    'Give an EntityDescriptor with an entityID, a SingleSignOnService and a certificate for signing.',
    options,
  )
