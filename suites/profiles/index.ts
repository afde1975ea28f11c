import type { Profile, ProfileName } from './profile.ts'
const A = 'https://deepsecurity.trendmicro.com/SAML/Attributes/'
export const profiles: Readonly<Record<ProfileName, Profile>> = {
  saml2: { name: 'saml2', title: 'x', products: ['saml2'], claims: {}, languages: { supported: [], default: undefined }, policy: {}, exceptions: {} },
  'deep-security': { name: 'deep-security', title: 'x', products: ['saml2', 'deep-security'], claims: { user: `${A}RoleSessionName`, role: `${A}Role`, sessionDuration: `${A}SessionDuration`, language: `${A}PreferredLanguage` }, languages: { supported: ['en-US'], default: 'en-US' }, policy: {}, exceptions: {} },
}
