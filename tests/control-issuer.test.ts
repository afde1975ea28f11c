import { SAML } from '@node-saml/node-saml'
import samlify from 'samlify'
import { afterAll, describe, expect, test } from 'vitest'
import { login, SP, userOf } from '../bench/login.ts'
import { certificatePem, throwawayIssuer } from '../bench/throwaway-issuer.ts'
import { idpMetadata } from '../mock-idp/server/metadata.ts'
import { randomIds } from '../mock-idp/sign/ids.ts'
import { mint } from '../mock-idp/sign/mint.ts'
import { planFor } from '../mock-idp/sign/plan.ts'
import { createReferenceSp } from '../reference-sp/app.tsx'
import { startSamlIdp } from './saml-idp.ts'

/** What an SP imports of an identity provider, and a message of it. */
interface Control {
  readonly metadata: string
  readonly certificate: string
  readonly message: string
}

const USER = userOf(7)
const ours = throwawayIssuer()
const control = await startSamlIdp(SP)
afterAll(() => control.close())

/**
 * The control: an identity provider that shares nothing with the mock IdP. Where it can sign in, the mock can as well; where it
 * cannot, the SP or the trust is at fault.
 */
const PROVIDERS: Readonly<Record<string, () => Promise<Control>>> = {
  'saml-idp': async () => ({ ...control, message: await control.signIn(USER) }),
  'the mock IdP': async () => {
    const minting = { keyring: { main: ours }, now: Date.now(), nextId: randomIds() }
    return {
      metadata: idpMetadata({
        entityId: ours.entityId,
        certificates: [ours.certificate],
        sso: 'https://idp.bench.test/sso',
      }),
      certificate: certificatePem(ours),
      message: Buffer.from(mint(login(7, ours), planFor('assertion'), minting)).toString('base64'),
    }
  },
}

/** Who is signed in, at SPs that share nothing with each other. */
const SPS: Readonly<Record<string, (given: Control) => Promise<unknown>>> = {
  'the reference SP': async ({ metadata, message }) => {
    const baseUrl = new URL(SP.acs).origin
    let tokens = 0
    const sp = createReferenceSp({
      product: 'generic',
      entityId: SP.entityId,
      baseUrl,
      now: Date.now,
      randomToken: () => `token-${tokens++}`,
      skewSeconds: 60,
      defaultSessionSeconds: 3600,
    })
    expect(sp.admin.register({ metadata })).toMatchObject({ kind: 'done' })
    const body = new URLSearchParams({ SAMLResponse: message })
    const answer = await sp.fetch(new Request(`${baseUrl}/saml/acs`, { method: 'POST', body }))
    const cookie = answer.headers.get('set-cookie')?.split(';')[0] ?? ''
    const who = await sp.fetch(new Request(`${baseUrl}/whoami`, { headers: { cookie } }))
    return ((await who.json()) as { user?: unknown }).user
  },
  'node-saml': async ({ certificate, message }) => {
    const saml = new SAML({
      idpCert: certificate,
      issuer: SP.entityId,
      audience: SP.entityId,
      callbackUrl: SP.acs,
      wantAuthnResponseSigned: false,
    })
    const { profile } = await saml.validatePostResponseAsync({ SAMLResponse: message })
    return profile?.nameID
  },
  samlify: async ({ metadata, message }) => {
    // It does nothing without one; that messages are valid by the schemas is shown elsewhere.
    samlify.setSchemaValidator({ validate: async () => 'valid' })
    const sp = samlify.ServiceProvider({
      entityID: SP.entityId,
      wantAssertionsSigned: true,
      assertionConsumerService: [{ Binding: 'urn:oasis:names:tc:SAML:2.0:bindings:HTTP-POST', Location: SP.acs }],
    })
    const idp = samlify.IdentityProvider({ metadata })
    const { extract } = await sp.parseLoginResponse(idp, 'post', { body: { SAMLResponse: message } })
    return extract.nameID
  },
}

describe.each(Object.entries(PROVIDERS))('a login by %s', (_, provide) => {
  test.each(Object.entries(SPS))('signs its user in at %s', async (_, signedIn) => {
    expect(await signedIn(await provide())).toBe(USER)
  })

  test.each(Object.entries(SPS))('that was changed does not, at %s', async (_, signedIn) => {
    const given = await provide()
    const text = Buffer.from(given.message, 'base64').toString('utf8')
    expect(text).toContain(USER)
    const message = Buffer.from(text.replaceAll(USER, 'mallory@bench.test')).toString('base64')
    // A library throws; nobody is signed in at the reference SP.
    expect(await signedIn({ ...given, message }).catch(() => undefined)).toBeUndefined()
  })
})
