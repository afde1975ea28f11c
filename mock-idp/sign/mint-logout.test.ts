import { SAML } from '@node-saml/node-saml'
import { describe, expect, test } from 'vitest'
import { certificatePem, testKeyring } from '../../tests/test-keys.ts'
import { needTool } from '../../tests/tool.ts'
import { xmlsecVerdicts } from '../../tests/xmlsec1.ts'
import { honestLogoutRequest, honestLogoutResponse } from '../message/honest-logout.ts'
import { seededIds } from './ids.ts'
import type { Issuer } from './keyring.ts'
import { mintLogout } from './mint-logout.ts'
import { planFor } from './plan.ts'
import { signedQuery } from './redirect.ts'

const keyring = testKeyring()
const main = keyring.main as Issuer
const plan = planFor('response').response
const tools = () => ({ keyring, now: Date.now(), nextId: seededIds('logout') })
const parties = { issuer: main.entityId, destination: 'https://sp.test/slo' }
const request = honestLogoutRequest(parties, { nameId: { value: 'ann' }, sessionIndexes: ['_1'] })
const response = honestLogoutResponse(parties, '_asked')

const nodeSaml = () =>
  new SAML({
    idpCert: certificatePem(main),
    idpIssuer: main.entityId,
    issuer: 'https://sp.test/saml',
    callbackUrl: 'https://sp.test/acs',
    logoutUrl: `${main.entityId}/slo`,
  })

/** A query as a server framework hands it on, and as it stands in the URL. */
function received(field: 'SAMLRequest' | 'SAMLResponse', xml: string) {
  const text = plan ? signedQuery({ field, xml, relayState: undefined }, plan, keyring).join('&') : ''
  return { text, container: Object.fromEntries(new URLSearchParams(text)) }
}

describe('a logout message', () => {
  test('has the same bytes each time, and one signature that xmlsec1 verifies', (ctx) => {
    needTool(ctx, 'xmlsec1')
    for (const recipe of [request, response]) {
      const mint = () => mintLogout(recipe, plan, { ...tools(), now: Date.UTC(2030, 0) })
      expect(mint()).toBe(mint())
      expect(xmlsecVerdicts(mint(), certificatePem(main))).toEqual(['OK'])
    }
  })

  test('is taken by node-saml when it is posted', async () => {
    const SAMLRequest = Buffer.from(mintLogout(request, plan, tools())).toString('base64')
    const { profile, loggedOut } = await nodeSaml().validatePostRequestAsync({ SAMLRequest })
    expect([loggedOut, profile?.nameID, profile?.sessionIndex]).toEqual([true, 'ann', '_1'])
  })

  test('is taken by node-saml when it is redirected', async () => {
    const { text, container } = received('SAMLRequest', mintLogout(request, undefined, tools()))
    const { profile } = await nodeSaml().validateRedirectAsync(container, text)
    expect(profile?.nameID).toBe('ann')
    await expect(nodeSaml().validateRedirectAsync(container, text.replace('SigAlg', 'sigalg'))).rejects.toThrow()
  })
})
