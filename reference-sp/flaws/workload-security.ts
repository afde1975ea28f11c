import { under } from '../flawed-checks/under.ts'
import * as workload from '../flawed-checks/workload-security.ts'
import { preferredLanguage } from '../products/preferred-language.ts'
import type { Flaw } from './flaw.ts'

/** Workload Security: what it does otherwise than Deep Security, and its console. */
export const workloadSecurityFlaws = {
  'third-language-taken': {
    replaces: 'preferredLanguage',
    by: workload.everyLanguage,
    lets: 'takes a language in which this product is not offered',
    product: 'workload-security',
  },
  'third-language-refused': {
    replaces: 'preferredLanguage',
    by: under(preferredLanguage, { 'language.onUnsupported': 'reject' }),
    lets: 'refuses a user whose language is not offered, in place of ignoring it',
    product: 'workload-security',
  },
  'console-asks-provider': {
    replaces: 'door',
    by: workload.toProvider,
    lets: 'begins a login by itself, although only the identity provider may',
    product: 'workload-security',
  },
  'login-ends-nowhere': {
    replaces: 'landing',
    by: workload.nowhere,
    lets: 'leads whoever has signed in to a page that is not there',
    product: 'workload-security',
  },
  'ends-not-announced': {
    replaces: 'announces',
    by: workload.announcesNothing,
    lets: 'announces the end of no certificate',
    product: 'workload-security',
  },
  'ends-always-announced': {
    replaces: 'announces',
    by: workload.announcesAll,
    lets: 'announces the end of certificates that is far off',
    product: 'workload-security',
  },
  'inactive-users-kept': {
    replaces: 'isInactive',
    by: workload.removesNobody,
    lets: 'keeps accounts that nobody has used for longer than the administrator says',
    product: 'workload-security',
  },
  'active-users-removed': {
    replaces: 'isInactive',
    by: workload.removesAll,
    lets: 'removes accounts that are in use',
    product: 'workload-security',
  },
} as const satisfies Record<string, Flaw>
