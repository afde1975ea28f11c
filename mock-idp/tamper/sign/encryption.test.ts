import { describe, expect, test } from 'vitest'
import { ENCRYPTION } from '../../sign/encryption-plan.ts'
import { planFor } from '../../sign/plan.ts'
import { FACTS } from '../carry/post.sample.ts'
import type { Facts } from '../step.ts'
import { encrypted, encryptedPart, inClear } from './encryption.ts'
import { signedWith } from './signature.ts'

const factsWith = (...certificates: readonly string[]): Facts => ({
  ...FACTS,
  sp: { ...FACTS.sp, encryption: { certificates } },
})
const facts = factsWith('one')
const plan = planFor('both')

describe('an encryption', () => {
  test('is laid over the plan, and taken back', () => {
    const sealed = encrypted({ cipher: 'aes128-cbc' }).apply(plan, facts)
    expect(sealed).toEqual({ ...plan, encryption: { ...ENCRYPTION, cipher: 'aes128-cbc' } })
    expect(inClear.apply(sealed, facts)).toEqual(plan)
  })

  test('outlives a change of the signature', () => {
    const sealed = encrypted().apply(plan, facts)
    expect(signedWith('other').apply(sealed, facts).encryption).toEqual(ENCRYPTION)
  })

  test('has a title for each way', () => {
    const all = [
      {},
      { cipher: 'aes256-cbc' },
      { transport: 'rsa-1_5' },
      { keysFor: ['second'] },
      { layers: 2 },
    ] as const
    const titles = all.map((fields) => encrypted(fields).title)
    expect(new Set(titles).size).toBe(all.length)
    expect(titles[1]).toBe('the assertion is encrypted, with aes256-cbc')
  })

  test('needs a certificate, and a second one for the second key', () => {
    expect(encrypted().needs?.(factsWith())).toBe('sp.encryption')
    expect(encrypted().needs?.(facts)).toBeUndefined()
    const second = encrypted({ keysFor: ['second'] })
    expect(second.needs?.(facts)).toBe('sp.encryption.certificates (a second one)')
    expect(second.needs?.(factsWith('one', 'two'))).toBeUndefined()
  })

  test.each([
    [{}, 'assertion', 'encryption.signedInside'],
    [{ cipher: 'aes256-cbc' }, 'both', 'encryption.cbc'],
    [{ cipher: 'tripledes-cbc' }, 'response', 'encryption.tripleDes'],
    [{ transport: 'rsa-1_5' }, 'both', 'encryption.rsa15'],
  ] as const)('%o signed %s is not welcome where the SP declares %s: reject', (fields, mode, key) => {
    const { unwelcome } = encrypted(fields)
    expect(unwelcome?.({ [key]: 'reject' }, mode)).toBe(`${key}: reject`)
    expect(unwelcome?.({ [key]: 'accept' }, mode)).toBeUndefined()
    expect(unwelcome?.({}, mode)).toBeUndefined()
  })

  test('may be of a part alone', () => {
    const both = encryptedPart('attribute').apply(encryptedPart('name').apply(plan, facts), facts)
    expect(both.encryptedParts).toEqual({ name: ENCRYPTION, attribute: ENCRYPTION })
    expect(both.encryption).toBeUndefined()
  })
})
