import { expect, test } from 'vitest'
import { cases } from '../../suites/cases/index.ts'
import { cloudOne } from '../../suites/profiles/cloud-one.ts'
import { deepSecurity } from '../../suites/profiles/deep-security.ts'
import type { Profile } from '../../suites/profiles/profile.ts'
import { tmws } from '../../suites/profiles/tmws.ts'
import { DEFAULTS } from '../target/defaults.ts'
import type { Target } from '../target/target.ts'
import { factsFor, missingFor, questionsFor } from './question.ts'

/** A target file that names no tenant, no hook, one issuer and the identity alone. */
const bare: Target = {
  name: 'bare',
  profile: 'deep-security',
  sp: { entityId: 'https://sp.example/saml', acs: 'https://sp.example/saml/acs' },
  issuers: {},
  driver: 'http',
  trusts: ['main'],
  identities: { provisioning: 'jit' },
  tenants: [],
  policy: {},
  flow: 'idp-initiated',
  skewSeconds: 60,
  session: { toleranceSeconds: 2 },
  observe: {
    identity: { get: '/whoami', alive: { status: 200 }, user: { json: '/user' } },
    anonymous: { status: 401 },
  },
  hooks: {},
  canary: {},
  limits: DEFAULTS.limits,
}

const missing = (id: string, target: Target = bare, profile: Profile = deepSecurity): string | undefined => {
  const [question] = questionsFor(target, profile, cases).filter((one) => one.case.id === id)
  return question && missingFor(question, target, factsFor(target, profile, 'seed', id))
}

test.each([
  ['role/unknown-role', 'tenants[0]'],
  ['role/eleven-values', 'tenants[0]'],
  ['role/ten-values', 'observe.chooser'],
  ['role/one-value', 'observe.identity.roles'],
  ['session-end/ends-after-an-hour', 'hooks.clock'],
  ['certificate/issuer-expired', 'issuers.expired'],
  ['certificate/message-expired', 'issuers.main.lapsed'],
  ['language/ja-jp', 'observe.language'],
  ['metadata/sp-metadata', 'sp.metadata'],
  ['request/schema', 'sp.start'],
  ['browser/federated-user-without-password', 'sp.login'],
])('%s cannot be asked without %s, and says so', (id, key) => {
  expect(missing(id)).toBe(key)
})

test('what needs nothing more is asked', () => {
  expect(missing('conditions/expired')).toBeUndefined()
})

test.each([
  ['request/by-post', 'sp.start.byPost'],
  ['solicited/stale-authentication', 'sp.start.forceAuthn'],
  ['solicited/another-context', 'sp.start.exactContext'],
  ['relay-state/target-on-other-site', 'sp.start.url ({target})'],
])('%s cannot be asked without %s where a login can be begun', (id, key) => {
  expect(missing(id, { ...bare, sp: { ...bare.sp, start: { url: '/login' } } })).toBe(key)
})

test.each([
  ['portal/request-of-nobody', 'observe.web'],
  ['portal/account-at-domain', 'sp.start.steps ({name})'],
  ['portal/other-method', 'hooks.authentication-method'],
  ['synchronization/unsynchronized-user', 'hooks.unsynchronized-users'],
  ['entity-id/another-tenant', 'sp.entityId (with sixteen hexadecimal digits at its end)'],
])('%s cannot be asked of TMWS without %s', (id, key) => {
  expect(missing(id, { ...bare, sp: { ...bare.sp, start: { url: '/login' } } }, tmws)).toBe(key)
})

test('a wait beyond the budget is not begun', () => {
  const hasty: Target = { ...bare, limits: { ...bare.limits, maxWaitSeconds: 5 } }
  expect(missing('session-end/ends-after-duration', hasty)).toBe('limits.maxWaitSeconds (6)')
})

const call = { command: ['true', '{value}'] }
const turnable = { ...bare, hooks: { 'remove-role': { set: call, undo: call } } }

test.each([
  [
    'account/one-role',
    {
      ...bare,
      observe: {
        ...bare.observe,
        identity: { ...bare.observe.identity, roles: { json: '/r' }, tenant: { json: '/t' } },
      },
    },
    'tenants[].groups ({role of group 0})',
  ],
  ['account/unmapped-group', bare, undefined],
  ['account/removed-role', turnable, 'tenants[].groups ({role of group 0})'],
  [
    'account/two-accounts',
    {
      ...bare,
      observe: { ...bare.observe, chooser: { when: { status: 200 }, items: { selector: 'input' }, form: 'form' } },
    },
    'tenants[].groups (one in two tenants)',
  ],
  [
    'account/native-user',
    { ...bare, sp: { ...bare.sp, login: { get: '/', form: 'form', name: 'n', password: 'p' } } },
    'sp.login.native',
  ],
  ['mapping/without-pairs', bare, 'hooks.mapping'],
  ['mapping/name', bare, 'observe.identity.displayName'],
  ['mapping/timezone', bare, 'observe.identity.timezone'],
  ['saml-users/listed', bare, 'observe.lists.saml-users'],
  ['saml-users/same-id', listing({ name: { json: '/n' } }), 'observe.lists.saml-users.columns.id'],
  ['saml-users/read-only', listing({ name: { json: '/n' } }), 'observe.lists.saml-users.part'],
])('of Trend Cloud One, %s cannot be asked without its key', (id, target: Target, key) => {
  expect(missing(id, target, cloudOne)).toBe(key)
})

function listing(columns: Record<string, { json: string }>): Target {
  const list = { get: '/users', when: { status: 200 }, columns }
  return { ...bare, observe: { ...bare.observe, lists: { 'saml-users': list } } }
}
