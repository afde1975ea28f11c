import { Hono } from 'hono'
import { adminApi } from './admin-api.ts'
import { type Administration, createAdministration } from './administration.ts'
import { asking, createAsk } from './asking.tsx'
import { limitBody } from './body-limit.ts'
import type { ReferenceSpConfig } from './config.ts'
import { isInMaintenance, maintenance } from './maintenance.ts'
import { notices } from './notices.ts'
import { page } from './pages/answer.ts'
import { Console } from './pages/console.tsx'
import { SignedOut } from './pages/signed-out.tsx'
import { postedOf } from './posted.ts'
import { LANGUAGES_OF, type Language, SPOKEN } from './products/languages.ts'
import { tmwsDoors } from './products/tmws/doors.ts'
import { portal } from './products/tmws/portal.tsx'
import { createSynchronization } from './products/tmws/synchronization.ts'
import { rules as honest, type Rules } from './rules.ts'
import type { Session } from './session.ts'
import { createSessions } from './sessions.ts'
import { signOn } from './sign-on.tsx'
import { singleLogout } from './single-logout.tsx'
import { acsOf, createStore, endpointsOf, singleLogoutOf, worldOf } from './store.ts'

export interface ReferenceSp {
  readonly app: Hono
  /** Answers one request; the SP without a socket. */
  readonly fetch: (request: Request) => Response | Promise<Response>
  readonly admin: Administration
  readonly acs: string
}

/**
 * The embedded service provider: strict, exact and in memory. It takes answers over HTTP POST, asked for or not.
 * @see SAML Profiles 4.1
 */
export function createReferenceSp(config: ReferenceSpConfig): ReferenceSp {
  const rules: Rules = { ...honest, ...config.exchanged }
  const store = createStore(config)
  const sessions = createSessions(config, store, rules)
  const admin = createAdministration(config, store, rules)
  const acs = acsOf(config)
  const localUsers = new Map(Object.entries(config.localUsers ?? {}))
  const description = {
    entityId: config.entityId,
    endpoints: endpointsOf(config),
    singleLogout: singleLogoutOf(config),
    signingCertificate: config.singleLogout?.certificate,
    wantsAssertionsSigned: worldOf(config, store).policy['signed.response'] === 'reject',
    encryptionCertificates: (config.encryptionKeys ?? []).map(({ certificate }) => certificate),
  }
  const app = new Hono()

  const languageOf = (session: Session): Language =>
    SPOKEN.find((one) => one === store.languages.get(session.account)) ?? LANGUAGES_OF[config.product][0]
  const secondsLeft = (session: Session): number =>
    Math.max(0, Math.floor((session.endsAt - worldOf(config, store).now) / 1000))

  app.get('/health', (c) => c.json({ ok: true }))

  app.get('/saml', (c) =>
    c.body(rules.spMetadata(description), 200, { 'Content-Type': 'application/samlmetadata+xml' }),
  )

  const ask = createAsk(config, store, rules, sessions)
  const synchronization = createSynchronization(config, store, rules)
  const isTmws = config.product === 'tmws'
  // Whoever goes to the web says who he is before anybody is asked.
  app.route('/', isTmws ? portal(config, store, rules, sessions, ask, synchronization) : asking(ask))
  app.route('/', signOn(config, store, rules, sessions))
  app.route('/', singleLogout(config, store, rules, sessions))
  app.route(
    '/admin',
    adminApi(admin, config.adminToken, isTmws ? tmwsDoors(config, store, rules, synchronization) : [], config.load),
  )
  app.route('/', maintenance(config, store, rules, sessions))

  app.get('/whoami', (c) => {
    c.header('Cache-Control', 'no-store')
    const session = sessions.current(c)
    if (!session) return c.json({ authenticated: false }, 401)
    return c.json({
      authenticated: true,
      user: session.user,
      displayName: session.displayName ?? session.user,
      timezone: session.timezone ?? null,
      roles: session.role ? [session.role.urn] : [],
      tenant: session.role?.tenant ?? null,
      language: languageOf(session),
      endsInSeconds: secondsLeft(session),
    })
  })

  app.get('/', (c) => {
    const session = sessions.current(c)
    const door = session === undefined ? rules.door() : undefined
    if (door !== undefined) return c.redirect(door, 302)
    if (!session) return page(c, <SignedOut failed={false} />)
    return page(
      c,
      <Console
        session={session}
        language={languageOf(session)}
        secondsLeft={secondsLeft(session)}
        inMaintenance={isInMaintenance(config, store, rules)}
        notices={notices(config, store, rules)}
      />,
    )
  })

  app.post('/login', limitBody({ maxSize: 64 * 1024 }), async (c) => {
    const fields = new Map((await postedOf(c.req)).fields)
    const name = fields.get('name') ?? ''
    const users = { passwords: localUsers, federated: store.federatedUsers }
    if (!rules.admitsPassword(name, fields.get('password') ?? '', users))
      return page(c, <SignedOut failed={true} />, 403)
    const { now, sessionLimitSeconds } = worldOf(config, store)
    const endsAt = now + sessionLimitSeconds * 1000
    const role = rules.nativeRole(name, [...store.samlUsers.values()])
    sessions.open(c, { user: name, account: `local\n${name}`, role, startedAt: now, endsAt })
    return c.redirect('/', 303)
  })

  return { app, fetch: (request) => app.fetch(request), admin, acs }
}
