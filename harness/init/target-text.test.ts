import { describe, expect, test } from 'vitest'
import { testKeyring } from '../../tests/test-keys.ts'
import { loadTargets } from '../target/load.ts'
import { type Answers, nameFrom } from './answers.ts'
import { metadataFiles } from './metadata-files.ts'
import { targetText } from './target-text.ts'

const ANSWERS: Answers = {
  name: 'shop',
  profile: 'saml2',
  entityId: 'https://sp.test',
  acs: 'https://sp.test/acs',
  hasEncryptionKey: false,
  issuers: 'certs/keys',
  trusts: ['main'],
  accounts: [],
}

const load = (answers: Answers) =>
  loadTargets('/project/saml-assay.yaml', {
    env: {},
    readFile: async () => targetText(answers, 'x.json'),
    ensureIssuers: async () => testKeyring(),
    ensureSpKeys: async () => Promise.reject(new Error('not the reference SP')),
  })

describe('a new target file', () => {
  test('names its schema first, and loads', async () => {
    expect(targetText(ANSWERS, '../x.json').split('\n')[0]).toBe('# yaml-language-server: $schema=../x.json')
    const [target] = await load(ANSWERS)
    expect(target).toMatchObject({
      name: 'shop',
      sp: { entityId: 'https://sp.test', acs: 'https://sp.test/acs' },
      identities: { provisioning: 'jit' },
      trusts: ['main'],
    })
    expect(target?.observe).toBeUndefined()
  })

  test('says all that the metadata say', async () => {
    const [target] = await load({
      ...ANSWERS,
      metadataUrl: 'https://sp.test/metadata?x=1',
      singleLogout: { post: 'https://sp.test/slo', redirect: undefined },
      hasEncryptionKey: true,
      accounts: ['ann', 'bob'],
      marker: 'eve',
    })
    expect(target).toMatchObject({
      sp: {
        metadata: 'https://sp.test/metadata?x=1',
        encryption: { fromMetadata: true },
        singleLogout: { post: 'https://sp.test/slo' },
      },
      identities: { provisioning: 'listed', accounts: ['ann', 'bob'], marker: 'eve' },
    })
  })

  test.each([
    'https://sp.test/$' + '{SECRET}',
    'a: b # c',
    '"quoted"',
    '- x',
    '*alias',
    '日本',
    "it's",
    '!tag',
    '$$' + '{x}',
  ])('an entity id may be %s', async (entityId) => {
    expect((await load({ ...ANSWERS, entityId }))[0]?.sp.entityId).toBe(entityId)
  })

  test('for Deep Security asks for roles, and loads without', async () => {
    expect(targetText({ ...ANSWERS, profile: 'deep-security' }, 'x')).toContain('# tenants:')
    expect(await load({ ...ANSWERS, profile: 'deep-security' })).toHaveLength(1)
  })

  test('for TMWS says where users begin, and loads', async () => {
    const [target] = await load({ ...ANSWERS, profile: 'tmws' })
    expect(target).toMatchObject({ flow: 'sp-initiated', tenants: [{ id: 'corp.example' }] })
    expect(target?.sp.start?.name).toBe('{user}@corp.example')
  })
})

test.each([
  ['https://www.shop.example:8443/acs', 'www.shop.example'],
  ['https://[::1]/acs', '1'],
  ['nothing', 'my-sp'],
  [`https://${'a'.repeat(60)}.${'b'.repeat(60)}/`, `${'a'.repeat(60)}.bbb`],
])('the name for %s is %s', (acs, name) => {
  expect(nameFrom(acs)).toBe(name)
})

describe('metadata to import', () => {
  test('one document for each entity; keys of main come in its own', () => {
    const { main, other } = testKeyring()
    const keyring = { ...(main && { main, rollover: main, encryption: main }), ...(other && { other }) }
    const files = metadataFiles(keyring, ['main', 'rollover', 'encryption', 'other', 'weak'])
    expect(files.map(({ issuer, name }) => [issuer, name])).toEqual([
      ['main', 'saml-assay-idp.xml'],
      ['other', 'saml-assay-idp-other.xml'],
    ])
    expect(files[0]?.text.match(/use="signing"/g)).toHaveLength(2)
    expect(files[0]?.text.match(/use="encryption"/g)).toHaveLength(1)
    expect(files[0]?.text).toContain(`Location="${main?.entityId}/sso"`)
    expect(files.map(({ text }) => text).join()).not.toContain('PRIVATE')
  })
})
