import type { KeyInfo } from '../../sign/plan.ts'
import type { Sign } from '../step.ts'
import { signature } from './signature.ts'

export const EXCLUSIVE = 'http://www.w3.org/2001/10/xml-exc-c14n#'

/** What the signature names once more, so often. Its digest is made as before. @see CVE-2021-39171 */
export const manyTransforms = (size: number): Sign =>
  signature(`the signature names the exclusive canonicalization ${size} times more`, {
    extraTransforms: Array.from({ length: size }, () => EXCLUSIVE),
  })

const XSLT = 'http://www.w3.org/TR/1999/REC-xslt-19991116'
const again =
  '<xsl:call-template name="t"><xsl:with-param name="n" select="$n - 1"></xsl:with-param></xsl:call-template>'

/** A template that calls itself twice for each level, so that it runs 2^levels times. @see XML Signature 6.6.5 */
const recursive = (title: string, levels: number): Sign =>
  signature(title, {
    signedInfo: (text) =>
      text.replace(
        '</ds:Transforms>',
        `<ds:Transform Algorithm="${XSLT}"><xsl:stylesheet xmlns:xsl="http://www.w3.org/1999/XSL/Transform" version="1.0">` +
          '<xsl:template match="/"><xsl:call-template name="t">' +
          `<xsl:with-param name="n" select="${String(levels).padStart(2, '0')}"></xsl:with-param></xsl:call-template></xsl:template>` +
          `<xsl:template name="t"><xsl:param name="n"></xsl:param><xsl:if test="$n &gt; 0">${again}${again}</xsl:if></xsl:template>` +
          '</xsl:stylesheet></ds:Transform>$&',
      ),
  })
export const recursiveStylesheet = (levels: number): Sign =>
  recursive(`the signature holds a stylesheet that calls itself twice on each of ${levels} levels`, levels)
export const idleStylesheet = (): Sign =>
  recursive('the signature holds a stylesheet that could call itself, and does not', 0)

/** @see XML Signature 4.5.1 */
export const manyKeyNames = (size: number): Sign =>
  signature(`KeyInfo holds ${size} names of keys`, {
    keyInfo: {
      kind: 'several',
      parts: Array.from({ length: size }, (): KeyInfo => ({ kind: 'key-name', name: 'key' })),
    },
  })

/** @see XML Signature 4.5.4 */
export const manyCertificates = (size: number): Sign =>
  signature(`KeyInfo holds ${size} certificates`, {
    keyInfo: { kind: 'certificates', of: Array.from({ length: size }, () => 'main' as const) },
  })
