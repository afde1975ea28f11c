import { SAML } from '@node-saml/node-saml'
import { describe, expect, test } from 'vitest'
import { samlpContender } from '../bench/contenders/samlp.ts'
import { login, SP, userOf } from '../bench/login.ts'
import { certificatePem, throwawayIssuer } from '../bench/throwaway-issuer.ts'
import { idpMetadata } from '../mock-idp/server/metadata.ts'
import { randomIds } from '../mock-idp/sign/ids.ts'
import { mint } from '../mock-idp/sign/mint.ts'
import { planFor } from '../mock-idp/sign/plan.ts'
import { createReferenceSp } from '../reference-sp/app.tsx'

const issuer = throwawayIssuer()

/**
 * The control: an issuer that shares nothing with the mock IdP. Where it can sign in, the mock can as well; where it cannot, the
 * SP or the trust is at fault. samlp is what saml-idp is made of.
 */
const ISSUERS = {
  samlp: async () => samlpContender(issuer)(7),
  'the mock IdP': async () =>
    mint(login(7, issuer), planFor('assertion'), { keyring: { main: issuer }, now: Date.now(), nextId: randomIds() }),
}

async function signedIn(message: string): Promise<unknown> {
  const baseUrl = new URL(SP.acs).origin
  let tokens = 0
  const sp = createReferenceSp({
    product: 'generic',
    entityId: SP.entityId,
    baseUrl,
    now: Date.now,
    randomToken: () => `token-${tokens++}`,
    policy: {},
    tenants: [],
    skewSeconds: 60,
    defaultSessionSeconds: 3600,
  })
  const metadata = idpMetadata({
    entityId: issuer.entityId,
    certificates: [issuer.certificate],
    sso: 'https://idp.bench.test/sso',
  })
  expect(sp.admin.register({ metadata })).toMatchObject({ kind: 'done' })
  const body = new URLSearchParams({ SAMLResponse: Buffer.from(message).toString('base64') })
  const answer = await sp.fetch(new Request(`${baseUrl}/saml/acs`, { method: 'POST', body }))
  const cookie = answer.headers.get('set-cookie')?.split(';')[0] ?? ''
  const who = await sp.fetch(new Request(`${baseUrl}/whoami`, { headers: { cookie } }))
  return ((await who.json()) as { user?: unknown }).user
}

describe.each(Object.entries(ISSUERS))('a login that %s makes', (_, issue) => {
  test('signs its user in at the reference SP', async () => {
    expect(await signedIn(await issue())).toBe(userOf(7))
  })

  test('signs its user in at node-saml', async () => {
    const saml = new SAML({
      idpCert: certificatePem(issuer),
      issuer: SP.entityId,
      audience: SP.entityId,
      callbackUrl: SP.acs,
      wantAuthnResponseSigned: false,
    })
    const SAMLResponse = Buffer.from(await issue()).toString('base64')
    const { profile } = await saml.validatePostResponseAsync({ SAMLResponse })
    expect(profile?.nameID).toBe(userOf(7))
  })
})
