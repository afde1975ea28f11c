import { describe, expect, test } from 'vitest'
import { miniatures } from '../../reference-sp/miniatures.ts'
import type { Driver } from '../drive/driver.ts'
import { createInProcessDriver } from '../drive/in-process.ts'
import { HarnessError } from '../error.ts'
import { virtualClock } from '../run/clock.ts'
import type { DeclaredTarget } from '../target/target.ts'
import { calibrate } from './calibrate.ts'
import { type Dress, dressed, html, plain, redirect } from './dressed-sp.sample.ts'
import type { Proposal, Unclear } from './proposal.ts'
import { writtenObserve } from './written.ts'

async function proposal(dress: Dress, probes: readonly string[] = [], change: Partial<DeclaredTarget> = {}) {
  const learned = await calibrate({ ...dressed(dress, change), probes })
  if (learned.kind === 'unclear') throw new Error(learned.why.join('\n'))
  return { ...learned, written: writtenObserve(learned.observe, plain.sp.acs) }
}

async function refusal(dress: Dress, probes: readonly string[] = []): Promise<Unclear> {
  const learned = await calibrate({ ...dressed(dress), probes })
  if (learned.kind === 'proposal') throw new Error(JSON.stringify(learned.observe))
  return learned
}

const confidence = ({ parts }: Proposal) => Object.fromEntries(parts.map((part) => [part.key, part.confidence]))

let ticks = 0
const tick = (): number => {
  ticks += 1
  return ticks
}

describe('an SP that shows who is signed in', () => {
  test('by JSON, with 401 for nobody', async () => {
    const { written, parts } = await proposal({
      pages: {
        '/whoami': (user) =>
          user === undefined
            ? Response.json({ authenticated: false, at: tick() }, { status: 401 })
            : Response.json({ authenticated: true, user, at: tick(), csrf: `token-${tick()}` }),
      },
    })
    expect(written).toMatchObject({
      identity: { get: '/whoami', alive: { status: 200, json: { '/authenticated': true } }, user: { json: '/user' } },
      anonymous: { status: 401, json: { '/authenticated': false } },
    })
    expect(parts[0]?.evidence.join()).toContain('/at, /csrf')
  })

  test('by JSON that answers 200 to everybody', async () => {
    const { written } = await proposal({
      pages: {
        '/whoAmI/api/json': (user) =>
          Response.json({ name: user ?? 'anonymous', anonymous: user === undefined, authorities: [] }),
      },
    })
    expect(written).toMatchObject({
      identity: {
        get: '/whoAmI/api/json',
        alive: { status: 200, json: { '/anonymous': false } },
        user: { json: '/name' },
      },
      anonymous: { json: { '/anonymous': true } },
    })
  })

  test('by an attribute on a page that is there for everybody', async () => {
    const found = await proposal({
      pages: {
        '/whoami': (user) =>
          html(
            user === undefined
              ? '<p id="anonymous">Nobody</p>'
              : `<p>You: <data id="user" value="${user}">${user}</data></p>`,
          ),
      },
    })
    expect(found.written).toMatchObject({
      identity: {
        get: '/whoami',
        alive: { status: 200, html: { selector: '#user' } },
        user: { html: { selector: '#user', attribute: 'value' } },
      },
      anonymous: { html: { selector: '#anonymous' } },
    })
    expect(confidence(found)['identity.user']).toBe('high')
  })

  test('on the page where the login lands, with a login form for nobody; tokens are noise', async () => {
    const found = await proposal({
      pages: {
        '/': () => redirect('/home'),
        '/home': (user) =>
          user === undefined
            ? redirect(`/login?next=%2Fhome&t=${tick()}`)
            : html(`<nav id="nav-${tick()}"><span class="username">${user}</span></nav><p>Request ${tick()}</p>`),
        '/login': () => html(`<form id="f"><input type="password" name="p"><input value="${tick()}"></form>`),
      },
    })
    expect(found.written).toMatchObject({
      identity: {
        get: '/home',
        alive: { status: 200, html: { selector: 'span.username' } },
        user: { html: { selector: 'span.username' } },
      },
      anonymous: { html: { selector: 'input[type=password]' } },
    })
  })

  test('on a page that the user names, which no list knows', async () => {
    const pages = {
      '/my/own': (user?: string) => (user ? Response.json({ login: user }) : new Response('', { status: 403 })),
    }
    expect((await proposal({ pages }, ['/my/own'])).written).toMatchObject({
      identity: { get: '/my/own', user: { json: '/login' } },
      anonymous: { status: 403 },
    })
    expect((await refusal({ pages })).give.join()).toContain('--probe')
  })

  test('in a sentence', async () => {
    const found = await proposal({
      pages: {
        '/': (user) =>
          html(user === undefined ? '<p>Hello. Sign in!</p>' : `<p>Hello ${user}, nice (to see) you</p><p>x</p>`),
      },
    })
    expect(found.written).toMatchObject({
      identity: {
        get: '/',
        alive: {
          status: 200,
          html: { selector: 'html > p:nth-of-type(1)', text: '^Hello (.*), nice \\(to see\\) you$' },
        },
        user: { html: { selector: 'html > p:nth-of-type(1)', matches: '^Hello (.*), nice \\(to see\\) you$' } },
      },
      anonymous: { bodyText: '^Hello\\. Sign in!$' },
    })
    expect(confidence(found)['identity.user']).toBe('low')
  })

  test('in a header', async () => {
    const pages = {
      '/me': (user?: string) =>
        new Response(user ? 'Hello' : 'Who?', user ? { headers: { 'x-user': user } } : { status: 401 }),
    }
    expect((await proposal({ pages })).written).toMatchObject({ identity: { get: '/me', user: { header: 'x-user' } } })
  })

  test('with accounts that it lists', async () => {
    const identities = { provisioning: 'listed', accounts: ['ann', 'bob'], marker: 'eve' } as const
    const pages = { '/me': (user?: string) => Response.json({ user: user ?? null }) }
    const found = await proposal({ pages }, [], { identities })
    expect(found.written).toMatchObject({
      identity: { alive: { status: 200, json: { '/user': { regex: '\\S' } } } },
      anonymous: { json: { '/user': null } },
    })
    expect(found.parts.find(({ key }) => key === 'identity.user')?.evidence.join()).toContain('"ann", "bob", "eve"')
  })

  test('and tells a refused browser of it once', async () => {
    const refused = new Set<string>()
    const { observe } = await proposal({
      refusal: () =>
        new Response(null, { status: 302, headers: { location: '/me?failed', 'set-cookie': 'flash=1; Path=/' } }),
      pages: {
        '/me': (user, request) => {
          if (user !== undefined) return html(`<b id="user">${user}</b>`)
          refused.add(request.headers.get('cookie') ?? '')
          return request.headers.get('cookie')?.includes('flash')
            ? html('<p class="flash">Login failed</p>')
            : html('<p class="hint">Sign in</p>')
        },
      },
    })
    expect(observe.anonymous).toEqual({
      anyOf: [{ html: { selector: 'p.hint' } }, { html: { selector: 'p.flash' } }],
    })
    expect(refused.size).toBe(2)
  })
})

