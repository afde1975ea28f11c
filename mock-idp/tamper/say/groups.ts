import type { Attribute, AttributeValue } from '../../message/recipe.ts'
import { sharedGroup } from '../groups-in.ts'
import { type Facts, fill, type Say } from '../step.ts'
import { inAttributes } from './say.ts'

type Values = (facts: Facts) => readonly AttributeValue[]

const withGroups =
  (values: Values) =>
  (attributes: readonly Attribute[], facts: Facts): readonly Attribute[] => {
    const name = facts.claims.role
    if (name === undefined) return attributes
    const said = { name, values: values(facts) }
    return attributes.some((one) => one.name === name)
      ? attributes.map((one) => (one.name === name ? said : one))
      : [...attributes, said]
  }

/** Exactly these groups; `{group 0}` and its like stand for those of the target file. */
export const groups = (title: string, ...values: readonly AttributeValue[]): Say => {
  const filled: Values = (facts) => values.map((value) => (typeof value === 'string' ? fill(value, facts) : value))
  return inAttributes(title, withGroups(filled), (facts) => {
    const open = filled(facts)
      .filter((value) => typeof value === 'string')
      .join('')
      .match(/\{group[^}]*\}/)
    return open ? `tenants[].groups (${open[0]})` : undefined
  })
}

/** The first group, with something done to its name. */
export const groupRewritten = (title: string, change: (group: string) => readonly AttributeValue[]): Say =>
  inAttributes(
    title,
    withGroups((facts) => change(fill('{group 0}', facts))),
    (facts) => (fill('{group 0}', facts) === '{group 0}' ? 'tenants[0].groups' : undefined),
  )

/** One group that gives a role in each of the first two tenants, and these. */
export const groupOfTwoTenants = (title: string, ...more: readonly string[]): Say =>
  inAttributes(
    title,
    withGroups((facts) => [sharedGroup(facts) ?? '', ...more.map((group) => fill(group, facts))]),
    (facts) => (sharedGroup(facts) === undefined ? 'tenants[].groups (one in two tenants)' : undefined),
  )

const GUID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i

const guidIn = (facts: Facts): string | undefined =>
  Object.keys(facts.tenants[0]?.groups?.[facts.issuer] ?? {}).find((group) => GUID.test(group))

/** The group whose name is the object id of a directory. */
export const groupWithObjectId: Say = found(
  'the group is an object id that gives a role',
  'tenants[0].groups (one that is an object id)',
  guidIn,
)

/** Of two providers of which the second is set up in the second tenant alone: the groups of the first one in the first tenant. */
const ofFirst = ({ tenants }: Facts): readonly string[] => Object.keys(tenants[0]?.groups?.main ?? {})
const ofSecond = ({ tenants, issuer }: Facts): Readonly<Record<string, string>> => tenants[1]?.groups?.[issuer] ?? {}

/** A group of that name gives a role to users of either provider, in the tenant in which that provider is set up. */
export const groupOfBothProviders: Say = found(
  'the group gives a role in either tenant, to users of two providers',
  'tenants[1].groups (one that "main" has in tenants[0])',
  (facts) => ofFirst(facts).find((group) => Object.hasOwn(ofSecond(facts), group)),
)

/** A group of that name gives a role to users of the other provider alone. */
export const groupOfOtherProvider: Say = found(
  'the group gives a role to users of another provider alone',
  'tenants[0].groups (one that the other provider has not)',
  (facts) => ofFirst(facts).find((group) => !Object.hasOwn(ofSecond(facts), group)),
)

/** One group that is found among those of the target file. */
function found(title: string, missing: string, find: (facts: Facts) => string | undefined): Say {
  const values: Values = (facts) => [find(facts) ?? '']
  return inAttributes(title, withGroups(values), (facts) => (find(facts) === undefined ? missing : undefined))
}
