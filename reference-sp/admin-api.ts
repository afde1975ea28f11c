import { createHash, timingSafeEqual } from 'node:crypto'
import { type Context, Hono } from 'hono'
import { z } from 'zod'
import type { Administration, Done } from './administration.ts'
import { limitBody } from './body-limit.ts'
import type { ReferenceSpConfig } from './config.ts'
import { page } from './pages/answer.ts'
import { auditLogPage } from './pages/audit-log.tsx'
import { roleMappingsPage } from './pages/role-mappings.tsx'

const MOST_OCTETS = 5 * 1024 * 1024

const bodies = {
  provider: z.strictObject({ tenant: z.string().optional(), name: z.string().optional(), metadata: z.string() }),
  address: z.strictObject({ tenant: z.string().optional(), name: z.string().optional(), url: z.url() }),
  metadata: z.strictObject({ metadata: z.string() }),
  clock: z.strictObject({ offsetSeconds: z.number() }),
  limit: z.strictObject({ seconds: z.number().int().positive().nullable() }),
  nothing: z.strictObject({}),
  days: z.strictObject({ days: z.number().nonnegative().nullable() }),
  encryption: z.strictObject({ required: z.boolean() }),
  role: z.strictObject({ role: z.string() }),
  mapping: z.strictObject({
    tenant: z.string(),
    provider: z.string().optional(),
    mapping: z.strictObject({ groupsClaim: z.string(), roles: z.array(z.tuple([z.string(), z.string()])) }),
  }),
  tenant: z.strictObject({ tenant: z.string() }),
}

const DONE: Done = { kind: 'done' }

/** Something that an administrator can have done by a POST. */
export interface Door {
  readonly path: string
  readonly body: z.ZodType
  readonly act: (wish: unknown) => Done | Promise<Done>
}

export const door = <T>(path: string, body: z.ZodType<T>, act: (wish: T) => Done | Promise<Done>): Door => ({
  path,
  body,
  // What is acted on has been read by that very body.
  act: (wish) => act(wish as T),
})

/** Of a document that is no metadata an administrator is shown so many characters. */
const MOST_SHOWN = 200

/**
 * The administration over HTTP, guarded by a bearer token.
 * @param more what the product adds
 * @param load loads what a URL names; without it metadata are only taken from the request
 * @see RFC 6750
 */
export function adminApi(
  administration: Administration,
  token: string | undefined,
  more: readonly Door[] = [],
  load: ReferenceSpConfig['load'] = () => Promise.reject(new Error('this SP loads nothing')),
): Hono {
  const app = new Hono()

  app.use(limitBody({ maxSize: MOST_OCTETS }))
  app.use(async (c, next) => {
    const brought = /^Bearer (.+)$/.exec(c.req.header('authorization') ?? '')?.[1]
    if (token === undefined || brought === undefined || !isSame(brought, token)) {
      return c.json({ error: 'an administrator token is needed' }, 401)
    }
    return next()
  })

  const open = ({ path, body, act }: Door): void => {
    app.post(path, async (c) => {
      const wish = body.safeParse(await c.req.json().catch(() => undefined))
      if (!wish.success) return c.json({ error: z.prettifyError(wish.error) }, 400)
      const done = await act(wish.data)
      return done.kind === 'done' ? c.json({ ok: true, ...done.answer }) : c.json({ error: done.why }, 422)
    })
  }
  const on = <T>(...one: Parameters<typeof door<T>>): void => open(door(...one))

  for (const one of more) open(one)
  on('/identity-providers', bodies.provider, administration.register)
  on('/identity-providers/import', bodies.address, async ({ url, ...place }) => {
    try {
      const metadata = await load(url)
      const done = administration.register({ metadata, ...place })
      if (done.kind === 'done') return done
      return { ...done, why: `${done.why}; what was loaded begins ${JSON.stringify(metadata.slice(0, MOST_SHOWN))}` }
    } catch (error) {
      return {
        kind: 'impossible',
        why: `it cannot be loaded: ${error instanceof Error ? error.message : String(error)}`,
      }
    }
  })
  on('/metadata', bodies.metadata, ({ metadata }) => administration.importMetadata(Buffer.from(metadata, 'base64')))
  on('/metadata/restore', bodies.nothing, () => {
    administration.restoreMetadata()
    return DONE
  })
  on('/clock', bodies.clock, ({ offsetSeconds }) => {
    administration.setClock(offsetSeconds)
    return DONE
  })
  on('/session-limit', bodies.limit, ({ seconds }) => {
    administration.setSessionLimit(seconds)
    return DONE
  })
  on('/maintenance/end', bodies.nothing, () => {
    administration.endMaintenance()
    return DONE
  })
  on('/expiry-notice', bodies.days, ({ days }) => {
    administration.setNoticeDays(days)
    return DONE
  })
  on('/inactive-users', bodies.days, ({ days }) => {
    administration.setInactiveDays(days)
    return DONE
  })
  on('/encryption', bodies.encryption, ({ required }) => {
    administration.requireEncryption(required)
    return DONE
  })
  on('/roles/remove', bodies.role, ({ role }) => administration.removeRole(role))
  on('/roles/restore', bodies.role, ({ role }) => administration.restoreRole(role))
  on('/mapping', bodies.mapping, ({ tenant, provider, mapping }) =>
    administration.setMapping({ tenant, entityId: provider, ...mapping }),
  )
  on('/mapping/restore', bodies.tenant, ({ tenant }) => administration.restoreMapping(tenant))

  const tenantIn = (c: Context): string => c.req.query('tenant') ?? ''
  app.get('/saml-users', (c) => page(c, administration.samlUsers(tenantIn(c))))
  app.get('/role-mappings', (c) => page(c, roleMappingsPage(administration.roleMappings(tenantIn(c)))))
  app.get('/audit-log', (c) => page(c, auditLogPage(administration.auditLog())))
  return app
}

const isSame = (a: string, b: string): boolean => timingSafeEqual(digest(a), digest(b))
const digest = (text: string): Buffer => createHash('sha256').update(text).digest()
