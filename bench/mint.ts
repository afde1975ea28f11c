import pc from 'picocolors'
import { SignedXml } from 'xml-crypto'
import type { Issuer } from '../mock-idp/sign/keyring.ts'
import { ours } from './contenders/ours.ts'
import { raw } from './contenders/raw.ts'
import { samlify } from './contenders/samlify.ts'
import { samlpContender } from './contenders/samlp.ts'
import { xmlCrypto } from './contenders/xml-crypto.ts'
import { xmldsigjs } from './contenders/xmldsigjs.ts'
import { perSecond } from './rounds.ts'
import { certificatePem, throwawayIssuer } from './throwaway-issuer.ts'

/** Signed messages per second of one core: RSA-2048, SHA-256, the assertion signed. */
export interface MintSpeed {
  readonly oursPerSecond: number
  /** Signatures alone, with the same key: what no signer can exceed. */
  readonly rawPerSecond: number
  readonly peers: Readonly<Record<string, number>>
}

export async function benchMint(): Promise<MintSpeed> {
  const issuer = throwawayIssuer()
  const peers = {
    'xml-crypto': xmlCrypto(issuer),
    samlp: samlpContender(issuer),
    samlify: samlify(issuer),
    xmldsigjs: await xmldsigjs(issuer),
  }
  const signers = { ours: ours(issuer), ...peers }
  for (const [name, contender] of Object.entries(signers)) check(name, await contender(0), issuer)

  const size = signedInfoSize(await signers.ours(0))
  const speeds = await perSecond({ raw: raw(issuer, size), ...signers }, { rounds: 25, turnMs: 40 })
  const { raw: rawPerSecond, ours: oursPerSecond, ...peerSpeeds } = speeds
  return { oursPerSecond, rawPerSecond, peers: peerSpeeds }
}

/** A contender that signs wrongly is out: speed is no excuse. */
function check(name: string, xml: string, issuer: Issuer): void {
  if (!verifies(xml, issuer)) throw new Error(`${name} made a message whose signature does not verify`)
}

function verifies(xml: string, issuer: Issuer): boolean {
  const judge = new SignedXml({ publicCert: certificatePem(issuer) })
  try {
    judge.loadSignature(/<(?:ds:)?Signature .*<\/(?:ds:)?Signature>/s.exec(xml)?.[0] ?? '')
    return judge.checkSignature(xml)
  } catch {
    return false
  }
}

const signedInfoSize = (xml: string): number =>
  Buffer.byteLength(/<ds:SignedInfo>.*<\/ds:SignedInfo>/s.exec(xml)?.[0] ?? '')

/** The figures as a table for people. */
export function mintTable({ oursPerSecond, rawPerSecond, peers }: MintSpeed): string {
  const row = (name: string, speed: number): string =>
    `  ${name.padEnd(28)}${speed.toFixed(0).padStart(6)}${(speed / rawPerSecond).toFixed(2).padStart(8)}${(oursPerSecond / speed).toFixed(1).padStart(8)}`
  return [
    pc.bold('Signed messages per second of one core (assertion ~4 kB, RSA-2048, SHA-256)'),
    pc.dim(`  ${''.padEnd(28)}${'/s'.padStart(6)}${'of raw'.padStart(8)}${'ours is'.padStart(8)}`),
    row('raw RSA signatures', rawPerSecond),
    pc.green(row('saml-assay', oursPerSecond)),
    ...Object.entries(peers).map(([name, speed]) => row(name, speed)),
  ].join('\n')
}
