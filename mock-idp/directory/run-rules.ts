import type { Claim } from './claim.ts'
import type { Condition, Expression, Rule } from './rule.ts'

/** What a directory knows of an account: the values of an attribute, none where it has none. */
export type LookUp = (store: string, account: string, attribute: string) => readonly string[]

type Bound = ReadonlyMap<string, Claim>

/**
 * The claims that the rules issue, in the order of the rules. What a rule issues or adds, later rules see.
 * @param initial what the sign-in itself says
 */
export function runRules(rules: readonly Rule[], initial: readonly Claim[], lookUp: LookUp): readonly Claim[] {
  let known = initial
  const issued: Claim[] = []
  for (const rule of rules) {
    const made = bindings(rule.conditions, known).flatMap((bound) => madeBy(rule, bound, lookUp))
    known = [...known, ...made]
    if (rule.does === 'issue') issued.push(...made)
  }
  return issued
}

/** Every way in which the conditions hold. */
function bindings(conditions: readonly Condition[], known: readonly Claim[]): readonly Bound[] {
  let found: readonly Bound[] = [new Map()]
  for (const { variable, comparisons } of conditions) {
    const fitting = known.filter((claim) => comparisons.every(({ property, holds }) => holds(claim[property])))
    // Without a variable it only matters whether there is one.
    if (variable === undefined) found = fitting.length > 0 ? found : []
    else found = found.flatMap((bound) => fitting.map((claim) => new Map([...bound, [variable, claim]])))
  }
  return found
}

const LOCAL = 'LOCAL AUTHORITY'

function madeBy({ statement }: Rule, bound: Bound, lookUp: LookUp): readonly Claim[] {
  if (statement.kind === 'claim')
    return [{ type: textOf(statement.type, bound), value: textOf(statement.value, bound), issuer: LOCAL }]
  const account = textOf(statement.account, bound)
  return statement.types.flatMap((type, at) =>
    lookUp(statement.store, account, statement.attributes[at] ?? '').map((value) => ({ type, value, issuer: LOCAL })),
  )
}

function textOf(expression: Expression, bound: Bound): string {
  if (expression.kind === 'text') return expression.text
  if (expression.kind === 'replaced') return textOf(expression.in, bound).replace(expression.pattern, expression.by)
  const claim = bound.get(expression.variable)
  const properties = { Value: claim?.value, Type: claim?.type, Issuer: claim?.issuer }
  return properties[expression.property] ?? ''
}
