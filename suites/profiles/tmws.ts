import type { Profile } from './profile.ts'

/** Trend Micro Web Security with Microsoft Entra ID: users come by its captive portal, and have neither roles nor languages. */
export const tmws: Profile = {
  name: 'tmws',
  title: 'Trend Micro Web Security',
  products: ['saml2', 'tmws'],
  // C18: as they are filled in; both can be changed.
  claims: { user: 'sAMAccountName', besides: { upn: '{user}@{tenant 0}' } },
  languages: { supported: [], default: undefined },
  policy: {
    // TMWS-FLOW-1, TMWS-FLOW-2, C3
    'unsolicited.response': 'reject',
    'unsolicited.inResponseTo': 'reject',
  },
  // TMWS-ENT-1
  entityIdForm: /^https:\/\/auth\.iws-hybrid\.trendmicro\.com\/[0-9a-f]{16}$/,
  flow: 'sp-initiated',
  exceptions: {
    'name-id/': 'TMWS-LOGON-1: the user name comes from the logon name attribute, not from the NameID',
    'encryption/': 'the tutorial names no key of TMWS for which assertions could be encrypted',
    'provider-metadata/':
      'the tutorial has an administrator upload a certificate: TMWS takes no metadata of a provider',
    'metadata/': 'the tutorial has an administrator type identifier and reply URL: TMWS publishes no metadata',
    'logout/': 'the tutorial does not say that TMWS takes part in single logout',
    'redirect-binding/': 'the tutorial does not say that TMWS takes messages over the Redirect binding',
  },
}
