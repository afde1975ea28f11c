import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { ACCOUNT_NAME, AD_AUTHORITY } from './claim.ts'
import { type Directory, directorySchema, lookUpIn, signInOf, tokenFor } from './directory.ts'
import { ClaimRuleError, parseRules } from './parse-rules.ts'
import { runRules } from './run-rules.ts'

const fixture = (name: string): string => readFileSync(`fixtures/directories/${name}`, 'utf8')
const published = parseRules(fixture('deep-security-as-published.rules'))
const corrected = parseRules(fixture('deep-security-corrected.rules'))
const corp: Directory = directorySchema.parse(JSON.parse(fixture('corp.json')))

const CLAIM = 'https://deepsecurity.trendmicro.com/SAML/Attributes/'
const POD = 'urn:tmds:identity:us-east-ds-1'
const pair = (tenant: string, role: string): string =>
  `${POD}:${tenant}:saml-provider/ADFS,${POD}:${tenant}:role/ADFS-${role}`

const inGroups = (...groups: string[]): Directory =>
  directorySchema.parse({
    domain: 'CORP',
    people: [{ account: 'alice', groups, attributes: { mail: 'a@corp.example' } }],
  })

const issued = (directory: Directory, name: string, rules = published): Record<string, unknown> => {
  const token = tokenFor(directory, name, rules)
  if (token.kind !== 'issued') throw new RangeError(`${name} gets no token: ${token.why}`)
  return Object.fromEntries(token.attributes.map(({ name: attribute, values }) => [attribute, values]))
}
const roles = (rules: typeof published, ...groups: string[]): unknown =>
  issued(inGroups(...groups), 'alice', rules)[`${CLAIM}Role`]

// What the published rule makes of a group, and what the corrected one does.
const GOLDEN: Readonly<Record<string, readonly [asPublished: string | undefined, corrected: string | undefined]>> = {
  'TMDS-0123456789-READONLY': [pair('0123456789', 'READONLY'), pair('0123456789', 'READONLY')],
  'TMDS-0123456789-auditor': [pair('0123456789', 'auditor'), pair('0123456789', 'auditor')],
  'TMDS-0123456789-read-only': [pair('0123456789', 'read-only'), pair('0123456789', 'read-only')],
  'TMDS-0123456789-READ-ONLY': [pair('0123456789-READ', 'ONLY'), pair('0123456789', 'READ-ONLY')],
  'TMDS-0123456789-sec-ops-admin': [pair('0123456789-sec-ops', 'admin'), pair('0123456789', 'sec-ops-admin')],
  'TMDS-0123456789-Cloud-Auditor': [pair('0123456789', 'Cloud-Auditor'), pair('0123456789', 'Cloud-Auditor')],
  'TMDS-78422-Full Access': [pair('78422', 'Full Access'), pair('78422', 'Full Access')],
  'tmds-0123456789-readonly': ['tmds-0123456789-readonly', pair('0123456789', 'readonly')],
  'TMDS-abcd-ADMIN': ['TMDS-abcd-ADMIN', undefined],
  'TMDS-dev-ADMIN': [undefined, undefined],
  'TMDS-DEV-ADMIN': [undefined, undefined],
  'TMDS-0123456789': ['TMDS-0123456789', undefined],
  'CORP\\TMDS-0123456789-READONLY': [undefined, undefined],
  'XTMDS-0123456789-READONLY': [undefined, undefined],
}

describe('what becomes of a group (ADFS-RULE-4, -5, -9, -10)', () => {
  test.each(Object.entries(GOLDEN))('%s', (group, [asPublished, right]) => {
    expect(roles(published, group)).toEqual(asPublished === undefined ? undefined : [asPublished])
    expect(roles(corrected, group)).toEqual(right === undefined ? undefined : [right])
  })
})

