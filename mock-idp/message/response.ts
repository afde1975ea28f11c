import type { Build } from './build.ts'
import { issuerElement } from './issuer.ts'
import { dateTime } from './moment.ts'
import { type Element, element, type Node } from './node.ts'
import type { Response } from './recipe.ts'
import { statusElement } from './status.ts'

/**
 * The response, children in the order of the schema.
 * @param assertions what stands where the assertions go: they are written (and perhaps signed) before the response is
 * @see SAML Core 3.2.2
 */
export function responseElement(response: Response, assertions: readonly Node[], build: Build): Element {
  const attributes = {
    Consent: response.consent,
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
  children.push(...assertions)
  return element('samlp:Response', attributes, children)
}
