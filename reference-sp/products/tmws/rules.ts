import type { Session } from '../../session.ts'
import type { SigningKey } from '../../world.ts'
import type { Credentials, DirectoryUser, Method, Schedule } from './settings.ts'
import { accountTyped, type Organization } from './typed-name.ts'

const DAY = 86_400_000

export type Permission = 'User.Read.All' | 'Group.Read.All'

/** The decisions of TMWS that belong to no message. */
export interface TmwsRules {
  /** @see requirements TMWS-PORT-3 to TMWS-PORT-6 */
  readonly accountTyped: (typed: string, organization: Organization) => string | undefined
  /** Whether a request goes on to the web. @see requirements TMWS-PORT-1, TMWS-PORT-8 */
  readonly passes: (session: Session | undefined) => boolean
  /** Where a request comes from, by its connection and by what it says of itself. @see requirement TMWS-SYNC-3 */
  readonly comesFrom: (connection: string, forwardedFor: string | undefined) => string
  /** Whether the portal leads to the identity provider. @see requirement TMWS-METH-1 */
  readonly leadsToProvider: (method: Method) => boolean
  /** The keys that are trusted once a certificate was uploaded. @see requirement TMWS-CERT-1 */
  readonly keysAfterUpload: (before: readonly SigningKey[], uploaded: SigningKey) => readonly SigningKey[]
  /** What the directory is read by, of what is saved now and what was at first. @see requirements TMWS-SYNC-4, TMWS-SYNC-5 */
  readonly credentials: (saved: Credentials, atFirst: Credentials) => Credentials
  /** Whether the directory is read as far as it goes where a permission is missing. @see requirement TMWS-SYNC-7 */
  readonly readsWithout: (permission: Permission) => boolean
  /** The page that is read after one that names another. */
  readonly nextPage: (named: string | undefined) => string | undefined
  /** Who is known after a synchronization; `read` is undefined where it failed. @see requirements TMWS-SYNC-5 to TMWS-SYNC-7 */
  readonly usersAfter: (
    before: readonly DirectoryUser[],
    read: readonly DirectoryUser[] | undefined,
  ) => readonly DirectoryUser[]
  /** @param last when the directory was last asked, milliseconds since the epoch. @see requirements TMWS-SYNC-8, TMWS-SYNC-9 */
  readonly isDue: (schedule: Schedule, last: number | undefined, now: number) => boolean
}

export const tmwsRules: TmwsRules = {
  accountTyped,
  passes: (session) => session !== undefined,
  comesFrom: (connection) => connection,
  leadsToProvider: (method) => method === 'entra',
  keysAfterUpload: (_, uploaded) => [uploaded],
  credentials: (saved) => saved,
  readsWithout: () => false,
  nextPage: (named) => named,
  usersAfter: (before, read) => read ?? before,
  isDue: (schedule, last, now) => schedule === 'daily' && now - (last ?? Number.NEGATIVE_INFINITY) >= DAY,
}