test('an SP that takes but one mode is asked in that one, each time with another message', async () => {
  const pages = { '/me': (user?: string) => Response.json({ user: user ?? null }) }
  const options = dressed({ pages }, { modes: ['assertion', 'both'] })
  const users: string[] = []
  const driver: Driver = {
    ...options.driver,
    open: (outOfBounds) => {
      const browser = options.driver.open(outOfBounds)
      const send: typeof browser.send = async (request) => {
        const xml = Buffer.from(
          new URLSearchParams(Buffer.from(request.body ?? []).toString()).get('SAMLResponse') ?? '',
          'base64',
        ).toString()
        const isOnce = xml.split('<ds:Signature ').length === 2 || xml.split('<ds:Signature>').length === 2
        if (request.method === 'POST') users.push(/alice-\w+/.exec(xml)?.[0] ?? '')
        return browser.send(isOnce ? { ...request, body: Buffer.from('SAMLResponse=none') } : request)
      }
      return { ...browser, send }
    },
  }
  expect(await calibrate({ ...options, driver })).toMatchObject({ kind: 'proposal' })
  expect(users).toHaveLength(8)
  expect(new Set(users).size).toBe(8)
})

describe('how it refuses', () => {
  const pages = { '/me': (user?: string) => Response.json({ user: user ?? null }) }

  test('with a page of its own and status 500', async () => {
    const found = await proposal({
      pages,
      refusal: () => html(`<p class="sso-error">No. ${tick()}</p>`, { status: 500 }),
    })
    expect(found.written).toMatchObject({ refusal: { status: 500, html: { selector: 'p.sso-error' } } })
    expect(confidence(found).refusal).toBe('medium')
  })

  test('with a bare 500, as from a crash', async () => {
    const found = await proposal({ pages, refusal: () => new Response(null, { status: 500 }) })
    expect(found.written).toMatchObject({ refusal: { status: 500 } })
    expect(confidence(found).refusal).toBe('low')
  })

  test('with 500 for some faults only: that may be a crash, and is said', async () => {
    const found = await proposal({
      pages,
      refusal: async (answer) =>
        /signature/.test(await answer.text()) ? new Response('Oops', { status: 500 }) : html('No', { status: 403 }),
    })
    expect(found.observe.refusal).toBeUndefined()
    expect(found.notes.join()).toMatch(/5xx: bad-signature.*observe\.refusal/)
  })

  test('naming the reason in the words of the suite', async () => {
    expect((await proposal({ pages })).written).toMatchObject({
      error: {
        when: { html: { selector: 'p.saml-error' } },
        reason: { html: { selector: 'p.saml-error', attribute: 'data-reason' } },
      },
    })
  })

  test('naming it in words of its own, which are not mapped', async () => {
    const found = await proposal({
      pages,
      refusal: async (answer) => html(`<p>${(await answer.text()).length}</p>`, { status: 403 }),
    })
    expect(found.observe.error).toBeUndefined()
  })
})

