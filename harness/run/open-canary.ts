import { isLoopback } from '../../mock-idp/server/loopback.ts'
import type { Canary } from '../canary/canary.ts'
import { createHttpCanary } from '../canary/http.ts'
import type { Target } from '../target/target.ts'

/**
 * The canary of one target: where the target file puts it, or on loopback for an SP that is there itself. `undefined` where
 * the SP could not reach it.
 */
export async function openCanary({ canary, sp }: Pick<Target, 'canary' | 'sp'>): Promise<Canary | undefined> {
  if (canary.listen !== undefined) return createHttpCanary(canary.listen)
  const { hostname } = new URL(sp.acs)
  if (!isLoopback(hostname)) return undefined
  return createHttpCanary({ host: hostname === '[::1]' ? '::1' : '127.0.0.1', port: 0 })
}
