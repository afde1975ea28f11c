import type { Profile } from './profile.ts'

/** Trend Cloud One: users by NameID, roles by groups in accounts, logins started by the IdP. */
export const cloudOne: Profile = {
  name: 'cloud-one',
  title: 'Trend Cloud One',
  products: ['saml2', 'cloud-one'],
  // The names that its guides recommend; an administrator maps each by name.
  claims: { role: 'groups', name: 'name', language: 'locale', timezone: 'timezone' },
  languages: { supported: ['en', 'ja'], default: 'en' },
  policy: {
    'language.onUnsupported': 'default', // C12
    // Profiles 4.1.4.3: a confirmation of an unsolicited response carries no InResponseTo.
    'unsolicited.inResponseTo': 'reject',
    nameId: 'required', // C21
  },
  exceptions: {
    'logout/': 'none of its pages says that Trend Cloud One takes part in single logout',
    'redirect-binding/': 'none of its pages says that Trend Cloud One takes messages over the Redirect binding',
  },
  // C3
  without: { start: 'TC1-FLOW-1: logins at Trend Cloud One begin at the IdP' },
}
