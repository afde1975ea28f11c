import type { Build } from './build.ts'
import { issuerElement } from './issuer.ts'
import { dateTime } from './moment.ts'
import { type Element, element, type Node } from './node.ts'
import type { LogoutRequest } from './recipe.ts'
import { nameIdElement } from './subject.ts'

/** The request to end sessions, children in the order of the schema. @see SAML Core 3.7.1 */
export function logoutRequestElement(request: LogoutRequest, build: Build): Element {
  const attributes = {
    Destination: request.destination,
    ID: request.id === undefined ? build.nextId() : (request.id ?? undefined),
    IssueInstant: dateTime(request.issueInstant, build.now),
    NotOnOrAfter: dateTime(request.notOnOrAfter, build.now),
    Version: request.version,
  }
  const children: Node[] = []
  if (request.issuer) children.push(issuerElement(request.issuer))
  if (request.extensions) children.push(element('samlp:Extensions', {}, request.extensions))
  if (request.nameId) children.push(nameIdElement(request.nameId))
  for (const index of request.sessionIndexes) children.push(element('samlp:SessionIndex', {}, [index]))
  return element('samlp:LogoutRequest', attributes, children)
}
