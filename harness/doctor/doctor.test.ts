import { resolve } from 'node:path'
import { describe, expect, test } from 'vitest'
import { REFERENCE_FILE } from '../../cli/embedded.ts'
import { inProcessEnv, openHouse, targetOf } from '../../cli/in-process.ts'
import { type Miniature, miniatures } from '../../reference-sp/miniatures.ts'
import { profiles } from '../../suites/profiles/index.ts'
import { createInProcessDriver } from '../drive/in-process.ts'
import { virtualClock } from '../run/clock.ts'
import { openTargets } from '../run/recorded-run.ts'
import type { DeclaredTarget, Target } from '../target/target.ts'
import { examine, exitCodeOf } from './doctor.ts'
import type { CheckName, Finding } from './finding.ts'

const NOW = Date.now()
const targets = await openTargets(REFERENCE_FILE, inProcessEnv(resolve('certs/keys')))
const plain = targetOf('generic strict', targets)
const deepSecurity = targetOf('deep-security strict', targets)
const limits = { timeoutMs: 300, maxRedirects: 5, maxBodyBytes: 200_000, concurrency: 1, maxWaitSeconds: 60 }

/** What the doctor says of the strict reference SP, as one target file or another describes it. */
function ofReference(declared: DeclaredTarget, real: Target = plain): Promise<readonly Finding[]> {
  const house = openHouse(real, NOW, {})
  const profile = profiles[declared.profile]
  return examine({ target: declared, profile, driver: house.driver, clock: house.clock, seed: 'doctor', lookAtTls })
}

function ofToy(toy: Miniature, change: Partial<DeclaredTarget> = {}): Promise<readonly Finding[]> {
  const target = { ...plain, sp: { ...plain.sp, metadata: undefined }, limits, ...change }
  const driver = createInProcessDriver({ fetch: toy }, limits)
  return examine({ target, profile: profiles.saml2, driver, clock: virtualClock(NOW), seed: 'doctor', lookAtTls })
}

const lookAtTls = async () => ({ kind: 'no-handshake', why: 'no sockets here' }) as const

const states = (findings: readonly Finding[]) =>
  Object.fromEntries(findings.map(({ check, state }) => [check, state])) as Record<CheckName, Finding['state']>
const wrongs = (findings: readonly Finding[]) => findings.filter(({ state }) => state === 'wrong')

describe('the doctor finds nothing wrong with', () => {
  test.each([
    ['the plain reference SP', plain],
    ['the reference SP as Deep Security', deepSecurity],
  ])('%s', async (_, target) => {
    const findings = await ofReference(target, target)
    expect(wrongs(findings)).toEqual([])
    // Neither TLS nor a Date without a socket.
    expect(findings.filter(({ state }) => state !== 'ok').map(({ check }) => check)).toEqual(['tls', 'clock'])
    expect(exitCodeOf(findings)).toBe(0)
  })

  test('an SP with listed accounts', async () => {
    const identities = { provisioning: 'listed', accounts: ['ann', 'bob'], marker: 'eve' } as const
    const findings = await ofReference({ ...plain, identities })
    expect(wrongs(findings)).toEqual([])
    expect(findings.find(({ check }) => check === 'identities')?.says).toBe('"ann" and "bob"')
    expect(findings.find(({ check }) => check === 'marker')?.says).toBe('"eve"')
  })
})

