import { createPublicKey } from 'node:crypto'
import { expect, test } from 'vitest'
import { isRefusal } from './check.ts'
import type { Draft, Posted } from './draft.ts'
import { logoutPipeline } from './logout-pipeline.ts'
import { type CheckName, checks, type Product, pipelines } from './pipeline.ts'
import { strict } from './policy.ts'
import { knownAtFirst } from './products/tmws/settings.ts'
import { authority } from './testing/authority.ts'
import { logoutRequest, posted, signedLogout, signedQuery } from './testing/logout.ts'
import { ACS, ENTITY, encode, NOW, say, sign, write } from './testing/message.ts'
import type { World } from './world.ts'

const issuer = authority('https://idp.test', NOW)
const key = {
  certificate: Buffer.from(issuer.certificate, 'base64'),
  key: createPublicKey(issuer.publicKey),
  subject: 'CN=Test Issuer',
  validFrom: NOW - 1000,
  validTo: NOW + 1000,
}
const world: World = {
  now: NOW,
  entityId: ENTITY,
  acs: ACS,
  endpoints: [ACS],
  policy: strict,
  skewSeconds: 60,
  identityProviders: new Map([[issuer.entityId, { entityId: issuer.entityId, keys: [key], encryptionKeys: [] }]]),
  tenants: new Map([
    [
      'us-east-ds-1:0123456789',
      {
        pod: 'us-east-ds-1',
        id: '0123456789',
        roles: new Set(['Full Access']),
        providers: new Map([['ADFS', issuer.entityId]]),
        mappings: new Map([
          [
            issuer.entityId,
            {
              claims: { groups: 'urn:groups' },
              roles: [['alice', 'urn:cloudone:identity:us-east-ds-1:0123456789:role/Full Access']],
            },
          ],
        ]),
      },
    ],
  ]),
  languages: ['en-US'],
  decryption: { keys: [], neighbours: [], required: false },
  sessionLimitSeconds: 3600,
  requestOf: () => undefined,
  askedBy: () => [],
  wasUsed: () => false,
  loaded: new Map(),
  singleLogout: 'https://sp.test/saml/slo',
  tmws: knownAtFirst(undefined),
  logoutAskedOf: () => undefined,
}

/** Throws when somebody reads what nobody has established. */
const guarded = (known: Partial<Draft>): Draft =>
  new Proxy(known, {
    get: (target, name) => {
      if (!(name in target)) throw new Error(`${String(name)} is not known yet`)
      return Reflect.get(target, name)
    },
  }) as Draft

/** What is known at the end of a pipeline, of which every check reads only what earlier ones have established. */
function followed(pipeline: object, posted: Partial<Posted>): Partial<Draft> {
  const form = { method: 'POST', contentType: 'application/x-www-form-urlencoded', fields: [], query: [], search: '' }
  let known: Partial<Draft> = { posted: { ...form, ...posted } }
  for (const name of Object.keys(pipeline) as CheckName[]) {
    const result = checks[name](guarded(known), world)
    if (isRefusal(result)) throw new Error(`${name}: ${result.detail}`)
    known = { ...known, ...result }
  }
  return known
}

test.each(Object.keys(pipelines) as Product[])('%s: every check finds what an earlier one established', (product) => {
  const moreAttributes = ['sAMAccountName', 'upn', 'urn:groups']
    .map((name) => `<saml:Attribute Name="${name}"><saml:AttributeValue>alice</saml:AttributeValue></saml:Attribute>`)
    .join('')
  const message = encode(sign(write(say(issuer, { moreAttributes })), { key: issuer }))
  expect(followed(pipelines[product], { fields: [['SAMLResponse', message]], from: '127.0.0.1' }).endsAt).toBe(
    NOW + 3_600_000,
  )
})

test('so it is with a logout message, posted or redirected', () => {
  const request = logoutRequest(issuer)
  const search = signedQuery(request, issuer)
  const order = { kind: 'request', issuer: issuer.entityId, nameId: { value: 'alice-name-id' }, sessionIndexes: ['s'] }
  expect(followed(logoutPipeline, { fields: posted(signedLogout(request, issuer)) }).order).toMatchObject(order)
  expect(
    followed(logoutPipeline, { method: 'GET', search, query: [...new URLSearchParams(search)] }).order,
  ).toMatchObject(order)
})
