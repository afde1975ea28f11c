import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

const SAML = 'urn:oasis:names:tc:SAML:2.0'
const IDS = ['assertion:Assertion', 'protocol:Response', 'protocol:LogoutRequest', 'protocol:LogoutResponse'].flatMap(
  (name) => ['--id-attr:ID', `${SAML}:${name}`],
)
/** What no schema gives an ID, but a case does. */
const MORE_IDS = [
  ['--id-attr:ID', `${SAML}:assertion:Issuer`],
  ['--id-attr:ID', 'urn:example:saml-assay:extension:Hint'],
  ['--id-attr:Id', 'http://www.w3.org/2000/09/xmldsig#:Manifest'],
].flat()

/**
 * What xmlsec1 says of each signature in the message, in document order: `OK`, or why not.
 * @param certificate PEM, the only one that is trusted
 */
export const xmlsecVerdicts = (message: string, certificate: string): string[] =>
  Array.from({ length: signatures(message) }, (_, index) => verdict([message], index, certificate))

/** How xmlsec1 finds the key: in a certificate of the message that it trusts, or in one that it is given, where there is no KeyInfo. */
type Finding = 'in the message' | 'beforehand'

/** `OK` where xmlsec1 accepts every signature of every message, else what it says of the first that it does not. */
export function xmlsecVerdict(
  messages: readonly string[],
  certificate: string,
  finding: Finding = 'in the message',
): string {
  const counts = messages.map(signatures)
  if (counts.includes(0)) return 'a message has no signature'
  for (let index = 0; index < Math.max(...counts); index++) {
    const found = verdict(
      messages.filter((_, at) => index < (counts[at] ?? 0)),
      index,
      certificate,
      finding,
    )
    if (found !== 'OK') return found
  }
  return 'OK'
}

const signatures = (message: string): number => message.match(/<(?:[\w.-]+:)?Signature[\s>]/g)?.length ?? 0

function verdict(
  messages: readonly string[],
  index: number,
  certificate: string,
  finding: Finding = 'in the message',
): string {
  const folder = mkdtempSync(join(tmpdir(), 'saml-assay-xmlsec1-'))
  const file = (name: string, text: string): string => {
    writeFileSync(join(folder, name), text)
    return join(folder, name)
  }
  try {
    const pem = file('certificate.pem', certificate)
    const keys =
      finding === 'beforehand' ? ['--pubkey-cert-pem', pem] : ['--trusted-pem', pem, '--enabled-key-data', 'x509']
    const node = ['--node-xpath', `(//*[local-name()='Signature'])[${index + 1}]`]
    const files = messages.map((message, at) => file(`${at}.xml`, message))
    const { status, stderr } = spawnSync('xmlsec1', ['--verify', ...keys, ...IDS, ...MORE_IDS, ...node, ...files], {
      encoding: 'utf8',
    })
    return status === 0 ? 'OK' : stderr
  } finally {
    rmSync(folder, { recursive: true })
  }
}
