import { cloudOne } from './cloud-one.ts'
import { deepSecurity } from './deep-security.ts'
import type { Profile, ProfileName } from './profile.ts'
import { saml2 } from './saml2.ts'
import { tmws } from './tmws.ts'
import { workloadSecurity } from './workload-security.ts'

export const profiles: Readonly<Record<ProfileName, Profile>> = {
  saml2,
  'deep-security': deepSecurity,
  'workload-security': workloadSecurity,
  'cloud-one': cloudOne,
  tmws,
}
