import type { Refusal } from '../check.ts'
import type { Draft } from '../draft.ts'
import type { Policy } from '../policy.ts'
import type { World } from '../world.ts'
import type { Grant } from './grant.ts'
import { sift } from './sift.ts'

const PROVIDER = /^urn:tmds:identity:([^:,/\s]+):([^:,/\s]+):saml-provider\/([^:,/\s](?:[^:,/\r\n\t]*[^:,/\s])?)$/
const ROLE = /^urn:tmds:identity:([^:,/\s]+):([^:,/\s]+):role\/([^:,/\s](?:[^:,/\r\n\t]*[^:,/\s])?)$/

/**
 * Each value is a provider's URN, a comma and a role's URN. One that is not is worth nothing; it spoils no other.
 * @see requirements DS-ROLE-7 to DS-ROLE-10, DS-ROLE-13; C15, C16
 */
export function roleSyntax(
  { roleValues }: Pick<Draft, 'roleValues'>,
  { policy }: World,
): Refusal | Pick<Draft, 'grants' | 'denied'> {
  const read = roleValues.map((value, index) => ({ index, value, grant: pairOf(value, index, policy) }))
  return sift(
    read.flatMap(({ grant }) => (grant ? [grant] : [])),
    read.flatMap(({ index, value, grant }) =>
      grant ? [] : [{ index, reason: 'bad-claim' as const, detail: `Role ${JSON.stringify(value.slice(0, 300))}` }],
    ),
  )
}

/** A pair as the policy lets it be written. */
export function pairOf(value: string, index: number, policy: Policy): Grant | undefined {
  const parts = value.split(',').map((part) => (policy['roles.whiteSpace'] === 'trim' ? part.trim() : part))
  const [first = '', second = ''] = parts
  if (parts.length !== 2) return undefined
  const straight = grant(first, second, index)
  return straight ?? (policy['roles.order'] === 'either' ? grant(second, first, index) : undefined)
}

function grant(providerUrn: string, roleUrn: string, index: number): Grant | undefined {
  const [, providerPod, providerTenant, providerName] = PROVIDER.exec(providerUrn) ?? []
  const [, pod, tenant, name] = ROLE.exec(roleUrn) ?? []
  if (!providerPod || !providerTenant || !providerName || !pod || !tenant || !name) return undefined
  return {
    index,
    provider: { pod: providerPod, tenant: providerTenant, name: providerName },
    role: { pod, tenant, name, urn: roleUrn },
  }
}
