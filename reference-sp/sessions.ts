import type { Context } from 'hono'
import { deleteCookie, getCookie, setCookie } from 'hono/cookie'
import type { ReferenceSpConfig } from './config.ts'
import type { Rules } from './rules.ts'
import type { PendingChoice, Session } from './session.ts'
import { type Store, worldOf } from './store.ts'

const SESSION = 'sid'
const CHOICE = 'choice'

/** Sessions and pending choices by the cookies of the browser that holds them. */
export interface Sessions {
  /** The session that is alive, if there is one. */
  readonly current: (c: Context) => Session | undefined
  /** The id by which the SP knows the browser, if it does. */
  readonly browser: (c: Context) => string | undefined
  /** The same, made where there is none. */
  readonly greet: (c: Context) => string
  /** The session of the browser whose request went out with that RelayState. */
  readonly ofRelayState: (relayState: string | undefined) => Session | undefined
  readonly currentId: (c: Context) => string | undefined
  /** Ends the session that the browser had and begins another. */
  readonly open: (c: Context, session: Session) => void
  readonly close: (c: Context) => void
  readonly postpone: (c: Context, pending: PendingChoice) => void
  readonly pending: (c: Context) => PendingChoice | undefined
  readonly decided: (c: Context) => void
}

export function createSessions(config: ReferenceSpConfig, store: Store, rules: Rules): Sessions {
  const now = (): number => worldOf(config, store).now
  const attributes = {
    httpOnly: true,
    path: '/',
    // The answer to a request is posted by the identity provider, another site: Lax would keep the browser from saying whose it is.
    // Without TLS, where None may not be said, a browser grants two minutes to a cookie that says nothing.
    ...(config.baseUrl.startsWith('https:') ? ({ sameSite: 'None', secure: true } as const) : {}),
  } as const

  const close = (c: Context): void => {
    const id = getCookie(c, SESSION)
    if (id !== undefined && store.sessions.delete(id)) deleteCookie(c, SESSION, attributes)
  }

  return {
    current: (c) => {
      const id = getCookie(c, SESSION)
      const session = id === undefined ? undefined : store.sessions.get(id)
      if (id === undefined || !session) return undefined
      if (!rules.isAlive(session, now())) {
        store.sessions.delete(id)
        return undefined
      }
      const after = rules.activity(session, now())
      store.sessions.set(id, after)
      return after
    },
    browser: (c) => getCookie(c, SESSION),
    greet: (c) => {
      const brought = getCookie(c, SESSION)
      if (brought !== undefined) return brought
      const id = config.randomToken()
      setCookie(c, SESSION, id, attributes)
      return id
    },
    ofRelayState: (relayState) => {
      const asked = [...store.requests.values()].find((one) => one.relayState === relayState)
      return asked && store.sessions.get(asked.browser)
    },
    open: (c, session) => {
      const brought = getCookie(c, SESSION)
      if (brought !== undefined) store.sessions.delete(brought)
      const id = rules.sessionId(brought, config.randomToken())
      store.sessions.set(id, session)
      setCookie(c, SESSION, id, attributes)
      // Another tab may still wait for its answer.
      for (const asked of store.requests.values()) {
        if (asked.browser === brought && !asked.isAnswered) store.requests.set(asked.id, { ...asked, browser: id })
      }
    },
    currentId: (c) => getCookie(c, SESSION),
    close,
    postpone: (c, pending) => {
      const token = config.randomToken()
      store.pending.set(token, pending)
      setCookie(c, CHOICE, token, attributes)
    },
    pending: (c) => {
      const token = getCookie(c, CHOICE)
      const pending = token === undefined ? undefined : store.pending.get(token)
      return pending && now() < pending.openUntil ? pending : undefined
    },
    decided: (c) => {
      const token = getCookie(c, CHOICE)
      if (token !== undefined) store.pending.delete(token)
      deleteCookie(c, CHOICE, attributes)
    },
  }
}
