import type { ReferenceSpConfig } from './config.ts'
import type { Rules } from './rules.ts'
import { type Store, worldOf } from './store.ts'

/** A certificate whose end is announced at the console. */
export type Notice = 'server-certificate' | 'provider-certificate'

const DAY = 86_400_000

/** What ends soon, by what the administrator calls soon. @see requirements WS-EXP-1, WS-EXP-2 */
export function notices(config: ReferenceSpConfig, store: Store, rules: Rules): readonly Notice[] {
  const { noticeDays } = store
  if (noticeDays === undefined) return []
  const { now } = worldOf(config, store)
  const soon = (endsAt: number): boolean => rules.announces(endsAt, now, noticeDays * DAY)
  const { serverCertificateEndsAt: server } = config
  const providers = [...store.identityProviders.values()].flatMap(({ keys }) => keys.map(({ validTo }) => validTo))
  return [
    ...(server !== undefined && soon(server) ? (['server-certificate'] as const) : []),
    // One that has ended is no news.
    ...(providers.some((endsAt) => endsAt > now && soon(endsAt)) ? (['provider-certificate'] as const) : []),
  ]
}