describe('no guess is made where', () => {
  test('the name is somewhere in a script only', async () => {
    const { why, give } = await refusal({
      pages: { '/': (user) => html(user === undefined ? '<p>Hello</p>' : `<script>let user = "x${user}"</script>`) },
    })
    expect(why.join()).toContain('no element or value holds it alone')
    expect(give.join()).toContain('--probe')
  })

  test('the SP changes the name', async () => {
    const { why } = await refusal({ pages: { '/me': (user) => Response.json({ user: user?.toUpperCase() ?? null }) } })
    expect(why.join()).toContain('not in the case in which it was sent')
  })

  test('the SP is asked too often', async () => {
    const { give } = await refusal({ pages: { '/me': () => new Response('Slow down', { status: 429 }) } })
    expect(give[0]).toContain('429')
  })

  test('nothing but the name tells a session from nobody', async () => {
    const { why } = await refusal({
      pages: { '/': (user) => html(`<p>Hello <b>${user ?? 'guest'}</b></p>`) },
    })
    expect(why.join()).toContain('looks the same to who is signed in and to nobody')
  })

  test('nobody gets a 500 from the page', async () => {
    const { why } = await refusal({
      pages: { '/me': (user) => (user === undefined ? new Response('', { status: 500 }) : Response.json({ user })) },
    })
    expect(why.join()).toContain('as from a crash')
  })

  const limits = { timeoutMs: 300, maxRedirects: 5, maxBodyBytes: 200_000, concurrency: 1, maxWaitSeconds: 60 }
  const ofToy = (name: keyof typeof miniatures) =>
    calibrate({
      ...dressed({ pages: {} }),
      target: { ...plain, limits, observe: undefined },
      driver: createInProcessDriver({ fetch: miniatures[name]() }, limits),
      clock: virtualClock(Date.now()),
    })

  test.each([
    [
      'acceptsAll',
      /who logs in with bad-signature, unsigned, expired, wrong-audience is signed in/,
      /checks signatures/,
    ],
    ['leavesCookie', /who logs in with bad-signature/, /checks signatures/],
    ['refusesAll', /403.*so were the broken ones/, /identities|import the metadata|account/],
    ['alwaysSignedIn', /on none of the pages/, /--probe/],
    ['changesItsMind', /does not treat equal logins alike/, /accepts every honest login/],
    ['crashes', /500.*so were the broken ones/, /import the metadata/],
    ['bigPage', /so were the broken ones/, /--probe/],
    ['binaryAnswer', /so were the broken ones/, /--probe/],
    ['endlessRedirects', /on none of the pages/, /--probe/],
  ] as const)('an SP has the vice %s', async (name, why, give) => {
    const learned = await ofToy(name).catch((error: unknown) => error)
    expect(learned).toMatchObject({ kind: 'unclear' })
    const { why: said, give: wanted } = learned as Unclear
    expect(said.join(' ')).toMatch(why)
    expect(wanted.join(' ')).toMatch(give)
  })

  test('nobody answers', async () => {
    await expect(ofToy('neverAnswers')).rejects.toThrow(HarnessError)
  })
})
