import { resolve } from 'node:path'
import { REFERENCE_FILE } from '../../cli/embedded.ts'
import { inProcessEnv, openHouse, targetOf } from '../../cli/in-process.ts'
import { profiles } from '../../suites/profiles/index.ts'
import { createInProcessDriver } from '../drive/in-process.ts'
import { openTargets } from '../run/recorded-run.ts'
import type { DeclaredTarget } from '../target/target.ts'

type Page = (user: string | undefined, request: Request) => Response | Promise<Response>

/** How an SP looks that decides as the reference SP does. */
export interface Dress {
  /** Its pages, by path; all else is not found. */
  readonly pages: Readonly<Record<string, Page>>
  /** What stands in place of the reference SP's refusal. */
  readonly refusal?: ((answer: Response) => Response | Promise<Response>) | undefined
}

const targets = await openTargets(REFERENCE_FILE, inProcessEnv(resolve('certs/keys')))
export const plain = targetOf('generic strict', targets)

/** The reference SP in other clothes, for tests, and what it takes to calibrate it. */
export function dressed({ pages, refusal }: Dress, change: Partial<DeclaredTarget> = {}) {
  const house = openHouse(plain, Date.now(), {})
  const fetch = async (request: Request): Promise<Response> => {
    const url = new URL(request.url)
    if (url.pathname === '/saml/acs') {
      const answer = await house.fetch(request)
      return answer.status >= 400 && refusal !== undefined ? refusal(answer) : answer
    }
    const who = await house.fetch(new Request(new URL('/whoami', url), { headers: request.headers }))
    const { user } = (await who.json()) as { readonly user?: string }
    return pages[url.pathname]?.(user, request) ?? new Response('<h1>Not found</h1>', { status: 404, headers: HTML })
  }
  const limits = { ...plain.limits, timeoutMs: 2000 }
  const driver = createInProcessDriver({ fetch }, limits, {
    now: () => house.clock.now(),
    wait: (milliseconds) => house.clock.wait(milliseconds),
    origin: new URL(plain.sp.acs).origin,
  })
  const target = { ...plain, limits, observe: undefined, ...change }
  return { target, profile: profiles.saml2, driver, clock: house.clock, seed: 'calibrate' }
}

const HTML = { 'content-type': 'text/html; charset=utf-8' }

export const html = (body: string, init: ResponseInit = {}): Response =>
  new Response(`<!doctype html><html><title>Shop</title>${body}</html>`, {
    ...init,
    headers: { ...HTML, ...init.headers },
  })

export const redirect = (location: string): Response => new Response(null, { status: 302, headers: { location } })
