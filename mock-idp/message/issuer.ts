import { type Element, element } from './node.ts'
import type { Issuer } from './recipe.ts'

/** @see SAML Core 2.2.5 */
export const issuerElement = (issuer: Issuer): Element =>
  element('saml:Issuer', { Format: issuer.format, NameQualifier: issuer.nameQualifier }, [issuer.value])
