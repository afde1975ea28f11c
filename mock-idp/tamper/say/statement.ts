import { element, replaceAll } from '../../message/node.ts'
import type { AuthnStatement } from '../../message/recipe.ts'
import type { Say } from '../step.ts'
import { edited, inAssertion, inAuthnStatement } from './say.ts'

/** Lays fields over every AuthnStatement. */
export const authnStatement = (title: string, fields: Partial<AuthnStatement>): Say =>
  inAuthnStatement(title, (one) => ({ ...one, ...fields }))

export const noAuthnStatement: Say = inAssertion('there is no AuthnStatement', (assertion) => ({
  ...assertion,
  authnStatements: [],
}))

/** The issuer says what the user may do, not that it has seen him. @see SAML Core 2.7.4 */
export const authzDecisionInstead: Say = edited(
  'an AuthzDecisionStatement stands in place of the AuthnStatement',
  'assertion',
  (assertion) =>
    replaceAll(assertion, 'saml:AuthnStatement', () =>
      element('saml:AuthzDecisionStatement', { Decision: 'Permit', Resource: 'urn:example:everything' }, [
        element('saml:Action', { Namespace: 'urn:oasis:names:tc:SAML:1.0:action:rwedc' }, ['Read']),
      ]),
    ),
)

export const contextClass = (uri: string): Say =>
  authnStatement(`the authentication context class is ${uri}`, { contextClass: uri })
