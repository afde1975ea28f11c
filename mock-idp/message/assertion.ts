import { attributeStatementElement } from './attribute-statement.ts'
import { authnStatementElement } from './authn-statement.ts'
import type { Build } from './build.ts'
import { conditionsElement } from './conditions.ts'
import { issuerElement } from './issuer.ts'
import { dateTime } from './moment.ts'
import { type Element, element, type Node } from './node.ts'
import type { Assertion } from './recipe.ts'
import { subjectElement } from './subject.ts'

/** The assertion, children in the order of the schema. @see SAML Core 2.3.3 */
export function assertionElement(assertion: Assertion, build: Build): Element {
  const attributes = {
    ID: assertion.id === undefined ? build.nextId() : (assertion.id ?? undefined),
    IssueInstant: dateTime(assertion.issueInstant, build.now),
    Version: assertion.version,
  }
  const children: Node[] = []
  if (assertion.issuer) children.push(issuerElement(assertion.issuer))
  if (assertion.subject) children.push(subjectElement(assertion.subject, build))
  if (assertion.conditions) children.push(conditionsElement(assertion.conditions, build))
  if (assertion.advice) children.push(element('saml:Advice', {}, assertion.advice))
  const authn = assertion.authnStatements.map((statement) => authnStatementElement(statement, build))
  const attributeLists = assertion.attributeStatements.map(attributeStatementElement)
  children.push(...(assertion.first === 'attributes' ? [...attributeLists, ...authn] : [...authn, ...attributeLists]))
  return element('saml:Assertion', attributes, children)
}
