import { expect, test } from 'vitest'
import { testKeyring } from '../../tests/test-keys.ts'
import type { Issuer } from './keyring.ts'
import { planFor, type SignaturePlan } from './plan.ts'
import { type Signing, signAside, signNow } from './signing.ts'
import { signatureOctets } from './value.ts'

const main = testKeyring().main as Issuer
const keyring = { main }
const plan = planFor('response', 'main').response as SignaturePlan
const octets = Buffer.from('SignedInfo')

function* twice(one: SignaturePlan): Signing<readonly string[]> {
  const values: string[] = []
  for (const each of [octets, Buffer.from('another')]) {
    values.push((yield { plan: one, keyring, octets: each }).toString('hex'))
  }
  return values
}

test.each(['rsa-sha256', 'rsa-sha1', 'rsa-pss-sha256', 'hmac-sha1'] as const)(
  'aside, %s makes the bytes that it makes now',
  async (signatureMethod) => {
    const one = { ...plan, signatureMethod }
    const [first, second] = signNow(twice(one))
    expect(first).toBe(signatureOctets(one, keyring, octets).toString('hex'))
    expect(second).not.toBe(first)
    expect(await signAside(twice(one))).toEqual([first, second])
  },
)

test('aside, others go on before there is a signature', async () => {
  const seen: string[] = []
  const made = signAside(twice(plan)).then(() => seen.push('signed'))
  await Promise.resolve()
  seen.push('another')
  await made
  expect(seen).toEqual(['another', 'signed'])
})

test('a key that is missing is the error of both', async () => {
  const one = { ...plan, key: 'other' as const }
  expect(() => signNow(twice(one))).toThrow('other')
  await expect(signAside(twice(one))).rejects.toThrow('other')
})
