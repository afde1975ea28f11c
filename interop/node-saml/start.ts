import { copyFile, mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { XmlDocument } from 'libxml2-wasm'
import { HarnessError } from '../../harness/error.ts'
import { complete, freePort, type Running, type StartOptions, serve, sources } from '../lab.ts'

/**
 * Installs the pinned `@node-saml/node-saml` below `workDir` and starts a service provider made with it on loopback.
 * Throws `TARGET_UNREACHABLE`, with the end of the log, where either fails.
 */
export async function start({ port: wanted, idpMetadata, workDir }: StartOptions): Promise<Running> {
  const idp = trustOf(idpMetadata)
  const folder = join(workDir, 'node-saml')
  const log = join(folder, 'sp.log')
  await mkdir(folder, { recursive: true })
  for (const file of ['package.json', 'package-lock.json', 'sp.mjs'])
    await copyFile(join(sources('node-saml'), file), join(folder, file))
  await complete('npm', ['ci', '--prefix', folder, '--no-audit', '--no-fund', '--ignore-scripts'], { log, cwd: folder })

  const port = await freePort(wanted)
  const url = `http://127.0.0.1:${port}`
  const config = join(folder, 'config.json')
  await writeFile(config, JSON.stringify({ port, url, ...idp }, null, 2))
  const metadataUrl = `${url}/metadata`
  const { stop } = await serve(process.execPath, ['sp.mjs', config], { log, cwd: folder, ready: metadataUrl })
  return { url, entityId: metadataUrl, acs: `${url}/acs`, metadataUrl, stop }
}

/** What the library wants to know of an identity provider; it does not read metadata itself. */
interface Trust {
  readonly idpIssuer: string
  /** In base64, as metadata has them. */
  readonly idpCert: readonly string[]
  readonly entryPoint: string
}

const NAMESPACES = {
  md: 'urn:oasis:names:tc:SAML:2.0:metadata',
  ds: 'http://www.w3.org/2000/09/xmldsig#',
}

function trustOf(metadata: string): Trust {
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
