import { createHash, timingSafeEqual } from 'node:crypto'
import { Hono } from 'hono'
import { bodyLimit } from 'hono/body-limit'
import { z } from 'zod'
import { type Directory, directorySchema } from '../directory/directory.ts'
import { type Application, createGraph, type Permission } from './graph.ts'

/** How the SP is registered in the directory. */
interface Registration {
  readonly tenantId: string
  readonly domain: string
  readonly clientId: string
  readonly secret: string
}

interface MockDirectoryOptions extends Registration {
  /** Where clients reach it, without a slash at the end. */
  readonly baseUrl: string
  /** Guards what changes it. */
  readonly adminToken: string
  readonly now: () => number
  readonly nextId: () => string
}

export interface MockDirectory {
  readonly fetch: (request: Request) => Response | Promise<Response>
}

/** Few, so that any directory has several pages. */
const PAGE_SIZE = 2
const MOST_BODY = 64 * 1024
const PERMISSIONS: readonly Permission[] = ['User.Read.All', 'Group.Read.All']

/** Who is there from the beginning. */
const people = (domain: string): Directory['people'] =>
  directorySchema.parse({
    domain,
    people: ['carol', 'dave', 'erin'].map((account) => ({
      account,
      groups: ['Staff'],
      attributes: { mail: `${account}@mail.${domain}`, userPrincipalName: `${account}@${domain}` },
    })),
  }).people

const bodies = {
  user: z.strictObject({ account: z.string().min(1), mail: z.string().min(1), upn: z.string().min(1) }),
  leaver: z.strictObject({ account: z.string().min(1) }),
  permission: z.strictObject({ permission: z.enum(['User.Read.All', 'Group.Read.All']) }),
  nothing: z.strictObject({}),
}

/**
 * A directory that changes: Microsoft Graph below `/v1.0` and the token endpoint, as {@link createGraph} has them; and below
 * `/changes`, for whoever has the token, what an administrator of Entra does: users come and go, a permission is taken back, the
 * secret ends.
 */
export function createMockDirectory(options: MockDirectoryOptions): MockDirectory {
  const { domain, clientId, secret, adminToken, now } = options
  let directory: Directory = { domain, assignment: 'not needed', mapping: {}, people: people(domain) }
  let application: Application = { clientId, secret, permissions: PERMISSIONS }
  const app = new Hono()

  app.use('/changes/*', bodyLimit({ maxSize: MOST_BODY }), async (c, next) => {
    const brought = c.req.header('authorization') ?? ''
    return isSame(brought, `Bearer ${adminToken}`) ? next() : c.json({ error: 'an administrator token is needed' }, 401)
  })
  const on = <T>(path: string, body: z.ZodType<T>, act: (wish: T) => void): void => {
    app.post(`/changes${path}`, async (c) => {
      const wish = body.safeParse(await c.req.json().catch(() => undefined))
      if (!wish.success) return c.json({ error: z.prettifyError(wish.error) }, 400)
      act(wish.data)
      return c.json({ ok: true })
    })
  }
  const without = (account: string) => directory.people.filter((one) => one.account !== account)

  on('/users/add', bodies.user, ({ account, mail, upn }) => {
    const attributes = { mail: [mail], userPrincipalName: [upn] }
    const newcomer = { account, groups: ['Staff'], attributes, enabled: true, assigned: true }
    directory = { ...directory, people: [...without(account), newcomer] }
  })
  on('/users/remove', bodies.leaver, ({ account }) => {
    directory = { ...directory, people: without(account) }
  })
  on('/permissions/revoke', bodies.permission, ({ permission }) => {
    application = { ...application, permissions: application.permissions.filter((one) => one !== permission) }
  })
  on('/permissions/restore', bodies.nothing, () => {
    application = { ...application, permissions: PERMISSIONS }
  })
  on('/secret/end', bodies.nothing, () => {
    application = { ...application, secretEndsAt: now() }
  })
  on('/secret/renew', bodies.nothing, () => {
    application = { ...application, secretEndsAt: undefined }
  })

  const graph = createGraph({
    ...options,
    directory: () => directory,
    application: () => application,
    pageSize: PAGE_SIZE,
  })
  app.route('/', graph)
  const mounted = new Hono().mount(new URL(options.baseUrl).pathname, (request: Request) => app.fetch(request))
  return { fetch: (request) => mounted.fetch(request) }
}

const isSame = (a: string, b: string): boolean => timingSafeEqual(digest(a), digest(b))
const digest = (text: string): Buffer => createHash('sha256').update(text).digest()
