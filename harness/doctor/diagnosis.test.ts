import { describe, expect, test } from 'vitest'
import { testKeyring } from '../../tests/test-keys.ts'
import type { Answer } from '../observe/seen.ts'
import { diagnose } from './diagnosis.ts'

const target = {
  sp: { entityId: 'https://sp.test', acs: 'https://sp.test/acs' },
  issuers: testKeyring(),
  skewSeconds: 60,
  identities: { provisioning: 'jit' },
} as const

const refused = (excerpt: string, answer: Partial<Answer> = {}) => ({
  seen: {
    kind: 'anonymous' as const,
    answer: { status: 403, url: 'https://sp.test/acs', crashed: false, excerpt, ...answer },
  },
  steps: [],
})

describe('why an honest login was refused', () => {
  test.each([
    ['This response was used already: replayed', 'configuration', /--seed/],
    ['SAML assertion audience mismatch', 'configuration', /sp\.entityId/],
    ['Invalid Destination "http://…"', 'configuration', /sp\.acs/],
    ['InResponseTo is not valid', 'configuration', /unsolicited/],
    ['SAML assertion expired: clocks skewed too much', 'either', /clocks/],
    ['Invalid signature', 'configuration', /import the metadata.*https:\/\/main\.idp\.test/],
    ['Unknown identity provider', 'configuration', /import the metadata/],
    ['Your account is not authorized', 'either', /jit/],
    ['Sorry', 'either', /sp\.entityId .* and sp\.acs/],
  ] as const)('%s', (excerpt, whose, mend) => {
    const trouble = diagnose(refused(excerpt), target)
    expect(trouble).toMatchObject({ whose, mend: expect.stringMatching(mend) })
    expect(trouble.says).toContain(excerpt)
  })

  test('the reason that the target file maps counts as its words', () => {
    expect(diagnose(refused('No.', { reason: 'wrong-audience' }), target).mend).toContain('sp.entityId')
  })

  test('nothing takes a login there', () => {
    expect(diagnose(refused('Nothing here.', { status: 404 }), target).mend).toContain('correct it')
  })

  test('too many requests', () => {
    expect(diagnose(refused('Slow down, user', { status: 429 }), target)).toMatchObject({
      whose: 'sp',
      mend: expect.stringContaining('too often'),
    })
  })

  test('no answer', () => {
    expect(diagnose(refused('', { failure: 'timeout: 10 s' }), target).mend).toContain('limits.timeoutMs')
  })

  test('a page that observe does not know is a matter of the target file', () => {
    const seen = { kind: 'unclear' as const, why: 'neither alive nor anonymous', answer: refused('').seen.answer }
    expect(diagnose({ seen, steps: [] }, target)).toMatchObject({
      whose: 'configuration',
      mend: expect.stringContaining('calibrate'),
    })
  })

  test('an SP that asks the identity provider in its turn wants no unsolicited login', () => {
    const request = { method: 'POST', url: 'https://sp.test/acs', headers: [], body: undefined }
    const hop = { request, response: undefined, failure: undefined, startedAt: 0, durationMs: 0 }
    const onward = { method: 'GET', url: 'https://main.idp.test/metadata/sso' } as const
    const steps = [{ act: 'present', at: 0, exchanges: [{ hops: [hop], onward }] }] as const
    expect(diagnose({ ...refused('signature'), steps }, target).mend).toContain('IdP-initiated')
  })
})
