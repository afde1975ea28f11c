import { honest } from '../mock-idp/message/honest.ts'
import type { Attribute, Recipe } from '../mock-idp/message/recipe.ts'
import type { Issuer } from '../mock-idp/sign/keyring.ts'

const DEEP_SECURITY = 'https://deepsecurity.trendmicro.com/SAML/Attributes'
const TENANT = 'urn:tmds:identity:us-east-ds-1:184213'

export const SP = {
  entityId: 'https://dsm.bench.test:4119/saml',
  acs: 'https://dsm.bench.test:4119/saml/acs',
}

/** Milliseconds since the epoch at which the first login of a run is issued. */
export const START = Date.UTC(2030, 0)

/** What the attributes of a Deep-Security-like login say; every login is another user's. */
export function claimsOf(index: number): Readonly<Record<string, string | readonly string[]>> {
  const roles = ['full-access', 'auditor'].map((role) => `${TENANT}:saml-provider/bench,${TENANT}:role/${role}`)
  return {
    [`${DEEP_SECURITY}/RoleSessionName`]: userOf(index),
    [`${DEEP_SECURITY}/Role`]: roles,
    [`${DEEP_SECURITY}/SessionDuration`]: '28800',
    [`${DEEP_SECURITY}/PreferredLanguage`]: 'en-US',
  }
}

export const userOf = (index: number): string => `user-${index}@bench.test`

/** The recipe of that login: with its signature, the assertion has about 4 kB. */
export function login(index: number, issuer: Issuer): Recipe {
  const recipe = honest({ user: userOf(index), issuer: issuer.entityId, sp: SP, claims: {} })
  const attributes = Object.entries(claimsOf(index)).map(
    ([name, said]): Attribute => ({ name, values: typeof said === 'string' ? [said] : said }),
  )
  const assertions = recipe.response.assertions.map((assertion) => ({
    ...assertion,
    attributeStatements: [attributes],
  }))
  return { ...recipe, response: { ...recipe.response, assertions } }
}
