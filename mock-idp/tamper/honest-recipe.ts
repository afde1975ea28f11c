import { honest } from '../message/honest.ts'
import type { Recipe } from '../message/recipe.ts'
import type { Facts } from './step.ts'

/** The honest login that every change starts from, or the same of another user. */
export function honestRecipe(facts: Facts, user: string = facts.user): Recipe {
  const [tenant] = facts.tenants
  const provider = tenant?.providers[facts.issuer]
  const role = tenant?.roles[0]
  return honest({
    user,
    issuer: facts.issuers[facts.issuer] ?? '',
    sp: facts.sp,
    claims: facts.claims,
    inResponseTo: facts.request?.id,
    roles: provider === undefined || role === undefined ? undefined : [`${provider},${role}`],
  })
}
