import { createHash } from 'node:crypto'
import { type Context, Hono } from 'hono'
import { bodyLimit } from 'hono/body-limit'
import type { Directory, Person } from '../directory/directory.ts'

/** What an administrator grants to an application. */
export type Permission = 'User.Read.All' | 'Group.Read.All'

export interface Application {
  readonly clientId: string
  readonly secret: string
  /** Milliseconds since the epoch; absent: never. */
  readonly secretEndsAt?: number | undefined
  /** With the consent of an administrator. */
  readonly permissions: readonly Permission[]
}

interface GraphOptions {
  /** Where clients reach it, without a slash at the end. */
  readonly baseUrl: string
  /** As it is now. */
  readonly directory: () => Directory
  /** The tenant by its id; the domain of the directory names it too. */
  readonly tenantId: string
  /** As it is registered now. */
  readonly application: () => Application
  readonly now: () => number
  readonly nextId: () => string
  /** Objects of one page, where the client wants no less. */
  readonly pageSize?: number | undefined
}

const MOST_BODY = 64 * 1024
const TOKEN_SECONDS = 3599

/** The object id of what has that name: always the same. */
export const objectId = (kind: 'user' | 'group', name: string): string =>
  createHash('sha256')
    .update(`${kind}/${name}`)
    .digest('hex')
    .replace(/^(.{8})(.{4})(.{4})(.{4})(.{12}).*$/, '$1-$2-$3-$4-$5')

const userOf = ({ account, attributes, enabled }: Person, domain: string) => ({
  id: objectId('user', account),
  displayName: attributes.displayName?.[0] ?? account,
  mail: attributes.mail?.[0] ?? null,
  userPrincipalName: attributes.userPrincipalName?.[0] ?? attributes.mail?.[0] ?? `${account}@${domain}`,
  onPremisesSamAccountName: account,
  accountEnabled: enabled,
})

const groupOf = (name: string) => ({
  id: objectId('group', name),
  displayName: name,
  securityEnabled: true,
  mailEnabled: false,
})

/**
 * A directory as Microsoft Graph shows it to an application that synchronizes from it: a token for client credentials, users,
 * groups and members, in pages. It needs no socket: `app.fetch(request)`.
 */
export function createGraph(options: GraphOptions): Hono {
  const { directory, tenantId, application, baseUrl, now, nextId, pageSize = 100 } = options
  const endOf = new Map<string, number>()
  const app = new Hono()
  app.use(bodyLimit({ maxSize: MOST_BODY }))

  app.post('/:tenant/oauth2/v2.0/token', async (c) => {
    const tenant = c.req.param('tenant')
    if (tenant !== tenantId && tenant.toLowerCase() !== directory().domain.toLowerCase())
      return refusedToken(c, 400, 'invalid_request', 90002, `Tenant '${tenant}' not found.`)
    const fields = await c.req.parseBody()
    const { clientId, secret, secretEndsAt } = application()
    if (fields.grant_type !== 'client_credentials')
      return refusedToken(c, 400, 'unsupported_grant_type', 70003, 'The grant type is not supported.')
    if (fields.client_id !== clientId)
      return refusedToken(c, 400, 'unauthorized_client', 700016, 'The application was not found in the directory.')
    if (fields.client_secret !== secret)
      return refusedToken(c, 401, 'invalid_client', 7000215, 'Invalid client secret provided.')
    if (secretEndsAt !== undefined && now() >= secretEndsAt)
      return refusedToken(c, 401, 'invalid_client', 7000222, 'The provided client secret keys are expired.')
    const token = nextId()
    endOf.set(token, now() + TOKEN_SECONDS * 1000)
    return c.json({
      token_type: 'Bearer',
      expires_in: TOKEN_SECONDS,
      ext_expires_in: TOKEN_SECONDS,
      access_token: token,
    })
  })

  app.use('/v1.0/*', async (c, next) => {
    const [scheme, token = ''] = (c.req.header('authorization') ?? '').split(' ')
    if (scheme?.toLowerCase() !== 'bearer' || now() >= (endOf.get(token) ?? 0))
      return refused(c, 401, 'InvalidAuthenticationToken', 'Access token is empty, unknown or has expired.')
    return next()
  })

  const needs = (permission: Permission) => async (c: Context, next: () => Promise<void>) =>
    application().permissions.includes(permission)
      ? next()
      : refused(c, 403, 'Authorization_RequestDenied', 'Insufficient privileges to complete the operation.')

  /** One page of a collection, and the address of the next. */
  const page = (c: Context, path: string, all: readonly Readonly<Record<string, unknown>>[]) => {
    const start = Number(c.req.query('$skiptoken') ?? 0)
    const top = Number(c.req.query('$top') ?? pageSize)
    if (!Number.isSafeInteger(start) || start < 0 || !Number.isSafeInteger(top) || top < 1 || top > 999)
      return refused(c, 400, 'Request_BadRequest', 'Invalid page size or skip token.')
    const end = start + Math.min(top, pageSize)
    const fields = c.req.query('$select')?.split(',')
    const value = all
      .slice(start, end)
      .map((one) => Object.fromEntries(Object.entries(one).filter(([name]) => fields?.includes(name) ?? true)))
    const query = new URLSearchParams({ ...c.req.query(), $skiptoken: String(end) })
    return c.json({
      '@odata.context': `${baseUrl}/v1.0/$metadata#${path.split('/').at(-1)}`,
      ...(end < all.length ? { '@odata.nextLink': `${baseUrl}/v1.0/${path}?${query}` } : {}),
      value,
    })
  }

  const users = (people: readonly Person[]) => people.map((one) => userOf(one, directory().domain))
  const names = () => [...new Set(directory().people.flatMap(({ groups }) => groups))]
  app.get('/v1.0/users', needs('User.Read.All'), (c) => page(c, 'users', users(directory().people)))
  app.get('/v1.0/groups', needs('Group.Read.All'), (c) => page(c, 'groups', names().map(groupOf)))
  app.get('/v1.0/groups/:id/members', needs('Group.Read.All'), (c) => {
    const id = c.req.param('id') ?? ''
    const name = names().find((one) => objectId('group', one) === id)
    if (name === undefined)
      return refused(c, 404, 'Request_ResourceNotFound', `Resource '${id.slice(0, 100)}' does not exist.`)
    const members = directory().people.filter(({ groups }) => groups.includes(name))
    return page(
      c,
      `groups/${id}/members`,
      users(members).map((one) => ({ '@odata.type': '#microsoft.graph.user', ...one })),
    )
  })
  app.notFound((c) => refused(c, 404, 'Request_ResourceNotFound', 'There is no such resource.'))
  return app
}

const refused = (c: Context, status: 400 | 401 | 403 | 404, code: string, message: string): Response =>
  c.json({ error: { code, message, innerError: {} } }, status)

const refusedToken = (c: Context, status: 400 | 401, error: string, code: number, message: string): Response =>
  c.json({ error, error_description: `AADSTS${code}: ${message}`, error_codes: [code] }, status)
