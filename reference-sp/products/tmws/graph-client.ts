import { z } from 'zod'
import type { Permission, TmwsRules } from './rules.ts'
import type { Credentials, DirectoryUser } from './settings.ts'

/** Where the directory is, in the shape of Microsoft Graph. */
export interface DirectoryAccess {
  /** Without a slash at the end: the token endpoint and `/v1.0` are below it. */
  readonly url: string
  readonly fetch: (request: Request) => Response | Promise<Response>
}

export type Reading =
  | { readonly kind: 'read'; readonly users: readonly DirectoryUser[] }
  | { readonly kind: 'failed'; readonly why: string }

/** Of one collection so many pages are read. */
const MOST_PAGES = 1000
const MOST_SHOWN = 300
const TIMEOUT_MS = 10_000

const token = z.object({ access_token: z.string() })
const pageOf = <T extends z.ZodType>(item: T) =>
  z.object({ value: z.array(item), '@odata.nextLink': z.string().optional() })
const user = z.object({
  id: z.string(),
  userPrincipalName: z.string(),
  mail: z.string().nullish(),
  onPremisesSamAccountName: z.string().nullish(),
})
const group = z.object({ id: z.string(), displayName: z.string() })
type User = z.output<typeof user>

class DirectoryError extends Error {
  override readonly name = 'DirectoryError'
  readonly status: number | undefined

  constructor(message: string, status?: number) {
    super(message)
    this.status = status
  }
}

/**
 * Reads all users of a directory, and the groups of each. Users of the cloud alone have no account name and are passed over.
 * @see requirements TMWS-SYNC-4 to TMWS-SYNC-7
 */
export async function readDirectory(
  access: DirectoryAccess,
  credentials: Credentials,
  rules: Pick<TmwsRules, 'nextPage' | 'readsWithout'>,
): Promise<Reading> {
  try {
    const client = await open(access, credentials, rules)
    const users = await client.unless('User.Read.All', () => client.all('users', user))
    const groups = (await client.unless('Group.Read.All', () => client.all('groups', group))) ?? []
    const members = await Promise.all(
      groups.map(async ({ id, displayName }) => ({ displayName, members: await client.all(membersOf(id), user) })),
    )
    const found = users ?? members.flatMap((one) => one.members)
    return { kind: 'read', users: found.flatMap((one) => synchronized(one, groupsOf(one, members))) }
  } catch (error) {
    return { kind: 'failed', why: whyOf(error) }
  }
}

/** Whether a token is to be had. @see requirement TMWS-SYNC-10 */
export async function testConnection(access: DirectoryAccess, credentials: Credentials): Promise<Reading> {
  try {
    await tokenFor(access, credentials)
    return { kind: 'read', users: [] }
  } catch (error) {
    return { kind: 'failed', why: whyOf(error) }
  }
}

const whyOf = (error: unknown): string => (error instanceof Error ? error.message : String(error)).slice(0, MOST_SHOWN)
const membersOf = (id: string): string => `groups/${encodeURIComponent(id)}/members`

const groupsOf = (
  { id }: User,
  groups: readonly { readonly displayName: string; readonly members: readonly User[] }[],
): readonly string[] =>
  groups.filter(({ members }) => members.some((one) => one.id === id)).map(({ displayName }) => displayName)

const synchronized = (one: User, groups: readonly string[]): readonly DirectoryUser[] =>
  one.onPremisesSamAccountName
    ? [{ account: one.onPremisesSamAccountName, mail: one.mail ?? undefined, upn: one.userPrincipalName, groups }]
    : []

async function open(
  access: DirectoryAccess,
  credentials: Credentials,
  rules: Pick<TmwsRules, 'nextPage' | 'readsWithout'>,
) {
  const bearer = await tokenFor(access, credentials)
  const all = async <T extends z.ZodType>(path: string, item: T): Promise<readonly z.output<T>[]> => {
    const found: z.output<T>[] = []
    let next: string | undefined = `${access.url}/v1.0/${path}`
    for (let pages = 0; next !== undefined; pages += 1) {
      if (pages === MOST_PAGES) throw new DirectoryError(`${path} has no end`)
      // A token goes to nobody else, whatever a page says.
      if (!next.startsWith(`${access.url}/`)) throw new DirectoryError(`${path} goes on elsewhere`)
      const page: z.output<ReturnType<typeof pageOf<T>>> = await asked(
        access,
        new Request(next, { headers: { authorization: `Bearer ${bearer}` } }),
        pageOf(item),
      )
      found.push(...page.value)
      next = rules.nextPage(page['@odata.nextLink'])
    }
    return found
  }
  /** Undefined where the permission is missing and that is borne. */
  const unless = async <T>(permission: Permission, read: () => Promise<T>): Promise<T | undefined> => {
    try {
      return await read()
    } catch (error) {
      if (error instanceof DirectoryError && error.status === 403 && rules.readsWithout(permission)) return undefined
      throw error
    }
  }
  return { all, unless }
}

/** @see RFC 6749 4.4 */
async function tokenFor(access: DirectoryAccess, { tenant, applicationId, secret }: Credentials): Promise<string> {
  const request = new Request(`${access.url}/${encodeURIComponent(tenant)}/oauth2/v2.0/token`, {
    method: 'POST',
    body: new URLSearchParams({
      grant_type: 'client_credentials',
      client_id: applicationId,
      client_secret: secret,
      scope: 'https://graph.microsoft.com/.default',
    }),
  })
  return (await asked(access, request, token)).access_token
}

async function asked<T extends z.ZodType>(access: DirectoryAccess, request: Request, shape: T): Promise<z.output<T>> {
  const answer = await access.fetch(new Request(request, { signal: AbortSignal.timeout(TIMEOUT_MS) }))
  const text = await answer.text()
  if (!answer.ok) throw new DirectoryError(`the directory says ${answer.status}: ${text}`, answer.status)
  const read = shape.safeParse(jsonOf(text))
  if (!read.success) throw new DirectoryError(`the directory says what it should not: ${z.prettifyError(read.error)}`)
  return read.data
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
