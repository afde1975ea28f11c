import { isRefusal, nothing, type Refusal, refuse } from '../check.ts'
import type { Draft } from '../draft.ts'
import { skew, type World } from '../world.ts'
import { dateTime } from '../xml/date-time.ts'
import { SAML } from '../xml/namespace.ts'
import type { Element } from '../xml/node.ts'
import { attribute, children } from '../xml/read.ts'
import { type Model, shaped } from './shape.ts'

const STATEMENT: Model = {
  content: /^(saml:SubjectLocality )?saml:AuthnContext $/,
  attributes: ['AuthnInstant', 'SessionIndex', 'SessionNotOnOrAfter'],
}
const CONTEXT: Model = {
  content:
    /^(saml:AuthnContextClassRef ((saml:AuthnContextDecl|saml:AuthnContextDeclRef) )?|(saml:AuthnContextDecl|saml:AuthnContextDeclRef) )(saml:AuthenticatingAuthority )*$/,
  attributes: [],
}

/** An assertion without one says something about the user, not that it is him. @see SAML Profiles 4.1.4.2 */
export function authnStatement({ assertion }: Pick<Draft, 'assertion'>): Refusal | Pick<Draft, 'authnStatements'> {
  const authnStatements = children(assertion, SAML, 'AuthnStatement')
  return authnStatements.length > 0 ? { authnStatements } : refuse('no-authn-statement', 'there is no AuthnStatement')
}

/** Any class will do: how somebody signs in is the identity provider's business. @see SAML Core 2.7.2, 2.7.2.2 */
export function authnContext({ authnStatements }: Pick<Draft, 'authnStatements'>): Refusal | typeof nothing {
  for (const statement of authnStatements) {
    const problem = [statement, ...children(statement, SAML, 'AuthnContext')]
      .map((element) => shaped(element, element === statement ? STATEMENT : CONTEXT))
      .find(isRefusal)
    if (problem) return problem
  }
  return nothing
}

/** @see SAML Core 2.7.2 */
export function authnInstant(
  { authnStatements }: Pick<Draft, 'authnStatements'>,
  world: World,
): Refusal | typeof nothing {
  for (const statement of authnStatements) {
    const at = time(statement, 'AuthnInstant')
    if (at === undefined) return refuse('bad-response', 'AuthnInstant is no time')
    if (at > world.now + skew(world)) return refuse('not-yet-valid', 'AuthnInstant lies in the future')
  }
  return nothing
}

/** @see SAML Core 2.7.2; SAML Profiles 4.1.4.3 */
export function sessionNotOnOrAfter(
  { authnStatements }: Pick<Draft, 'authnStatements'>,
  world: World,
): Refusal | Pick<Draft, 'issuersSessionEnd'> {
  const ends: number[] = []
  for (const statement of authnStatements) {
    if (attribute(statement, 'SessionNotOnOrAfter') === undefined) continue
    const end = time(statement, 'SessionNotOnOrAfter')
    if (end === undefined) return refuse('bad-response', 'SessionNotOnOrAfter is no time')
    // No skew here: a session that has no time left is none.
    if (world.now >= end) return refuse('expired', "the session at the issuer's")
    ends.push(end)
  }
  return { issuersSessionEnd: ends.length === 0 ? undefined : Math.min(...ends) }
}

const time = (statement: Element, name: string): number | undefined => {
  const text = attribute(statement, name)
  return text === undefined ? undefined : dateTime(text)
}
