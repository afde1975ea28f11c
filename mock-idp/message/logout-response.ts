import type { Build } from './build.ts'
import { issuerElement } from './issuer.ts'
import { dateTime } from './moment.ts'
import { type Element, element, type Node } from './node.ts'
import type { LogoutResponse } from './recipe.ts'
import { statusElement } from './status.ts'

/** The answer to a request to end sessions. @see SAML Core 3.7.2 */
export function logoutResponseElement(response: LogoutResponse, build: Build): Element {
  const attributes = {
    Destination: response.destination,
    ID: response.id === undefined ? build.nextId() : (response.id ?? undefined),
    InResponseTo: response.inResponseTo,
    IssueInstant: dateTime(response.issueInstant, build.now),
    Version: response.version,
  }
  const children: Node[] = []
  if (response.issuer) children.push(issuerElement(response.issuer))
  if (response.extensions) children.push(element('samlp:Extensions', {}, response.extensions))
  if (response.status) children.push(statusElement(response.status))
  return element('samlp:LogoutResponse', attributes, children)
}
