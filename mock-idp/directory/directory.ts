import { z } from 'zod'
import type { Attribute } from '../message/recipe.ts'
import { ACCOUNT_NAME, AD_AUTHORITY, type Claim, NAME_ID_CLAIM } from './claim.ts'
import type { Rule } from './rule.ts'
import { type LookUp, runRules } from './run-rules.ts'

const values = z.union([z.string().transform((one) => [one]), z.array(z.string())])

const person = z.strictObject({
  /** As in `DOMAIN\name`. */
  account: z.string().min(1),
  /** Names of groups. */
  groups: z.array(z.string()).default([]),
  attributes: z.record(z.string(), values).default({}),
  enabled: z.boolean().default(true),
  /** To the application that the SP is; counts where only those who are assigned get a token. */
  assigned: z.boolean().default(true),
})

/** A directory as its file writes it. */
export const directorySchema = z.strictObject({
  domain: z.string().min(1),
  /** Whether a token is for those alone who are assigned to the application. */
  assignment: z.enum(['required', 'not needed']).default('not needed'),
  people: z.array(person).min(1),
  /** File of claim rules, named from this file. */
  rules: z.string().optional(),
  /** Where there are no rules: which attribute of a person becomes which claim; `groups` are the names of the groups. */
  mapping: z.record(z.string(), z.string()).default({}),
})

export type Directory = z.output<typeof directorySchema>
export type Person = z.output<typeof person>

/** What an identity provider says of a user, or why it says nothing. */
export type Token =
  | { readonly kind: 'issued'; readonly nameId: string | undefined; readonly attributes: readonly Attribute[] }
  | { readonly kind: 'refused'; readonly why: 'unknown' | 'disabled' | 'not assigned' }

/**
 * The token of whoever signs in under that name: the account, its mail or its user principal name.
 * @param rules absent: the mapping of the directory
 */
export function tokenFor(directory: Directory, name: string, rules: readonly Rule[] | undefined): Token {
  const found = personNamed(directory, name)
  if (found === undefined) return { kind: 'refused', why: 'unknown' }
  if (!found.enabled) return { kind: 'refused', why: 'disabled' }
  if (directory.assignment === 'required' && !found.assigned) return { kind: 'refused', why: 'not assigned' }
  const claims =
    rules === undefined ? mapped(directory, found) : runRules(rules, signInOf(directory, found), lookUpIn(directory))
  return {
    kind: 'issued',
    nameId: claims.find(({ type }) => type === NAME_ID_CLAIM)?.value,
    attributes: attributesOf(claims.filter(({ type }) => type !== NAME_ID_CLAIM)),
  }
}

const personNamed = ({ people, domain }: Directory, name: string): Person | undefined =>
  people.find(
    ({ account, attributes }) =>
      [account, `${domain}\\${account}`].includes(name) ||
      [attributes.mail, attributes.userPrincipalName].some((one) => one?.includes(name)),
  )

/** What the sign-in itself says. */
export const signInOf = ({ domain }: Directory, { account }: Person): readonly Claim[] => [
  { type: ACCOUNT_NAME, value: `${domain}\\${account}`, issuer: AD_AUTHORITY },
]

export const lookUpIn =
  (directory: Directory): LookUp =>
  (store, account, attribute) => {
    const found = directory.people.find((one) => `${directory.domain}\\${one.account}` === account)
    if (store !== 'Active Directory' || found === undefined) return []
    return valuesOf(found, attribute === 'tokenGroups' ? 'groups' : attribute)
  }

const valuesOf = ({ groups, attributes }: Person, attribute: string): readonly string[] =>
  attribute === 'groups' ? groups : (attributes[attribute] ?? [])

const mapped = ({ mapping }: Directory, found: Person): readonly Claim[] =>
  Object.entries(mapping).flatMap(([type, from]) =>
    valuesOf(found, from).map((value) => ({ type, value, issuer: AD_AUTHORITY })),
  )

/** One Attribute for each type, with all its values. */
function attributesOf(claims: readonly Claim[]): readonly Attribute[] {
  const byType = new Map<string, string[]>()
  for (const { type, value } of claims) byType.set(type, [...(byType.get(type) ?? []), value])
  return [...byType].map(([name, all]) => ({ name, values: all }))
}
