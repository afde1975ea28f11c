import type { Profile } from './profile.ts'

const claim = (name: string) => `https://deepsecurity.trendmicro.com/SAML/Attributes/${name}`

/** Deep Security: users, roles, session and language by its own claims, logins started by the IdP. */
export const deepSecurity: Profile = {
  name: 'deep-security',
  title: 'Deep Security',
  products: ['saml2', 'deep-security', 'adfs', 'application-control'],
  claims: {
    user: claim('RoleSessionName'),
    role: claim('Role'),
    sessionDuration: claim('SessionDuration'),
    language: claim('PreferredLanguage'),
  },
  languages: { supported: ['en-US', 'ja-JP', 'zh-CN'], default: 'en-US' },
  policy: {
    'roles.onExcess': 'reject', // C13
    'roles.order': 'documented', // C16
    'roles.whiteSpace': 'reject', // C15
    'certificate.expired': 'reject', // C33
    'certificate.expiredInMessage': 'reject',
    'language.onUnsupported': 'default', // C12
    // Profiles 4.1.4.3: a confirmation of an unsolicited response carries no InResponseTo.
    'unsolicited.inResponseTo': 'reject',
    nameId: 'optional', // C21: the published ADFS rules issue none.
  },
  exceptions: {
    'name-id/': 'DS-NAME-4: the user name does not come from the NameID',
    'logout/': 'none of its documents says that Deep Security takes part in single logout',
    'redirect-binding/': 'none of its documents says that Deep Security takes messages over the Redirect binding',
  },
  // C3: its public help names IdP-initiated logins over POST, and no other.
  without: { start: 'logins at Deep Security begin at the IdP' },
}
