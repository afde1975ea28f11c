import type { AuthnStatement } from '../../message/recipe.ts'
import type { Say } from '../step.ts'
import { inAssertion, inAuthnStatement } from './say.ts'

/** Lays fields over every AuthnStatement. */
export const authnStatement = (title: string, fields: Partial<AuthnStatement>): Say =>
  inAuthnStatement(title, (one) => ({ ...one, ...fields }))

export const noAuthnStatement: Say = inAssertion('there is no AuthnStatement', (assertion) => ({
  ...assertion,
  authnStatements: [],
}))

export const contextClass = (uri: string): Say =>
  authnStatement(`the authentication context class is ${uri}`, { contextClass: uri })
