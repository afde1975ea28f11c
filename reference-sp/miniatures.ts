/** Answers one request. */
export type Miniature = (request: Request) => Response | Promise<Response>

/**
 * Toy SPs with one vice each, on the reference SP's routes: what a harness says about them is a test of the harness. Each
 * call makes one with a memory of its own.
 */
export const miniatures = {
  acceptsAll: () => toy({ accepts: () => true, guest: 'guest' }),
  refusesAll: () => toy({ accepts: () => false }),
  /** Accepts every second login, beginning with the first. */
  changesItsMind: () => {
    let logins = 0
    return toy({
      accepts: () => {
        logins += 1
        return logins % 2 === 1
      },
    })
  },
  /** Says no and signs the user in. */
  leavesCookie: () => toy({ accepts: () => false, signsInAnyway: true, guest: 'guest' }),
  crashes: () => toy({ answers: () => new Response('Internal Server Error', { status: 500 }) }),
  neverAnswers: () => toy({ answers: untilAborted }),
  bigPage: () => toy({ answers: () => html('x'.repeat(BIG)) }),
  endlessRedirects: () =>
    toy({
      answers: (request) => redirect(`/saml/acs?n=${Number(new URL(request.url).searchParams.get('n') ?? 0) + 1}`),
    }),
  binaryAnswer: () =>
    toy({
      answers: () =>
        new Response(
          Uint8Array.from({ length: 4096 }, (_, index) => (index * 167) % 256),
          { headers: { 'content-type': 'application/octet-stream' } },
        ),
    }),
  /** Everybody is alice. */
  alwaysSignedIn: () => toy({ accepts: () => true, everybodyIs: 'alice' }),
} as const satisfies Record<string, () => Miniature>

/** Accepts everybody, once it has read the message: what that costs it is its reader's to say. */
export const acceptsAt = (read: (message: Buffer) => void): Miniature => toy({ accepts: () => true, reads: read })

export type MiniatureName = keyof typeof miniatures

const BIG = 10 * 1024 * 1024

interface Vice {
  readonly accepts?: () => boolean
  readonly signsInAnyway?: boolean
  readonly reads?: (message: Buffer) => void
  readonly everybodyIs?: string
  /** Whom a message signs in that names nobody; without one, such a message is refused. */
  readonly guest?: string
  /** Answers whatever is sent to the ACS. */
  readonly answers?: (request: Request) => Response | Promise<Response>
}

/** Those of the reference SP: a toy stands in its place. */
const ENDPOINTS: readonly string[] = ['/saml/acs', '/saml/acs/second']

function toy({ accepts = () => false, signsInAnyway = false, reads, everybodyIs, guest, answers }: Vice): Miniature {
  const users = new Map<string, string>()
  return async (request) => {
    const { pathname } = new URL(request.url)
    if (ENDPOINTS.includes(pathname)) {
      if (answers) return answers(request)
      const body = await request.text()
      reads?.(messageIn(body))
      const user = userOf(body) ?? guest
      const isAccepted = user !== undefined && accepts()
      const id = `s${users.size}`
      if (user !== undefined && (isAccepted || signsInAnyway)) users.set(id, user)
      const answer = isAccepted
        ? redirect('/')
        : html('<p class="saml-error" data-reason="bad-response">You were not signed in.</p>', 403)
      if (users.has(id)) answer.headers.set('set-cookie', `sid=${id}; Path=/; HttpOnly; SameSite=Lax`)
      return answer
    }
    if (pathname === '/whoami') {
      const user =
        everybodyIs ?? users.get(/(?:^|;\s*)sid=([^;]*)/.exec(request.headers.get('cookie') ?? '')?.[1] ?? '')
      if (user === undefined) return Response.json({ authenticated: false }, { status: 401 })
      const login = { user, roles: [], tenant: null, language: 'en-US', endsInSeconds: 3600 }
      return Response.json({ authenticated: true, ...login })
    }
    return pathname === '/' ? html('<p>A toy.</p>') : html('<p>Nothing here.</p>', 404)
  }
}

/** Whom the message names, signed or not: a search in the text is all the checking there is. */
export function userOf(body: string): string | undefined {
  const xml = messageIn(body).toString('utf8')
  const named =
    /RoleSessionName"[^>]*>\s*<[^>]*AttributeValue[^>]*>([^<]*)</.exec(xml) ?? /NameID[^>]*>([^<]*)</.exec(xml)
  return named?.[1]
}

const messageIn = (body: string): Buffer => Buffer.from(new URLSearchParams(body).get('SAMLResponse') ?? '', 'base64')

const html = (body: string, status = 200): Response =>
  new Response(`<!doctype html><title>Toy</title>${body}`, {
    status,
    headers: { 'content-type': 'text/html; charset=utf-8' },
  })

const redirect = (location: string): Response => new Response(null, { status: 303, headers: { location } })

/** Nobody hears anything until the one who asked has given up. */
const untilAborted = (request: Request): Promise<Response> =>
  new Promise((_resolve, reject) => {
    const give = (): void => reject(request.signal.reason)
    if (request.signal.aborted) give()
    else request.signal.addEventListener('abort', give, { once: true })
  })
