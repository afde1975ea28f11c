import type { workloadSecurityFlaws } from '../flaws/workload-security.ts'

/** Workload Security. */
export const workloadSecurityKilledBy: Readonly<Record<keyof typeof workloadSecurityFlaws, readonly string[]>> = {
  'third-language-taken': ['language/zh-cn-not-offered'],
  'third-language-refused': ['language/zh-cn-not-offered'],
  'console-asks-provider': ['console/asks-no-provider'],
  'login-ends-nowhere': ['console/is-reached'],
  'ends-not-announced': ['console/server-certificate-announced', 'console/provider-certificate-announced'],
  'ends-always-announced': [
    'console/server-certificate-not-yet-announced',
    'console/provider-certificate-not-yet-announced',
  ],
  'inactive-users-kept': ['user/inactive-is-made-anew'],
  'active-users-removed': ['user/active-is-kept'],
}
