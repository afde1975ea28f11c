import type { Facts } from '../mock-idp/tamper/step.ts'
import { testKeyring } from './test-keys.ts'

export const keyring = testKeyring()
export const main = keyring.main as NonNullable<typeof keyring.main>

/** Of a login at an SP that nobody runs. */
export const facts: Facts = {
  user: 'alice-1',
  marker: 'mallory-1',
  sp: { entityId: 'https://sp.test/saml', acs: 'https://sp.test/saml/acs' },
  issuer: 'main',
  issuers: { main: main.entityId },
  certificates: ['main'],
  trusts: ['main'],
  tenants: [{ id: 't', providers: { main: 'urn:provider' }, roles: ['urn:role/one'] }],
  claims: { user: 'urn:user', role: 'urn:role' },
  languages: { supported: [], default: undefined },
  adminLimitSeconds: undefined,
  skewSeconds: 0,
}
