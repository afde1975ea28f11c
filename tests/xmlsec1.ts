import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

const SAML = 'urn:oasis:names:tc:SAML:2.0'
const IDS = ['assertion:Assertion', 'protocol:Response'].flatMap((name) => ['--id-attr:ID', `${SAML}:${name}`])

/**
 * What xmlsec1 says of every signature in the message, in document order: `OK`, or why not.
 * @param certificate PEM, the only one that is trusted
 */
export function xmlsecVerdicts(xml: string, certificate: string): string[] {
  const folder = mkdtempSync(join(tmpdir(), 'saml-assay-xmlsec1-'))
  try {
    const message = join(folder, 'message.xml')
    const trusted = join(folder, 'certificate.pem')
    writeFileSync(message, xml)
    writeFileSync(trusted, certificate)
    const count = xml.split('<ds:Signature ').length - 1
    return Array.from({ length: count }, (_, index) => {
      const node = ['--node-xpath', `(//*[local-name()='Signature'])[${index + 1}]`]
      const keys = ['--trusted-pem', trusted, '--enabled-key-data', 'x509']
      const { status, stderr } = spawnSync('xmlsec1', ['--verify', ...keys, ...IDS, ...node, message], { encoding: 'utf8' })
      return status === 0 ? 'OK' : stderr
    })
  } finally {
    rmSync(folder, { recursive: true })
  }
}
