import { type Context, Hono } from 'hono'
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

/** What is asked, and of whom. */
interface Wish {
  /** Entity id; absent: the first provider there is. */
  readonly provider?: string | undefined
  readonly byPost?: boolean | undefined
  readonly forceAuthn?: boolean | undefined
  readonly contextClass?: string | undefined
  /** Where the user wants to go. */
  readonly target?: string | undefined
  /** The account that the user has named. */
  readonly typed?: string | undefined
}
export type Ask = (c: Context, wish: Wish) => Response | Promise<Response>

/** Sends the browser to an identity provider with a request. @see SAML Profiles 4.1.3 */
export const createAsk =
  (config: ReferenceSpConfig, store: Store, rules: Rules, sessions: Sessions): Ask =>
  (c, { provider: asked, byPost = false, forceAuthn = false, contextClass, target: wanted, typed }) => {
    const provider = asked === undefined ? [...store.identityProviders.values()][0] : store.identityProviders.get(asked)
    const destination = byPost ? provider?.sso?.post : provider?.sso?.redirect
    if (!provider || destination === undefined) {
      return page(c, <RefusalPage reason="unknown-issuer" detail="there is nobody to ask" />, 404)
    }
    const { now } = worldOf(config, store)
    for (const [id, { openUntil }] of store.requests) if (openUntil <= now) store.requests.delete(id)

    const target = wanted?.slice(0, MOST_TARGET)
    const request: Outstanding = {
      id: rules.requestId(config.randomToken(), now),
      browser: sessions.greet(c),
      provider: provider.entityId,
      askedAt: now,
      openUntil: now + OPEN_SECONDS * 1000,
      forceAuthn,
      contextClass,
      relayState: rules.relayState(config.randomToken(), target),
      target,
      isAnswered: false,
      typed,
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
  }

/**
 * The way out: `GET /saml/login`. `provider` names whom to ask; `target` is where the user wants to go; `binding=post`, `force`
 * and `context` shape the request.
 */
export const asking = (ask: Ask): Hono =>
  new Hono().get('/saml/login', (c) =>
    ask(c, {
      provider: c.req.query('provider'),
      byPost: c.req.query('binding') === 'post',
      forceAuthn: c.req.query('force') !== undefined,
      contextClass: c.req.query('context'),
      target: c.req.query('target'),
    }),
  )
