import { deflateRawSync } from 'node:zlib'
import { describe, expect, test } from 'vitest'
import { calibrate } from './calibrate.ts'
import { type Dress, dressed, html, plain, redirect } from './dressed-sp.sample.ts'

const SLO = `${plain.issuers.main?.entityId}/slo`
const message = (name: string) =>
  `<samlp:${name} xmlns:samlp="urn:oasis:names:tc:SAML:2.0:protocol" ID="_1" Version="2.0" IssueInstant="2026-11-30T12:00:00Z"><saml:Issuer xmlns:saml="urn:oasis:names:tc:SAML:2.0:assertion">${plain.sp.entityId}</saml:Issuer></samlp:${name}>`
const toTheIdp = (name = 'LogoutRequest', field = 'SAMLRequest') =>
  redirect(`${SLO}?${field}=${encodeURIComponent(deflateRawSync(message(name)).toString('base64'))}`)

const page = (link: string) => (user: string | undefined) =>
  user === undefined ? html('', { status: 401 }) : html(`<p id=user>${user}</p>${link}`)

/** How a user logs out, as it is learned of an SP with these pages; and how often somebody logged in. */
async function ended(pages: Dress['pages'], link = '', singleLogout: object | null = { redirect: SLO }) {
  const options = dressed({ pages: { '/whoami': page(link), ...pages } })
  const target = { ...options.target, sp: { ...options.target.sp, singleLogout: singleLogout ?? undefined } }
  let logins = 0
  const driver = {
    ...options.driver,
    open: (...given: Parameters<typeof options.driver.open>) => {
      const browser = options.driver.open(...given)
      return {
        ...browser,
        send: (request: Parameters<typeof browser.send>[0]) => {
          if (request.method === 'POST' && request.url === target.sp.acs) logins += 1
          return browser.send(request)
        },
      }
    },
  }
  const learned = await calibrate({ ...options, driver, target })
  if (learned.kind === 'unclear') throw new Error(learned.why.join('\n'))
  return { logout: learned.logout && `${learned.logout.method} ${learned.logout.url}`, logins, learned }
}

const forUsers = (answer: () => Response) => (user: string | undefined) => (user === undefined ? html('') : answer())

describe('how a user logs out at the SP', { timeout: 120_000 }, () => {
  test('is found at a known address', async () => {
    const { logout, learned } = await ended({ '/saml/logout': forUsers(toTheIdp) })
    expect(logout).toBe('GET /saml/logout')
    expect(learned.logout?.evidence).toContain('a LogoutRequest over HTTP-Redirect')
  })
  test('is found by a link of the page that shows who is signed in', async () => {
    const { logout } = await ended({ '/me/sign-off': forUsers(toTheIdp) }, '<a href="/me/sign-off?x=1&amp;y=2">Bye</a>')
    expect(logout).toBe('GET /me/sign-off?x=1&y=2')
  })
  test('is found by a form without fields', async () => {
    const form = '<form method=post action=/session/logout><button>Bye</button></form>'
    const leave = (user: string | undefined, { method }: Request) =>
      user !== undefined && method === 'POST' ? toTheIdp() : html('')
    expect((await ended({ '/session/logout': leave }, form)).logout).toBe('POST /session/logout')
  })
  test('is found at the single logout service, where that is the place', async () => {
    const redirected = { redirect: new URL('/deep/single?sls', plain.sp.acs).href }
    expect((await ended({ '/deep/single': forUsers(toTheIdp) }, '', redirected)).logout).toBe('GET /deep/single?sls')
  })
  test('is not a form with a token, a link to elsewhere, or what ends the session here alone', async () => {
    const links = `<form method=post action=/a/logout><input type=hidden name=csrf value=1></form>
      <a href="https://elsewhere.example/logout">Bye</a>`
    const { logout } = await ended({ '/a/logout': forUsers(toTheIdp), '/logout': () => redirect('/') }, links)
    expect(logout).toBeUndefined()
  })
  test.each(['LogoutResponse', 'AuthnRequest'])('is not what sends a %s', async (name) => {
    const field = name === 'LogoutResponse' ? 'SAMLResponse' : 'SAMLRequest'
    expect((await ended({ '/logout': forUsers(() => toTheIdp(name, field)) })).logout).toBeUndefined()
  })
  test('is not looked for where the target file says it, or names no single logout', async () => {
    const pages = { '/logout': forUsers(toTheIdp) }
    const said = await ended(pages, '', { redirect: SLO, start: { method: 'GET', url: '/mine' } })
    const unnamed = await ended(pages, '', null)
    expect([said.logout, unnamed.logout, said.logins - unnamed.logins]).toEqual([undefined, undefined, 0])
  })
  test('takes a new login only after an address that is there', async () => {
    const none = await ended({})
    const some = await ended({ '/logout': () => html('Bye'), '/slo': () => html('Bye') })
    expect(some.logins - none.logins).toBe(2)
  })
})
