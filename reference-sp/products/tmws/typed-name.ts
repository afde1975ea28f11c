import type { DirectoryUser } from './settings.ts'

/** Whose names this SP understands. */
export interface Organization {
  /** In whichever case they are written. */
  readonly domains: readonly string[]
  readonly users: readonly DirectoryUser[]
}

/**
 * The account that a name typed in the portal stands for: `domain\account`, `account@domain`, or the e-mail address or
 * UPN of a user who was synchronized. Undefined where it is no name of this organization.
 * @see requirements TMWS-PORT-3 to TMWS-PORT-6
 */
export function accountTyped(typed: string, { domains, users }: Organization): string | undefined {
  const name = typed.toLowerCase()
  const user = users.find(({ mail, upn }) => mail?.toLowerCase() === name || upn.toLowerCase() === name)
  if (user) return user.account
  const [, domain, account] = /^([^\\]+)\\([^\\]+)$/.exec(typed) ?? splitAtLast(typed)
  const isOurs = domains.some((one) => one.toLowerCase() === domain?.toLowerCase())
  return isOurs && account ? account : undefined
}

const splitAtLast = (typed: string): readonly [string, string, string] => {
  const at = typed.lastIndexOf('@')
  return at < 0 ? [typed, '', ''] : [typed, typed.slice(at + 1), typed.slice(0, at)]
}
