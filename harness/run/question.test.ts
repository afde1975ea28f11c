import { expect, test } from 'vitest'
import { cases } from '../../suites/cases/index.ts'
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
