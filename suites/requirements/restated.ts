import type { RequirementId } from './catalogue.ts'
import type { cloudOne } from './cloud-one.ts'
import type { workloadSecurity } from './workload-security.ts'

/**
 * Rows of one product that say what rows of another say: whatever proves one of those proves the row. Workload Security is
 * Deep Security as a service, and its page restates the claims.
 */
const restated: { readonly [Row in keyof typeof workloadSecurity | keyof typeof cloudOne]?: readonly RequirementId[] } =
  {
    'WS-IAM-2': ['DS-FED-3'],
    'WS-IAM-3': ['DS-FED-3'],
    'WS-ADM-3': ['DS-URN-2'],
    'WS-IDP-1': ['DS-FED-4'], // C26: its own list is lost
    'WS-MD-1': ['DS-MD-2'],
    'WS-NAME-1': ['DS-NAME-1'],
    'WS-NAME-2': ['DS-NAME-2'],
    'WS-NAME-3': ['DS-NAME-3'],
    'WS-ROLE-1': ['DS-ROLE-1'],
    'WS-ROLE-2': ['DS-ROLE-2'],
    'WS-ROLE-3': ['DS-ROLE-3'],
    'WS-ROLE-4': ['DS-ROLE-4'],
    'WS-ROLE-5': ['DS-ROLE-5'],
    'WS-ROLE-6': ['DS-ROLE-7', 'DS-ROLE-9', 'DS-ROLE-10', 'DS-ROLE-11'],
    'WS-ROLE-7': ['DS-ROLE-6'],
    'WS-ROLE-8': ['DS-ROLE-8'],
    'WS-SESS-1': ['DS-SESS-1'],
    'WS-SESS-2': ['DS-SESS-2'],
    'WS-LANG-1': ['DS-LANG-1'],
    // Not DS-LANG-2, which Deep Security's third language proves as well: C2.
    'WS-LANG-2': ['DS-LANG-4', 'DS-LANG-8'],
    'WS-LANG-3': ['DS-LANG-3'],
    'WS-LANG-4': ['DS-LANG-4'],
    'WS-TRBL-1': ['DS-ROLE-1'],
    'WS-TRBL-2': ['DS-URN-2'],
    'WS-TRBL-3': ['DS-MD-1'],
    'TC1-FED-1': ['DS-FED-1'],
    'TC1-TRUST-2': ['DS-MD-1'],
  }

/** What a case proves by proving these. */
export function withRestated(
  proves: readonly [RequirementId, ...RequirementId[]],
): readonly [RequirementId, ...RequirementId[]] {
  const more = Object.entries(restated).flatMap(([row, same]) =>
    same.some((id) => proves.includes(id)) ? [row as RequirementId] : [],
  )
  return [...proves, ...more]
}