describe('the published rules', () => {
  test('name the user by mail, and nobody who has none (ADFS-RULE-1)', () => {
    expect(issued(corp, 'alice')[`${CLAIM}RoleSessionName`]).toEqual(['alice@corp.example'])
    expect(issued(corp, 'carol')).not.toHaveProperty(`${CLAIM}RoleSessionName`)
  })

  test('look nobody up whom the directory did not sign in (ADFS-RULE-2)', () => {
    const [signIn] = signInOf(corp, corp.people[0] as Directory['people'][number])
    const foreign = [{ type: ACCOUNT_NAME, value: signIn?.value ?? '', issuer: 'somebody else' }]
    const types = (initial: typeof foreign) => runRules(published, initial, lookUpIn(corp)).map(({ type }) => type)
    expect(types(foreign)).toEqual([`${CLAIM}SessionDuration`])
    expect(types(foreign.map((one) => ({ ...one, issuer: AD_AUTHORITY })))).toContain(`${CLAIM}Role`)
  })

  test('keep the names of groups to themselves (ADFS-RULE-3)', () => {
    expect(Object.keys(issued(corp, 'alice'))).toEqual([
      `${CLAIM}RoleSessionName`,
      `${CLAIM}Role`,
      `${CLAIM}SessionDuration`,
      `${CLAIM}PreferredLanguage`,
    ])
  })

  test('give one value of one attribute for each group (ADFS-RULE-7)', () => {
    expect(roles(published, 'TMDS-1-A', 'TMDS-1-B', 'Domain Users', 'TMDS-2-C')).toEqual([
      pair('1', 'A'),
      pair('1', 'B'),
      pair('2', 'C'),
    ])
  })

  test('always set the duration of the session (ADFS-RULE-11)', () => {
    for (const name of ['alice', 'bob', 'carol'])
      expect(issued(corp, name)[`${CLAIM}SessionDuration`]).toEqual(['28800'])
  })

  test('tell the language of whoever has one (ADFS-RULE-12)', () => {
    expect(issued(corp, 'alice')[`${CLAIM}PreferredLanguage`]).toEqual(['ja-JP'])
    expect(issued(corp, 'bob')).not.toHaveProperty(`${CLAIM}PreferredLanguage`)
  })

  test('give no role to a user in no group of theirs, and no NameID to anybody (ADFS-AUTHZ-1, ADFS-RULE-13)', () => {
    expect(Object.keys(issued(corp, 'bob'))).toEqual([`${CLAIM}RoleSessionName`, `${CLAIM}SessionDuration`])
    expect(tokenFor(corp, 'alice', published)).toMatchObject({ kind: 'issued', nameId: undefined })
  })
})

describe('a directory', () => {
  test('knows a person by account, domain and account, or mail', () => {
    for (const name of ['alice', 'CORP\\alice', 'alice@corp.example'])
      expect(tokenFor(corp, name, published).kind).toBe('issued')
  })

  test('gives no token to whom it does not know or has disabled (TMWS-CTRL-1)', () => {
    expect(tokenFor(corp, 'mallory', published)).toEqual({ kind: 'refused', why: 'unknown' })
    expect(tokenFor(corp, 'dave', published)).toEqual({ kind: 'refused', why: 'disabled' })
  })

  test('gives one to who is not assigned only where nobody has to be (TMWS-ASG-1)', () => {
    expect(tokenFor(corp, 'erin', published).kind).toBe('issued')
    expect(tokenFor({ ...corp, assignment: 'required' }, 'erin', published)).toEqual({
      kind: 'refused',
      why: 'not assigned',
    })
  })

  test('takes names of groups and any convention as data (ADFS-GRP-2, WS-ADM-5, WS-PRE-2)', () => {
    const mapping = { groups: 'groups', name: 'displayName' }
    const other = directorySchema.parse({
      domain: 'X',
      mapping,
      people: [{ account: 'a', groups: ['G1', 'G2'], attributes: { displayName: 'A' } }],
    })
    expect(tokenFor(other, 'a', undefined)).toEqual({
      kind: 'issued',
      nameId: undefined,
      attributes: [
        { name: 'groups', values: ['G1', 'G2'] },
        { name: 'name', values: ['A'] },
      ],
    })
  })

  test('puts a role value in where the mapping has one, and else none (TMWS-ASG-2)', () => {
    const people = [{ account: 'a', attributes: { appRole: 'Viewer' } }]
    const withRole = directorySchema.parse({ domain: 'X', mapping: { role: 'appRole' }, people })
    expect(tokenFor(withRole, 'a', undefined)).toMatchObject({ attributes: [{ name: 'role', values: ['Viewer'] }] })
    expect(tokenFor({ ...withRole, mapping: {} }, 'a', undefined)).toMatchObject({ attributes: [] })
  })
})

describe('text that is no rule', () => {
  test.each([
    ['c:[Type == "a"] => issue(claim = c);', '1:26: found "claim"; expected Type, Value, store, types, query, param'],
    [
      '=> issue(Type = "a", Value = d.Value);',
      '1:30: found "d"; expected a text, a variable of a condition, or RegExReplace',
    ],
    ['=> issue(Type = "a");', '1:9: there is no Value; expected it in the statement'],
    ['\n  c:[Kind == "a"]', '2:6: found "Kind"; expected Type, Value, Issuer'],
    ['c:[Type ~ "a"]', '1:9: "~" is no part of a rule'],
    [
      'c:[Type == "a"] && d:[Value =~ "("] => issue(Type = "a", Value = "b");',
      /^1:32: not a pattern that can be read: /,
    ],
    [
      '=> issue(store = "x", types = ("a"), query = "mail", param = "b");',
      '1:9: a look-up is not types = ("…"), query = ";attributes;{0}"',
    ],
    ['=> issue(Type = "a", Value = "b")', '1:34: found the end; expected ;'],
  ])('%#: %s', (text, message) => {
    expect(() => parseRules(text)).toThrow(ClaimRuleError)
    expect(() => parseRules(text)).toThrow(message)
  })
})
