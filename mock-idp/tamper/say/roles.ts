import type { Attribute } from '../../message/recipe.ts'
import { type Facts, fill, type Say } from '../step.ts'
import { inAttributes } from './say.ts'

/** A Role value in the documented order: provider, comma, role. */
export const pair = (role: string, provider = '{provider}'): string => `${provider},${role}`

const said = (value: string, facts: Facts): string =>
  fill(value.replaceAll('{provider}', `{provider ${facts.issuer} of tenant 0}`), facts)

const withRoles = (attributes: readonly Attribute[], facts: Facts, values: readonly string[]): readonly Attribute[] => {
  const name = facts.claims.role
  if (name === undefined) return attributes
  const role: Attribute = { name, values: values.map((value) => said(value, facts)) }
  return attributes.some((one) => one.name === name)
    ? attributes.map((one) => (one.name === name ? role : one))
    : [...attributes, role]
}

const needsTenant = (tenant: number, roles: number) => (facts: Facts) => {
  const found = facts.tenants[tenant]
  if (found === undefined) return `tenants[${tenant}]`
  return found.roles.length < roles ? `tenants[${tenant}].roles (${roles} of them)` : undefined
}

/** That many different usable pairs of the first tenant. */
export const roles = (count: number): Say =>
  inAttributes(
    `Role has ${count} value${count === 1 ? '' : 's'}`,
    (attributes, facts) =>
      withRoles(
        attributes,
        facts,
        Array.from({ length: count }, (_, index) => pair(`{role ${index}}`)),
      ),
    needsTenant(0, count),
  )

/** Exactly these Role values; `{provider}` is the signing issuer's in the first tenant. */
export const roleValues = (title: string, ...values: readonly string[]): Say =>
  inAttributes(
    title,
    (attributes, facts) => withRoles(attributes, facts, values),
    (facts) => {
      const open = values
        .map((value) => said(value, facts))
        .join('')
        .match(/\{(?:role|tenant|provider)[^}]*\}/)
      return open ? `tenants (${open[0]})` : undefined
    },
  )

/** A usable pair with one piece of it exchanged. */
export const rolePair = (title: string, change: (pair: string, facts: Facts) => string): Say =>
  inAttributes(
    title,
    (attributes, facts) => withRoles(attributes, facts, [change(said(pair('{role 0}'), facts), facts)]),
    needsTenant(0, 1),
  )

export const noRoles: Say = inAttributes(
  'there is no Role attribute',
  (attributes, facts) => attributes.filter((one) => one.name !== facts.claims.role),
  needsTenant(0, 1),
)
