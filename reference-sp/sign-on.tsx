import { setImmediate } from 'node:timers/promises'
import { type Context, Hono } from 'hono'
import { limitBody } from './body-limit.ts'
import type { ReferenceSpConfig } from './config.ts'
import { page } from './pages/answer.ts'
import { Chooser } from './pages/chooser.tsx'
import { RefusalPage } from './pages/refusal.tsx'
import { decide, type Login } from './pipeline.ts'
import { addressOf, postedOf } from './posted.ts'
import type { Entry } from './products/cloud-one/saml-users.ts'
import type { Grant } from './products/grant.ts'
import type { Reason } from './reason.ts'
import type { Rules } from './rules.ts'
import type { Sessions } from './sessions.ts'
import { ENDPOINTS, type Store, worldOf } from './store.ts'
import { beginTrail } from './trail.ts'

const MOST_OCTETS = 5 * 1024 * 1024
const CHOICE_SECONDS = 300
const DAY = 86_400_000

/** The way in: the assertion consumer service and the role chooser. */
export function signOn(config: ReferenceSpConfig, store: Store, rules: Rules, sessions: Sessions): Hono {
  const app = new Hono()
  const decides = config.decides ?? ((make) => make(config.exchanged ?? {}))

  const refused = (c: Context, reason: Reason, detail: string) =>
    page(c, <RefusalPage reason={reason} detail={detail} />, 403)

  const note = (account: string, { home: { pod, tenant }, ...entry }: Entry): void => {
    const before = store.samlUsers.get(account)
    const known = rules.samlUser(before, { home: { pod, tenant }, ...entry }, config.randomToken())
    store.samlUsers.set(account, known)
    store.auditLog.push(rules.principalUrn(known))
  }

  const enter = (c: Context, login: Login, grant: Grant | undefined, relayState?: string): void => {
    const granted = grant?.role
    const account = `${granted ? `${granted.pod}:${granted.tenant}` : login.issuer}\n${login.user}`
    const { policy, now } = worldOf(config, store)
    const before = store.samlUsers.get(account)
    const role = before === undefined || rules.comesBack(before, now) ? granted : undefined
    const seen = store.lastSeen.get(account)
    const { inactiveDays } = store
    // What belonged to an account went with it; the login makes it anew.
    if (seen !== undefined && inactiveDays !== undefined && rules.isInactive(now - seen, inactiveDays * DAY))
      store.languages.delete(account)
    store.lastSeen.set(account, now)
    const language = rules.preference(store.languages.get(account), login.language, policy)
    if (language === undefined) store.languages.delete(account)
    else store.languages.set(account, language)
    store.federatedUsers.add(login.user)
    const { user, principal, displayName, timezone, endsAt } = login
    const session = { user, account, role, displayName, timezone, principal, startedAt: now, endsAt }
    sessions.open(c, rules.opened(session, sessions.ofRelayState(relayState)))
    if (role) note(account, { home: role, name: user, role: role.urn, displayName: displayName ?? user, now })
  }

  app.use(ENDPOINTS, limitBody({ maxSize: MOST_OCTETS, onError: (c) => refused(c, 'bad-response', 'too large') }))

  let inHand = 0
  app.use(ENDPOINTS, async (_, next) => {
    inHand += 1
    await next().finally(() => {
      inHand -= 1
    })
  })

  app.all(ENDPOINTS, async (c) => {
    const from = rules.comesFrom(addressOf(c), c.req.header('x-forwarded-for'))
    const posted = await postedOf(c.req, sessions.browser(c), from)
    // What comes at one moment is in hand before any of it is decided.
    await setImmediate()
    const world = worldOf(config, store, await loaded(rules.follows(posted), config.load), c.req.path)
    // From here to the answer nothing waits, so that two copies of a message cannot both be the first.
    const trail = beginTrail(posted)
    const decision = decides((exchanged) => decide(trail, world, config.product, exchanged))
    config.onDecision?.(decision)
    if (decision.kind === 'refused') {
      const login = rules.afterRefusal(decision.known, world)
      if (login) enter(c, login, login.choices[0])
      return refused(c, decision.reason, decision.detail)
    }
    if (rules.notesLater(inHand - 1)) await setImmediate()
    for (const id of decision.used) store.used.add(id)
    const { login, relayState, request } = decision
    if (request) store.requests.set(request.id, { ...request, isAnswered: true })
    if (!rules.asks(login.choices)) {
      enter(c, login, login.choices[0], relayState)
      const target = request ? (relayState === request.relayState ? request.target : undefined) : relayState
      const between = rules.between(target)
      if (between !== undefined) return c.html(between)
      for (const [name, value] of rules.headersOf(rules.landing(target, config.baseUrl))) c.header(name, value)
      return c.body(null, 303)
    }
    const listed = { ...login, choices: rules.listed(login, world) }
    sessions.close(c)
    sessions.postpone(c, { login: listed, openUntil: Math.min(login.endsAt, world.now + CHOICE_SECONDS * 1000) })
    return page(c, <Chooser choices={listed.choices} />)
  })

  app.post('/choose', limitBody({ maxSize: MOST_OCTETS }), async (c) => {
    const { fields } = await postedOf(c.req)
    const pending = sessions.pending(c)
    if (!pending) return refused(c, 'expired', 'there is nothing to choose from')
    const choices = fields.filter(([name]) => name === 'choice')
    const grant =
      choices.length === 1 ? rules.chosen(pending, choices[0]?.[1] ?? '', worldOf(config, store)) : undefined
    if (!grant) return refused(c, 'unauthorized-role', 'that is none of the choices')
    sessions.decided(c)
    enter(c, pending.login, grant)
    return c.redirect('/', 303)
  })

  return app
}

/** What the URLs name; nothing where it cannot be had. */
async function loaded(
  urls: readonly string[],
  load: ReferenceSpConfig['load'] = async () => '',
): Promise<ReadonlyMap<string, string>> {
  const texts = await Promise.all(urls.map(async (url) => [url, await load(url).catch(() => '')] as const))
  return new Map(texts)
}