describe('a wrong target file', () => {
  const sp = plain.sp
  const { observe } = plain
  const cases: readonly (readonly [string, DeclaredTarget, CheckName, RegExp, RegExp])[] = [
    [
      'another entityId',
      { ...plain, sp: { ...sp, metadata: undefined, entityId: 'http://another.test' } },
      'trust',
      /audience/i,
      /sp\.entityId is http:\/\/another\.test/,
    ],
    [
      'an entityId that the metadata do not say',
      { ...plain, sp: { ...sp, entityId: 'http://another.test' } },
      'metadata',
      /entityID is/,
      /sp\.entityId/,
    ],
    [
      'an ACS where none is',
      { ...plain, sp: { ...sp, metadata: undefined, acs: 'http://plain.sp.test/acs' } },
      'acs',
      /answered with 404/,
      /AssertionConsumerService/,
    ],
    [
      'no metadata there',
      { ...plain, sp: { ...sp, metadata: 'http://plain.sp.test/none' } },
      'metadata',
      /404/,
      /leave it out/,
    ],
    [
      'keys that the SP does not know',
      { ...plain, issuers: { ...plain.issuers, ...(plain.issuers.stranger && { main: plain.issuers.stranger }) } },
      'trust',
      /not accepted/,
      /import the metadata of the issuer main/,
    ],
    [
      'a page that is the same for all',
      { ...plain, observe: { ...observe, identity: { ...observe.identity, get: '/health', alive: { status: 200 } } } },
      'anonymous',
      /alive fits/,
      /only a session shows/,
    ],
    [
      'anonymous that fits nothing',
      { ...plain, observe: { ...observe, anonymous: { status: 418 } } },
      'anonymous',
      /neither alive nor anonymous/,
      /calibrate/,
    ],
    ['no observe', { ...plain, observe: undefined }, 'anonymous', /no observe/, /calibrate --write/],
    [
      'a reader of what all have in common',
      { ...plain, observe: { ...observe, identity: { ...observe.identity, user: { json: '/authenticated' } } } },
      'identities',
      /both appear as "true"/,
      /differs from user to user/,
    ],
    [
      'a reader of nothing',
      { ...plain, observe: { ...observe, identity: { ...observe.identity, user: { json: '/nobody' } } } },
      'user',
      /reads nothing/,
      /holds the name/,
    ],
  ]
  test.each(cases)('%s', async (_, declared, check, says, mend) => {
    const findings = await ofReference(declared)
    const found = findings.find((one) => one.check === check)
    expect(found).toMatchObject({
      state: 'wrong',
      says: expect.stringMatching(says),
      mend: expect.stringMatching(mend),
    })
    expect(exitCodeOf(findings)).toBe(1)
  })

  test('modes that the SP does not take are named', async () => {
    const real: Target = { ...plain, policy: { ...plain.policy, 'signed.response': 'reject' } }
    const { says, ...rest } = wrongs(await ofReference(plain, real))[0] ?? {}
    expect(rest).toMatchObject({
      check: 'trust',
      whose: 'configuration',
      mend: expect.stringContaining('[assertion, both]'),
    })
    expect(says).toContain('not: response, but modes declares it')
  })

  test('a marker that has no account', async () => {
    const identities = { provisioning: 'listed', accounts: ['ann', 'bob'], marker: 'eve' } as const
    const knowsAnnAndBob = miniatures.acceptsAll()
    const toy: Miniature = async (request) => {
      const body = request.method === 'POST' ? await request.text() : undefined
      const xml = Buffer.from(new URLSearchParams(body).get('SAMLResponse') ?? '', 'base64').toString()
      if (xml.includes('>eve<')) return new Response('no such account', { status: 403 })
      return knowsAnnAndBob(new Request(request, body === undefined ? {} : { body }))
    }
    const found = (await ofToy(toy, { identities })).find(({ check }) => check === 'marker')
    expect(found).toMatchObject({ state: 'wrong', mend: expect.stringContaining('identities.marker') })
  })
})

describe('a bad SP', () => {
  test('that nobody reaches blocks all else, and ends with 3', async () => {
    const { findings, asked } = await ofNobody()
    expect(states(findings)).toMatchObject({
      reachable: 'wrong',
      tls: 'not-checked',
      acs: 'not-checked',
      refused: 'not-checked',
    })
    expect(wrongs(findings)).toHaveLength(1)
    expect(exitCodeOf(findings)).toBe(3)
    expect(asked).toBe(0)
  })

  test('that always says yes is told from a wrong target file', async () => {
    expect(wrongs(await ofToy(miniatures.acceptsAll()))).toEqual([
      expect.objectContaining({ check: 'refused', whose: 'sp', says: expect.stringContaining('was accepted') }),
    ])
  })

  test('that says no and signs in all the same', async () => {
    expect(wrongs(await ofToy(miniatures.leavesCookie()))).toEqual([
      expect.objectContaining({
        check: 'refused',
        whose: 'sp',
        says: expect.stringContaining('says no and opens a session'),
      }),
    ])
  })

  test.each([
    ['refusesAll', 'trust', 'not accepted'],
    ['alwaysSignedIn', 'anonymous', 'never signed in'],
    ['crashes', 'trust', '500'],
    ['endlessRedirects', 'trust', 'too-many-redirects'],
    ['changesItsMind', 'trust', 'not: response'],
    ['neverAnswers', 'acs', 'does not answer a POST (timeout'],
    ['bigPage', 'trust', 'not accepted'],
    ['binaryAnswer', 'trust', 'not accepted'],
  ] as const)('%s', async (name, check, says) => {
    const findings = await ofToy(miniatures[name]())
    const [first] = wrongs(findings)
    expect(first).toMatchObject({ check, says: expect.stringContaining(says) })
    expect(exitCodeOf(findings)).toBe(1)
  })
})

async function ofNobody() {
  let asked = 0
  const driver = createInProcessDriver(
    {
      fetch: () => {
        asked += 1
        return new Response()
      },
    },
    limits,
    { origin: 'http://elsewhere.test' },
  )
  const options = {
    target: plain,
    profile: profiles.saml2,
    driver,
    clock: virtualClock(NOW),
    seed: 'doctor',
    lookAtTls,
  }
  return { findings: await examine(options), asked }
}
