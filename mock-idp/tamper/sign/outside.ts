import type { SignaturePlan } from '../../sign/plan.ts'
import { type Facts, fill, type Lure, type Sign } from '../step.ts'
import { signature } from './signature.ts'

const lured = (title: string, lures: Lure, fields: (facts: Facts) => Partial<SignaturePlan>): Sign => ({
  ...signature(title, {}),
  lures,
  apply: (plan, facts) => signature(title, fields(facts)).apply(plan, facts),
})

/** The signature refers to what the canary holds, and its digest is of that. @see XML Signature 4.4.3.1 */
export const signedOutside = (lures: Lure): Sign =>
  lured(
    `the signature refers to ${lures === 'read' ? 'a file' : 'an address'} and holds the digest of what is there`,
    lures,
    (facts) => ({
      reference: { uri: fill(lures === 'read' ? '{canary file}' : '{canary}', facts) },
      digestOf: () => facts.marker,
    }),
  )

const XSLT = 'http://www.w3.org/TR/1999/REC-xslt-19991116'

/** A harmless stylesheet that copies what it finds at an address. @see XML Signature 6.6.5 */
export const askingStylesheet: Sign = lured(
  'the signature holds a transform by a stylesheet that asks an address',
  'fetch',
  (facts) => {
    const asking =
      `<ds:Transform Algorithm="${XSLT}"><xsl:stylesheet xmlns:xsl="http://www.w3.org/1999/XSL/Transform" version="1.0">` +
      `<xsl:template match="/"><xsl:copy-of select="document('{canary}')"></xsl:copy-of></xsl:template>` +
      '</xsl:stylesheet></ds:Transform>'
    return { signedInfo: (text) => text.replace('</ds:Transforms>', `${fill(asking, facts)}$&`) }
  },
)

/** @see XML Signature 4.5.3 */
export const keyAtAddress: Sign = lured('KeyInfo says at which address the key is to be had', 'fetch', (facts) => ({
  keyInfo: { kind: 'retrieval', uri: fill('{canary}', facts) },
}))

/** An HMAC under no key at all, which is what the file that KeyName names holds. @see XML Signature 4.5.1 */
export const keyNameOfEmptyFile: Sign = signature('the signature is an HMAC whose KeyName is /dev/null', {
  signatureMethod: 'hmac-sha256',
  keyInfo: { kind: 'key-name', name: '/dev/null' },
})

/** KeyName is the path of a file that holds the certificate of the issuer "clone". @see XML Signature 4.5.1 */
export const keyNameOfFile: Sign = lured(
  'KeyName is the path of a file that holds the certificate of the issuer "clone"',
  'read',
  (facts) => ({ keyInfo: { kind: 'key-name', name: fill('{canary certificate}', facts) } }),
)
