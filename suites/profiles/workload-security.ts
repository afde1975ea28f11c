import { deepSecurity } from './deep-security.ts'
import type { Profile } from './profile.ts'

/** Workload Security: the claims of Deep Security, in two languages, at a service of its own. */
export const workloadSecurity: Profile = {
  ...deepSecurity,
  name: 'workload-security',
  title: 'Workload Security',
  products: ['saml2', 'workload-security', 'application-control'],
  languages: { supported: ['en-US', 'ja-JP'], default: 'en-US' }, // C2
  exceptions: {
    'name-id/': 'WS-NAME-3: the user name does not come from the NameID',
    'logout/': 'its page does not say that Workload Security takes part in single logout',
    'redirect-binding/': 'WS-BIND-1: nothing but the POST binding carries messages',
  },
  without: { start: 'WS-FLOW-2: logins at Workload Security begin at the IdP' },
}
