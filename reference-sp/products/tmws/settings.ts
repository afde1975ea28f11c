/** A user as the last synchronization found him. */
export interface DirectoryUser {
  /** sAMAccountName. */
  readonly account: string
  readonly mail: string | undefined
  readonly upn: string
  /** Names of the groups that he is a member of. */
  readonly groups: readonly string[]
}

/** By what this SP reads the directory. @see requirements TMWS-SYNC-4, TMWS-SYNC-5 */
export interface Credentials {
  /** Id of the directory, or a custom domain of it. */
  readonly tenant: string
  readonly applicationId: string
  readonly secret: string
}

export type Method = 'entra' | 'hosted users'
export type Schedule = 'manually' | 'daily'

/** What an administrator has saved. */
export interface Settings {
  /** How users sign in. @see requirement TMWS-METH-1 */
  readonly method: Method
  /** Whether users may browse who were not synchronized. @see requirements TMWS-SYNC-1, TMWS-SYNC-2 */
  readonly unsynchronizedUsers: 'on' | 'off'
  /** The attribute that names the user. @see requirements TMWS-LOGON-1, TMWS-ATTR-4 */
  readonly logonNameAttribute: string
  /** Addresses from which alone users come who were not synchronized. @see requirement TMWS-SYNC-3 */
  readonly gateways: readonly string[]
  readonly credentials: Credentials | undefined
  /** @see requirement TMWS-SYNC-8 */
  readonly schedule: Schedule
}

/** What TMWS remembers besides. */
export interface Known {
  readonly settings: Settings
  readonly users: readonly DirectoryUser[]
  /** When the directory was last asked. Milliseconds since the epoch. */
  readonly synchronizedAt: number | undefined
}

const LOOPBACK = ['127.0.0.1', '::1']

/** As it is delivered: sAMAccountName is filled in, and this machine is a gateway. */
export const knownAtFirst = (credentials: Credentials | undefined): Known => ({
  settings: {
    method: 'entra',
    unsynchronizedUsers: 'on',
    logonNameAttribute: 'sAMAccountName',
    gateways: LOOPBACK,
    credentials,
    schedule: 'manually',
  },
  users: [],
  synchronizedAt: undefined,
})
