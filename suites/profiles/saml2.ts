import type { Profile } from './profile.ts'

/**
 * Any SAML 2.0 SP that takes unsolicited logins over POST. It promises nothing where the specifications leave a choice:
 * what a target does not declare is recorded.
 */
export const saml2: Profile = {
  name: 'saml2',
  title: 'SAML 2.0 service provider',
  products: ['saml2'],
  claims: {},
  languages: { supported: [], default: undefined },
  policy: {},
  exceptions: {},
}
