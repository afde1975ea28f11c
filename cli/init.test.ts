import { existsSync, mkdtempSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { describe, expect, test } from 'vitest'
import { HarnessError } from '../harness/error.ts'
import { openDeclared } from '../harness/run/recorded-run.ts'
import type { Asker } from './asker.ts'
import { writeTarget } from './init.ts'

const folder = (): string => mkdtempSync(join(tmpdir(), 'saml-assay-init-'))
/** Keys that are there already: to make them takes its time. */
const FLAGS = { issuers: resolve('certs/keys'), trust: ['main'], out: 'saml-assay.yaml', yes: false, force: false }
const SP = { 'entity-id': 'https://sp.test', acs: 'https://sp.test/acs' }

const entity = (id: string, acs: string) =>
  `<EntityDescriptor xmlns="urn:oasis:names:tc:SAML:2.0:metadata" entityID="${id}"><SPSSODescriptor><AssertionConsumerService Binding="urn:oasis:names:tc:SAML:2.0:bindings:HTTP-POST" Location="${acs}"/></SPSSODescriptor></EntityDescriptor>`

async function init(flags: object, cwd = folder(), asker?: Asker) {
  let said = ''
  const print = (text: string) => {
    said += text
  }
  const written = await writeTarget({ ...FLAGS, ...flags }, { cwd, print, asker: asker && (async () => asker) })
  return { cwd, said, written, file: join(cwd, 'saml-assay.yaml') }
}

async function complaint(flags: object, cwd?: string): Promise<HarnessError> {
  const error: unknown = await init(flags, cwd).catch((thrown: unknown) => thrown)
  if (error instanceof HarnessError) return error
  throw new Error('it was taken', { cause: error })
}

/** Somebody who answers in this order. */
function person(...answers: readonly (string | undefined)[]): Asker & { readonly asked: readonly string[] } {
  const left = [...answers]
  const asked: string[] = []
  return {
    asked,
    text: async (question, initial, fault) => {
      asked.push(question)
      const answer = left.shift()
      if (answer !== undefined && fault(answer) !== undefined) return left.shift()
      return answer === '' ? initial : answer
    },
    choose: async (question, choices) => {
      asked.push(question)
      const answer = left.shift()
      return choices.find((one) => one === answer || one.startsWith(answer ?? '?'))
    },
  }
}

describe('saml-assay init writes', () => {
  test('a target file that loads, keys that only their owner reads, and metadata to import', async () => {
    const { cwd, said, file } = await init({ ...SP, issuers: 'keys' })
    const [target] = await openDeclared(file, {})
    expect(target).toMatchObject({ name: 'sp.test', profile: 'saml2', sp: { acs: SP.acs } })
    expect(readFileSync(file, 'utf8')).toMatch(/^# yaml-language-server: \$schema=.*fixtures\/target\.schema\.json\n/)
    expect(statSync(join(cwd, 'keys/main.key.pem')).mode & 0o777).toBe(0o600)
    expect(readFileSync(join(cwd, 'saml-assay-idp.xml'), 'utf8')).toContain(target?.issuers.main?.certificate)
    expect(said).toMatch(/1\. Import saml-assay-idp\.xml[\s\S]*calibrate --write[\s\S]*doctor[\s\S]*run/)
  })

  test('what the metadata in a file say', async () => {
    const cwd = folder()
    writeFileSync(join(cwd, 'sp.xml'), entity('urn:shop', 'https://shop.test/acs'))
    const { file } = await init({ metadata: 'sp.xml' }, cwd)
    expect((await openDeclared(file, {}))[0]?.sp).toEqual({ entityId: 'urn:shop', acs: 'https://shop.test/acs' })
  })

  test('each endpoint that the metadata name, where there are several', async () => {
    const cwd = folder()
    const [first, second] = ['https://shop.test/acs', 'https://shop.test/acs/second']
    const both = entity('urn:shop', `${first}" index="3" isDefault="true`).replace(
      /(<AssertionConsumerService Binding="[^"]*")[^>]*>/,
      `$&$1 Location="${second}" index="4"/>$1 Location="/relative" index="5"/>`,
    )
    writeFileSync(join(cwd, 'sp.xml'), both)
    const load = async (flags: object, out: string) => {
      await init({ metadata: 'sp.xml', out, ...flags }, cwd)
      return (await openDeclared(join(cwd, out), {}))[0]?.sp
    }
    expect(await load({}, 'one.yaml')).toEqual({
      entityId: 'urn:shop',
      acs: first,
      acsIndex: 3,
      otherAcs: [{ url: second, index: 4 }],
    })
    expect(await load({ acs: second, force: true }, 'two.yaml')).toMatchObject({
      acs: second,
      acsIndex: 4,
      otherAcs: [{ url: first, index: 3 }],
    })
  })

  test('one of several SPs, where it is named', async () => {
    const cwd = folder()
    const both = `${entity('urn:a', 'https://a.test/')}${entity('urn:b', 'https://b.test/')}`
    writeFileSync(
      join(cwd, 'all.xml'),
      `<EntitiesDescriptor xmlns="urn:oasis:names:tc:SAML:2.0:metadata">${both}</EntitiesDescriptor>`,
    )
    expect((await complaint({ metadata: 'all.xml' }, cwd)).message).toContain('several SPs: urn:a, urn:b')
    const { file } = await init({ metadata: 'all.xml', 'entity-id': 'urn:b' }, cwd)
    expect((await openDeclared(file, {}))[0]?.sp.acs).toBe('https://b.test/')
  })

  test('below another folder, with the metadata of every issuer that is to be trusted', async () => {
    const { cwd } = await init({
      ...SP,
      trust: ['other', 'main', 'rollover'],
      force: true,
      account: ['ann'],
      marker: 'eve',
    })
    expect(existsSync(join(cwd, 'saml-assay-idp-other.xml'))).toBe(true)
    expect((await openDeclared(join(cwd, 'saml-assay.yaml'), {}))[0]).toMatchObject({
      trusts: ['main', 'other', 'rollover'],
      identities: { accounts: ['ann'], marker: 'eve' },
    })
  })
})

describe('saml-assay init refuses', () => {
  test('to write over a file, unless that is said; keys are kept even then', async () => {
    const { cwd, file } = await init({ ...SP, issuers: 'keys' })
    const key = readFileSync(join(cwd, 'keys/main.key.pem'), 'utf8')
    writeFileSync(file, 'mine')
    expect(await complaint(SP, cwd)).toMatchObject({ code: 'USAGE', message: expect.stringContaining('there already') })
    expect(readFileSync(file, 'utf8')).toBe('mine')
    await init({ ...SP, issuers: 'keys', force: true }, cwd)
    expect(await openDeclared(file, {})).toHaveLength(1)
    expect(readFileSync(join(cwd, 'keys/main.key.pem'), 'utf8')).toBe(key)
  })

  test("to write over another's metadata", async () => {
    const cwd = folder()
    writeFileSync(join(cwd, 'saml-assay-idp.xml'), 'mine')
    expect((await complaint(SP, cwd)).message).toContain('saml-assay-idp.xml is there already')
    expect(existsSync(join(cwd, 'saml-assay.yaml'))).toBe(false)
  })

  test.each([
    ['no answers', {}, /missing: --metadata FILE\|URL, or --entity-id and --acs/],
    ['half of them', { acs: SP.acs }, /or --entity-id$/],
    ['a wrong ACS', { ...SP, acs: '/acs' }, /--acs: not an absolute http/],
    ['a wrong name', { ...SP, name: 'a b' }, /--name: not a name/],
    ['accounts without a marker', { ...SP, account: ['a'] }, /belong together/],
    ['a marker that is an account', { ...SP, account: ['a'], marker: 'a' }, /belong together/],
    ['no such file', { metadata: 'none.xml' }, /none\.xml: cannot be read/],
    ['a URL with credentials', { metadata: 'http://a:b@sp.test/' }, /--metadata: not an absolute/],
  ])('%s', async (_, flags, message) => {
    const cwd = folder()
    expect(await complaint({ ...flags, issuers: 'keys' }, cwd)).toMatchObject({
      code: 'USAGE',
      message: expect.stringMatching(message),
    })
    expect(existsSync(join(cwd, 'keys'))).toBe(false)
  })

  test('metadata that are none', async () => {
    const cwd = folder()
    writeFileSync(join(cwd, 'sp.xml'), '<html>')
    expect((await complaint({ metadata: 'sp.xml' }, cwd)).message).toMatch(/sp\.xml: not well-formed/)
  })
})

describe('on a terminal', () => {
  test('what is missing is asked for', async () => {
    const asker = person('', SP['entity-id'], 'not a url', SP.acs, 'shop', 'saml2', 'only', 'ann bob', 'eve')
    const { file } = await init({}, folder(), asker)
    expect(asker.asked).toHaveLength(8)
    expect((await openDeclared(file, {}))[0]).toMatchObject({
      name: 'shop',
      sp: { entityId: SP['entity-id'], acs: SP.acs },
      identities: { accounts: ['ann', 'bob'], marker: 'eve' },
    })
  })

  test('what is said is not asked', async () => {
    const asker = person('it makes')
    await init({ ...SP, name: 'shop', profile: 'saml2' }, folder(), asker)
    expect(asker.asked).toEqual(['Who can sign in'])
  })

  test('who gives up gets nothing', async () => {
    const { written, cwd } = await init({}, folder(), person(undefined))
    expect(written).toBe(false)
    expect(existsSync(join(cwd, 'saml-assay.yaml'))).toBe(false)
  })
})
