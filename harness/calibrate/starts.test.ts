import { describe, expect, test } from 'vitest'
import { calibrate } from './calibrate.ts'
import { dressed, html, plain, redirect } from './dressed-sp.sample.ts'

const REQUEST = `<samlp:AuthnRequest xmlns:samlp="urn:oasis:names:tc:SAML:2.0:protocol" ID="_1" Version="2.0" IssueInstant="2026-11-29T12:00:00Z"><saml:Issuer xmlns:saml="urn:oasis:names:tc:SAML:2.0:assertion">${plain.sp.entityId}</saml:Issuer></samlp:AuthnRequest>`
const toTheIdp = (sso: string) => redirect(`${sso}?SAMLRequest=${encodeURIComponent(deflated(REQUEST))}`)

import { deflateRawSync } from 'node:zlib'

const deflated = (xml: string): string => deflateRawSync(xml).toString('base64')

const who = (user: string | undefined) =>
  user === undefined
    ? html('<a href="/account/sign-in?via=saml&amp;x=1">Sign in</a>', { status: 401 })
    : html(`<p id=user>${user}</p>`)

/** What calibration says of an SP with these pages, whose target file does not say where a login begins. */
async function started(pages: Parameters<typeof dressed>[0]['pages'], start?: { readonly url: string }) {
  const options = dressed({ pages: { '/whoami': who, ...pages } })
  const target = { ...options.target, sp: { ...options.target.sp, start } }
  const learned = await calibrate({ ...options, target })
  return learned.kind === 'proposal' ? learned.start?.url : learned.kind
}

const sso = `${plain.issuers.main?.entityId}/sso`

describe('where a login begins', { timeout: 120_000 }, () => {
  test('is found at a known address', async () => {
    expect(await started({ '/saml/login': () => toTheIdp(sso) })).toBe('/saml/login')
  })
  test('is found by a link of the page that shows nobody', async () => {
    expect(await started({ '/account/sign-in': () => toTheIdp(sso) })).toBe('/account/sign-in?via=saml&x=1')
  })
  test('is found where the page itself sends who is nobody to the IdP', async () => {
    expect(await started({ '/': (user) => (user === undefined ? toTheIdp(sso) : html('Hello')) })).toBe('/')
  })
  test('is not where a browser is led elsewhere, or without a request', async () => {
    expect(await started({ '/login': () => toTheIdp('https://other.example/sso'), '/sso': () => redirect(sso) })).toBe(
      undefined,
    )
  })
  test('is not looked for where the target file says it', async () => {
    expect(await started({ '/login': () => toTheIdp(sso) }, { url: '/mine' })).toBe(undefined)
  })
})
