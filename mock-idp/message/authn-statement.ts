import type { Build } from './build.ts'
import { dateTime } from './moment.ts'
import { type Element, element } from './node.ts'
import type { AuthnStatement } from './recipe.ts'

/** @see SAML Core 2.7.2 */
export function authnStatementElement(statement: AuthnStatement, build: Build): Element {
  const index = statement.sessionIndex
  return element(
    'saml:AuthnStatement',
    {
      AuthnInstant: dateTime(statement.authnInstant, build.now),
      SessionIndex: typeof index === 'object' ? build.nextId() : index,
      SessionNotOnOrAfter: dateTime(statement.sessionNotOnOrAfter, build.now),
    },
    [
      ...(statement.locality === undefined ? [] : [subjectLocality(statement.locality)]),
      ...(statement.contextClass === undefined ? [] : [authnContext(statement.contextClass)]),
    ],
  )
}

/** @see SAML Core 2.7.2.2 */
const authnContext = (contextClass: string): Element =>
  element('saml:AuthnContext', {}, [element('saml:AuthnContextClassRef', {}, [contextClass])])

/** @see SAML Core 2.7.2.1 */
const subjectLocality = ({ address, dnsName }: NonNullable<AuthnStatement['locality']>): Element =>
  element('saml:SubjectLocality', { Address: address, DNSName: dnsName })
