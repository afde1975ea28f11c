import { elementNamed, textOf } from './element-text.ts'
import { extended } from './markup.ts'
import { userReplaced } from './rewrite.ts'
import { strippedOfSignatures } from './signature-text.ts'

/** Named as ours are, prefix and all, and not one of them. @see Namespaces in XML 1.0, 6.1 */
export const foreignAssertion = extended(
  'a forged assertion of another namespace, under the same prefix, stands in Extensions',
  (xml, facts) =>
    userReplaced(strippedOfSignatures(textOf(xml, elementNamed(xml, 'Assertion'))), facts)
      .replace(/\sID="[^"]*"/, ' ID="_0000000000000000000000000foreign"')
      .replaceAll('xmlns:saml="urn:oasis:names:tc:SAML:2.0:assertion"', 'xmlns:saml="urn:example:other"'),
)
