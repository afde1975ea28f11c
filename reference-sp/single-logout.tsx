import { type Context, Hono } from 'hono'
import { limitBody } from './body-limit.ts'
import type { LogoutOrder } from './checks/logout/order.ts'
import type { ReferenceSpConfig } from './config.ts'
import { redirectUrl, type Sender } from './logout-message.ts'
import { decideLogout } from './logout-pipeline.ts'
import { page } from './pages/answer.ts'
import { RefusalPage } from './pages/refusal.tsx'
import { postedOf } from './posted.ts'
import type { Reason } from './reason.ts'
import type { Rules } from './rules.ts'
import type { Session } from './session.ts'
import type { Sessions } from './sessions.ts'
import { type Store, worldOf } from './store.ts'
import { beginTrail } from './trail.ts'

const MOST_OCTETS = 512 * 1024

/** The way out: the user's own logout, and single logout where this SP offers it. @see SAML Profiles 4.4 */
export function singleLogout(config: ReferenceSpConfig, store: Store, rules: Rules, sessions: Sessions): Hono {
  const app = new Hono()
  const signing = config.singleLogout
  const decides = config.decides ?? ((make) => make(config.exchanged ?? {}))

  const refused = (c: Context, reason: Reason, detail: string) =>
    page(c, <RefusalPage reason={reason} detail={detail} />, 403)

  /** A message of this SP: the address that takes it to the identity provider. */
  const sent = (
    field: 'SAMLRequest' | 'SAMLResponse',
    destination: string,
    write: (sender: Sender) => string,
    relayState?: string,
  ): string | undefined => {
    if (signing === undefined) return undefined
    const sender = {
      id: `_${config.randomToken()}`,
      issuer: config.entityId,
      now: worldOf(config, store).now,
      destination,
    }
    const xml = write(sender)
    return redirectUrl(field, xml, destination, { relayState, key: signing.privateKey, signer: rules.logoutSigner })
  }

  /** Asks the identity provider of the session to end all that belongs to it; `undefined` where it cannot be asked. */
  const asked = (session: Session, sessionId: string): string | undefined => {
    const { principal } = session
    const provider = principal && store.identityProviders.get(principal.issuer)
    if (!principal?.nameId || !provider?.singleLogout) return undefined
    const { issuer, nameId, sessionIndexes } = principal
    return sent('SAMLRequest', provider.singleLogout.requests, (sender) => {
      store.askedLogouts.set(sender.id, { issuer, sessionId })
      return rules.logoutRequest(sender, nameId, sessionIndexes)
    })
  }

  app.on(['GET', 'POST'], '/logout', (c) => {
    const { policy } = worldOf(config, store)
    const local = { method: c.req.method, origin: c.req.header('origin') }
    if (!rules.admitsLocalLogout(local, config.baseUrl, policy)) return refused(c, 'bad-response', 'not from this site')
    sessions.decided(c)
    const session = sessions.current(c)
    const url = session && asked(session, sessions.currentId(c) ?? '')
    if (url === undefined || rules.endsBeforeAnswer(policy)) sessions.close(c)
    return c.redirect(url ?? '/', 303)
  })

  if (signing === undefined) return app

  app.use('/saml/slo', limitBody({ maxSize: MOST_OCTETS, onError: (c) => refused(c, 'bad-response', 'too large') }))

  app.on(['GET', 'POST'], '/saml/slo', async (c) => {
    const posted = await postedOf(c.req)
    const world = worldOf(config, store)
    const trail = beginTrail(posted)
    const decision = decides((exchanged) => decideLogout(trail, world, exchanged))
    if (decision.kind === 'refused') return refused(c, decision.reason, decision.detail)
    const { order, id, relayState } = decision
    for (const used of decision.used) store.used.add(used)
    if (order.kind === 'response') {
      const answered = store.askedLogouts.get(order.inResponseTo ?? '')
      store.askedLogouts.delete(order.inResponseTo ?? '')
      store.sessions.delete(rules.endedByAnswer(answered?.sessionId, sessions.currentId(c)) ?? '')
      return c.redirect('/', 303)
    }
    const ended = endSessions(order, sessions.currentId(c))
    const location = store.identityProviders.get(order.issuer)?.singleLogout?.answers
    const url =
      location &&
      sent(
        'SAMLResponse',
        location,
        (sender) => rules.logoutResponse(sender, id, ended > 0 ? 'Success' : 'UnknownPrincipal'),
        relayState,
      )
    return c.redirect(url ?? '/', 303)
  })

  /** Ends what the order names, in whatever browser it is. */
  function endSessions(order: Extract<LogoutOrder, { kind: 'request' }>, current: string | undefined): number {
    const named = [...store.sessions].filter(([id, session]) => rules.logoutEnds(session, order, id === current))
    for (const [id] of named) store.sessions.delete(id)
    return named.length
  }

  return app
}
