import { honest } from '../message/honest.ts'
import type { Recipe } from '../message/recipe.ts'
import { grantOf } from './groups-in.ts'
import { type Facts, fill } from './step.ts'

/** The honest login that every change starts from, or the same of another user. */
export function honestRecipe(facts: Facts, user: string = facts.user): Recipe {
  const role = grantOf(facts, 0)
  const besides = Object.entries(facts.claims.besides ?? {}).map(([name, text]) => [
    name,
    fill(text, { ...facts, user }),
  ])
  return honest({
    user,
    issuer: facts.issuers[facts.issuer] ?? '',
    sp: facts.sp,
    claims: { ...facts.claims, besides: Object.fromEntries(besides) },
    inResponseTo: facts.request?.id,
    roles: role === undefined ? undefined : [role],
  })
}
