import type { Refusal } from '../check.ts'
import type { Draft } from '../draft.ts'
import type { World } from '../world.ts'
import { tenantKey } from './grant.ts'
import { sieve } from './sift.ts'

type Sifted = Pick<Draft, 'grants' | 'denied'>

/** Both halves of a pair live in one tenant. @see requirement DS-ROLE-11 */
export const oneTenant = (known: Sifted): Refusal | Sifted =>
  sieve(
    known,
    'unauthorized-role',
    ({ provider, role }) => provider.pod === role.pod && provider.tenant === role.tenant,
    'provider and role live in two tenants',
  )

/** @see requirement DS-ROLE-3 */
export const tenantKnown = (known: Sifted, world: World): Refusal | Sifted =>
  sieve(known, 'unauthorized-role', ({ role }) => world.tenants.has(tenantKey(role)), 'no such tenant')

/** The tenant knows a provider by that name. @see requirements DS-ROLE-4, DS-URN-2 */
export const providerKnown = (known: Sifted, world: World): Refusal | Sifted =>
  sieve(
    known,
    'unknown-provider',
    ({ provider }) => world.tenants.get(tenantKey(provider))?.providers.has(provider.name) ?? false,
    'no such provider',
  )

/** The provider of the pair is the one that signed: nobody hands out another's roles. @see requirement DS-ROLE-4 */
export const providerSigned = (known: Sifted & Pick<Draft, 'provider'>, world: World): Refusal | Sifted =>
  sieve(
    known,
    'unknown-provider',
    ({ provider }) => world.tenants.get(tenantKey(provider))?.providers.get(provider.name) === known.provider.entityId,
    'the provider is another than the one that signed',
  )

/** @see requirement DS-ROLE-5 */
export const roleExists = (known: Sifted, world: World): Refusal | Sifted =>
  sieve(
    known,
    'unauthorized-role',
    ({ role }) => world.tenants.get(tenantKey(role))?.roles.has(role.name) ?? false,
    'no such role',
  )

/** Exactly the usable pairs, each role once. @see requirement DS-ROLE-12 */
export function choices({ grants }: Pick<Draft, 'grants'>): Pick<Draft, 'choices'> {
  const byRole = new Map(grants.map((grant) => [grant.role.urn, grant]))
  return { choices: [...byRole.values()] }
}
