import { Hono } from 'hono'
import type { ReferenceSpConfig } from './config.ts'
import type { Outstanding } from './outstanding.ts'
import { page } from './pages/answer.ts'
import { RefusalPage } from './pages/refusal.tsx'
import { ToProvider } from './pages/to-provider.tsx'
import type { Rules } from './rules.ts'
import type { Sessions } from './sessions.ts'
import { acsOf, type Store, worldOf } from './store.ts'

const OPEN_SECONDS = 300
const MOST_TARGET = 2000

/**
 * The way out: `GET /saml/login` sends the browser to an identity provider with a request. `provider` names it; `target`
 * is where the user wants to go; `binding=post`, `force` and `context` shape the request.
 * @see SAML Profiles 4.1.3
 */
export function asking(config: ReferenceSpConfig, store: Store, rules: Rules, sessions: Sessions): Hono {
  const app = new Hono()

  app.get('/saml/login', (c) => {
    const asked = c.req.query('provider')
    const provider = asked === undefined ? [...store.identityProviders.values()][0] : store.identityProviders.get(asked)
    const byPost = c.req.query('binding') === 'post'
    const destination = byPost ? provider?.sso?.post : provider?.sso?.redirect
    if (!provider || destination === undefined) {
      return page(c, <RefusalPage reason="unknown-issuer" detail="there is nobody to ask" />, 404)
    }
    const { now } = worldOf(config, store)
    for (const [id, { openUntil }] of store.requests) if (openUntil <= now) store.requests.delete(id)

    const target = c.req.query('target')?.slice(0, MOST_TARGET)
    const request: Outstanding = {
      id: rules.requestId(config.randomToken(), now),
      browser: sessions.greet(c),
      provider: provider.entityId,
      askedAt: now,
      openUntil: now + OPEN_SECONDS * 1000,
      forceAuthn: c.req.query('force') !== undefined,
      contextClass: c.req.query('context'),
      relayState: rules.relayState(config.randomToken(), target),
      target,
      isAnswered: false,
    }
    store.requests.set(request.id, request)
    const xml = rules.authnRequest({ ...request, at: now, entityId: config.entityId, acs: acsOf(config), destination })
    const { relayState } = request
    if (byPost) {
      const message = Buffer.from(xml).toString('base64')
      return page(c, <ToProvider action={destination} message={message} relayState={relayState} />, 200, destination)
    }
    const url = new URL(destination)
    url.searchParams.set('SAMLRequest', rules.deflated(xml))
    url.searchParams.set('RelayState', relayState)
    c.header('Cache-Control', 'no-store')
    return c.redirect(url.href, 302)
  })

  return app
}
