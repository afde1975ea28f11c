import type { ReferenceSpConfig } from '../../config.ts'
import type { Rules } from '../../rules.ts'
import { type Store, worldOf } from '../../store.ts'
import { type Reading, readDirectory, testConnection } from './graph-client.ts'

/** What became of asking the directory. */
export type Asked =
  | { readonly kind: 'done'; readonly users: number }
  | { readonly kind: 'failed'; readonly why: string }

/** What this SP has from the directory. */
export interface Synchronization {
  /** Takes over who is in the directory now; where it cannot be read, all stays as it is. */
  readonly synchronize: () => Promise<Asked>
  /** The same, where the schedule has come to it. */
  readonly catchUp: () => Promise<void>
  /** Whether the directory lets this SP in. @see requirement TMWS-SYNC-10 */
  readonly test: () => Promise<Asked>
}

export function createSynchronization(config: ReferenceSpConfig, store: Store, rules: Rules): Synchronization {
  const { directory } = config

  const reading = async (read: typeof readDirectory): Promise<Reading> => {
    const { credentials } = store.tmws.settings
    if (!directory || !credentials) return { kind: 'failed', why: 'no directory is named' }
    return read(directory.access, rules.credentials(credentials, directory.credentials), rules)
  }

  const synchronize = async (): Promise<Asked> => {
    const read = await reading(readDirectory)
    const users = rules.usersAfter(store.tmws.users, read.kind === 'read' ? read.users : undefined)
    store.tmws = { ...store.tmws, users, synchronizedAt: worldOf(config, store).now }
    return read.kind === 'read' ? { kind: 'done', users: users.length } : read
  }

  return {
    synchronize,
    catchUp: async () => {
      const { settings, synchronizedAt } = store.tmws
      if (rules.isDue(settings.schedule, synchronizedAt, worldOf(config, store).now)) await synchronize()
    },
    test: async () => {
      const read = await reading(testConnection)
      return read.kind === 'read' ? { kind: 'done', users: store.tmws.users.length } : read
    },
  }
}
