import { type Miniature, userOf } from './miniatures.ts'

/**
 * Honest SPs that are hard to talk to: each lays one awkward habit over an SP and changes nothing about whom it signs in. What
 * a harness says about them must be what it says about the SP itself.
 */
export const awkward = {
  /** Every page, the refusals too, has status 200; only redirects are told by their status. */
  says200: (sp) => async (request) => {
    const answer = await sp(request)
    return isRedirect(answer) ? answer : renewed(answer, { status: 200 })
  },
  /** Its cookies have another name in every answer. */
  rotatesCookieNames: (sp) => {
    let names = 0
    return async (request) => {
      const answer = await sp(rewritten(request, 'cookie', newest))
      const cookies = answer.headers.getSetCookie()
      if (cookies.length === 0) return answer
      const headers = new Headers(answer.headers)
      headers.delete('set-cookie')
      for (const cookie of cookies)
        headers.append(
          'set-cookie',
          cookie.replace('=', () => `.${names++}=`),
        )
      return renewed(answer, { headers })
    }
  },
  /** Answers every third request with 429, and tells when to come again. */
  limitsRate: (sp) => {
    let asked = 0
    return (request) => {
      asked += 1
      return asked % 3 === 0 ? tooMany() : sp(request)
    }
  },
  /** Says who is signed in in Japanese, in the charset of old Japanese pages. */
  speaksShiftJis: (sp) => async (request) => {
    const answer = await sp(request)
    if (new URL(request.url).pathname !== '/whoami') return answer
    const { user } = (await answer.json()) as { user?: string }
    return inShiftJis(user === undefined ? NOBODY : Buffer.concat([USER, Buffer.from(inReferences(user))]))
  },
  /** A login begins with a form that has to be sent with the token that it came with. */
  wantsToken: (sp) => {
    const tokens = new Set<string>()
    return async (request) => {
      const { pathname, search } = new URL(request.url)
      if (pathname !== PORTAL) return sp(request)
      if (request.method === 'GET') {
        const token = `t${tokens.size}`
        tokens.add(token)
        return portal(token, search)
      }
      const fields = new URLSearchParams(await request.text())
      if (!tokens.has(fields.get('token') ?? '') || !fields.get('name')) return new Response('No.', { status: 403 })
      return Response.redirect(new URL(`/saml/login${search}`, request.url), 303)
    }
  },
} as const satisfies Record<string, (sp: Miniature) => Miniature>

export type Habit = keyof typeof awkward

/**
 * No habit: this SP locks an account once so many logins in its name were refused. It is strict to everybody from then on, so that
 * nothing which it refuses proves anything.
 */
export function lockingAccounts(sp: Miniature, failures = 5): Miniature {
  const refused = new Map<string, number>()
  return async (request) => {
    if (new URL(request.url).pathname !== '/saml/acs') return sp(request)
    const user = userOf(await request.clone().text()) ?? ''
    const before = refused.get(user) ?? 0
    if (before >= failures) return new Response('This account is locked.', { status: 403 })
    const answer = await sp(request)
    if (answer.status === 403) refused.set(user, before + 1)
    return answer
  }
}

// 利用者： and サインインしていません。
const USER = Buffer.from('979897708ed28146', 'hex')
const NOBODY = Buffer.from('8354834383938343839382b582c482a282dc82b982f18142', 'hex')

const inShiftJis = (text: Buffer): Response =>
  new Response(Buffer.concat([Buffer.from('<!doctype html><p>'), text]), {
    headers: { 'content-type': 'text/html; charset=Shift_JIS' },
  })

/** Characters that need not be in a charset. */
const inReferences = (text: string): string =>
  [...text].map((one) => (/[\w-]/.test(one) ? one : `&#${one.codePointAt(0)};`)).join('')

/** Where the login of `wantsToken` begins. */
export const PORTAL = '/portal'

const tooMany = (): Response => new Response('Slower, please.', { status: 429, headers: { 'retry-after': '2' } })

const portal = (token: string, search: string): Response =>
  new Response(
    `<!doctype html><title>Portal</title><form id=search><input name=q></form>
    <form id=portal method=post action="${PORTAL}${search.replaceAll('&', '&amp;')}">
    <input type=hidden name=token value=${token}><input name=name></form>`,
    { headers: { 'content-type': 'text/html; charset=utf-8' } },
  )

/** Of each name the cookie that came last, without its number. */
function newest(cookies: string): string {
  const latest = new Map<string, { readonly number: number; readonly value: string }>()
  for (const [, name = '', number = '', value = ''] of cookies.matchAll(/([^=;\s]+)\.(\d+)=([^;]*)/g)) {
    if ((latest.get(name)?.number ?? -1) < Number(number)) latest.set(name, { number: Number(number), value })
  }
  return [...latest].map(([name, { value }]) => `${name}=${value}`).join('; ')
}

const isRedirect = ({ status }: Response): boolean => status >= 300 && status < 400

const renewed = (answer: Response, { status = answer.status, headers = answer.headers }: ResponseInit): Response =>
  new Response(answer.body, { status, headers })

function rewritten(request: Request, name: string, change: (value: string) => string): Request {
  const value = request.headers.get(name)
  if (value === null) return request
  const headers = new Headers(request.headers)
  headers.set(name, change(value))
  return new Request(request, { headers })
}
