import { type Context, Hono } from 'hono'
import { z } from 'zod'
import { limitBody } from './body-limit.ts'
import type { ReferenceSpConfig } from './config.ts'
import type { Rules } from './rules.ts'
import type { Sessions } from './sessions.ts'
import { type Store, worldOf } from './store.ts'

const MOST_OCTETS = 64 * 1024

/** The call as it first was: in minutes. */
const inMinutes = z.object({
  ModifyTrustedUpdateModeRequest: z.object({ enabled: z.literal(true), duration: z.unknown() }),
})
/** The call as it is now: in milliseconds. */
const inMilliseconds = z.object({
  applicationControl: z.object({ maintenanceModeStatus: z.literal('on'), maintenanceModeDuration: z.unknown() }),
})

/**
 * Maintenance mode of Application Control, as a delivery pipeline switches it on: in the session of somebody whose role may.
 * @see requirements AC-MAINT-2, AC-MAINT-3, AC-AUTH-1; contradiction C24
 */
export function maintenance(config: ReferenceSpConfig, store: Store, rules: Rules, sessions: Sessions): Hono {
  const app = new Hono()
  app.use('/rest/*', limitBody({ maxSize: MOST_OCTETS }))
  app.use('/api/*', limitBody({ maxSize: MOST_OCTETS }))

  const switchOn = (c: Context, seconds: number | undefined) => {
    const session = sessions.current(c)
    if (!rules.mayMaintain(session, config.maintainers ?? [])) {
      return session ? c.json({ error: 'your role does not allow that' }, 403) : c.json({ error: 'sign in first' }, 401)
    }
    if (seconds === undefined) return c.json({ error: 'that is no time' }, 400)
    store.maintenanceUntil = worldOf(config, store).now + seconds * 1000
    return c.json({ ok: true })
  }

  app.post('/rest/hosts/:host/trusted-update-mode', async (c) => {
    const wish = inMinutes.safeParse(await c.req.json().catch(() => undefined))
    if (!wish.success) return switchOn(c, undefined)
    return switchOn(c, rules.maintenanceSeconds(wish.data.ModifyTrustedUpdateModeRequest.duration, 'minutes'))
  })

  app.post('/api/computers/:computer', async (c) => {
    const wish = inMilliseconds.safeParse(await c.req.json().catch(() => undefined))
    if (!wish.success) return switchOn(c, undefined)
    return switchOn(c, rules.maintenanceSeconds(wish.data.applicationControl.maintenanceModeDuration, 'milliseconds'))
  })

  return app
}

/** Whether it is on now. */
export const isInMaintenance = (config: ReferenceSpConfig, store: Store, rules: Rules): boolean =>
  store.maintenanceUntil !== undefined && rules.inMaintenance(store.maintenanceUntil, worldOf(config, store).now)
