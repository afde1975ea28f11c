import type { Build } from './build.ts'
import { dateTime } from './moment.ts'
import { type Element, element, type Node } from './node.ts'
import type { Confirmation, NameId, Subject } from './recipe.ts'

/** @see SAML Core 2.4.1 */
export function subjectElement(subject: Subject, build: Build): Element {
  const children: Node[] = []
  if (subject.nameId) children.push(nameIdElement(subject.nameId))
  for (const confirmation of subject.confirmations) children.push(confirmationElement(confirmation, build))
  return element('saml:Subject', {}, children)
}

/** @see SAML Core 2.2.3 */
export const nameIdElement = (nameId: NameId): Element =>
  element(
    'saml:NameID',
    { Format: nameId.format, NameQualifier: nameId.nameQualifier, SPNameQualifier: nameId.spNameQualifier },
    [nameId.value],
  )

/** SubjectConfirmationData is left out where it would say nothing. @see SAML Core 2.4.1.1, 2.4.1.2 */
function confirmationElement(confirmation: Confirmation, build: Build): Element {
  const data = {
    Address: confirmation.address,
    InResponseTo: confirmation.inResponseTo,
    NotBefore: dateTime(confirmation.notBefore, build.now),
    NotOnOrAfter: dateTime(confirmation.notOnOrAfter, build.now),
    Recipient: confirmation.recipient,
  }
  const children: Node[] = []
  if (confirmation.nameId) children.push(nameIdElement(confirmation.nameId))
  if (Object.values(data).some((value) => value !== undefined)) {
    children.push(element('saml:SubjectConfirmationData', data))
  }
  return element('saml:SubjectConfirmation', { Method: confirmation.method }, children)
}
