import { createHash, timingSafeEqual } from 'node:crypto'
import { Hono } from 'hono'
import { bodyLimit } from 'hono/body-limit'
import { z } from 'zod'
import type { Administration, Done } from './administration.ts'

const MOST_OCTETS = 5 * 1024 * 1024

const bodies = {
  provider: z.strictObject({ tenant: z.string().optional(), name: z.string().optional(), metadata: z.string() }),
  clock: z.strictObject({ offsetSeconds: z.number() }),
  limit: z.strictObject({ seconds: z.number().int().positive().nullable() }),
  role: z.strictObject({ role: z.string() }),
}

const DONE: Done = { kind: 'done' }

/** The administration over HTTP, guarded by a bearer token. @see RFC 6750 */
export function adminApi(administration: Administration, token: string | undefined): Hono {
  const app = new Hono()

  app.use(bodyLimit({ maxSize: MOST_OCTETS }))
  app.use(async (c, next) => {
    const brought = /^Bearer (.+)$/.exec(c.req.header('authorization') ?? '')?.[1]
    if (token === undefined || brought === undefined || !isSame(brought, token)) {
      return c.json({ error: 'an administrator token is needed' }, 401)
    }
    return next()
  })

  const on = <T>(path: string, body: z.ZodType<T>, act: (wish: T) => Done): void => {
    app.post(path, async (c) => {
      const wish = body.safeParse(await c.req.json().catch(() => undefined))
      if (!wish.success) return c.json({ error: z.prettifyError(wish.error) }, 400)
      const done = act(wish.data)
      return done.kind === 'done' ? c.json({ ok: true }) : c.json({ error: done.why }, 422)
    })
  }

  on('/identity-providers', bodies.provider, administration.register)
  on('/clock', bodies.clock, ({ offsetSeconds }) => {
    administration.setClock(offsetSeconds)
    return DONE
  })
  on('/session-limit', bodies.limit, ({ seconds }) => {
    administration.setSessionLimit(seconds)
    return DONE
  })
  on('/roles/remove', bodies.role, ({ role }) => administration.removeRole(role))
  on('/roles/restore', bodies.role, ({ role }) => administration.restoreRole(role))
  return app
}

const isSame = (a: string, b: string): boolean => timingSafeEqual(digest(a), digest(b))
const digest = (text: string): Buffer => createHash('sha256').update(text).digest()
