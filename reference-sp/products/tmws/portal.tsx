import { Hono } from 'hono'
import type { Ask } from '../../asking.tsx'
import { limitBody } from '../../body-limit.ts'
import type { ReferenceSpConfig } from '../../config.ts'
import { page } from '../../pages/answer.ts'
import { Portal } from '../../pages/portal.tsx'
import { RefusalPage } from '../../pages/refusal.tsx'
import { Site } from '../../pages/site.tsx'
import { postedOf } from '../../posted.ts'
import type { Rules } from '../../rules.ts'
import type { Sessions } from '../../sessions.ts'
import type { Store } from '../../store.ts'
import type { Synchronization } from './synchronization.ts'

const MOST_OCTETS = 64 * 1024

/**
 * The way to the web, `/visit?to=…`, and the captive portal to which whoever is not signed in is led.
 * @see requirements TMWS-PORT-1 to TMWS-PORT-9
 */
export function portal(
  config: ReferenceSpConfig,
  store: Store,
  rules: Rules,
  sessions: Sessions,
  ask: Ask,
  { catchUp }: Synchronization,
): Hono {
  const app = new Hono()

  app.get('/visit', (c) => {
    c.header('Cache-Control', 'no-store')
    const { pathname, search } = new URL(c.req.url)
    if (rules.passes(sessions.current(c))) return page(c, <Site to={c.req.query('to') ?? '/'} />)
    return c.redirect(`/portal?${new URLSearchParams({ target: `${pathname}${search}` })}`, 302)
  })

  app.get('/portal', (c) => page(c, <Portal target={c.req.query('target') ?? '/'} />))

  app.post('/portal', limitBody({ maxSize: MOST_OCTETS }), async (c) => {
    const fields = new Map((await postedOf(c.req)).fields)
    await catchUp()
    const { settings, users } = store.tmws
    if (!rules.leadsToProvider(settings.method)) {
      return page(c, <RefusalPage reason="unsolicited" detail="users do not sign in by Microsoft Entra ID here" />, 403)
    }
    const domains = (config.tenants ?? []).map(({ id }) => id)
    const account = rules.accountTyped(fields.get('logon') ?? '', { domains, users })
    if (account === undefined) {
      return page(c, <RefusalPage reason="unknown-user" detail="that is no name of this organization" />, 403)
    }
    return ask(c, { target: fields.get('target'), typed: account })
  })

  return app
}
