import { resolve } from 'node:path'
import { inflateRawSync } from 'node:zlib'
import { describe, expect, test } from 'vitest'
import { REFERENCE_FILE } from '../cli/embedded.ts'
import { inProcessEnv, runInProcess, targetOf } from '../cli/in-process.ts'
import { createInProcessDriver } from '../harness/drive/in-process.ts'
import type { Result } from '../harness/report/record.ts'
import { virtualClock } from '../harness/run/clock.ts'
import { pairOf } from '../harness/run/measure.ts'
import { factsFor } from '../harness/run/question.ts'
import { openTargets } from '../harness/run/recorded-run.ts'
import { startRun } from '../harness/run/run.ts'
import { acceptsAt } from '../reference-sp/miniatures.ts'
import { session } from '../suites/case.ts'
import { cases } from '../suites/cases/index.ts'
import { profiles } from '../suites/profiles/index.ts'

const targets = await openTargets(REFERENCE_FILE, inProcessEnv(resolve('certs/keys')))
// The keys are as old as the checkout: at a fixed moment they might not be valid yet.
const NOW = Date.now()
// Nothing here is late: a slow machine is only slow.
const limits = { timeoutMs: 600_000, maxRedirects: 5, maxBodyBytes: 200_000, concurrency: 1, maxWaitSeconds: 60 }
const target = { ...targetOf('generic strict', targets), limits, hooks: {}, modes: ['assertion'] as const }
const asked = cases.filter(({ cost }) => cost !== undefined)

describe('a cost case', () => {
  test.each(asked.map((one) => [one.id, one] as const))('%s sends pairs of equal length', (id, one) => {
    const { cost } = one
    const login = { facts: factsFor(target, profiles.saml2, 'cost', id), mode: 'assertion', seed: 'cost' } as const
    const lengths = (cost?.sizes ?? []).map((size) => {
      if (cost === undefined) return 0
      const { hostile, harmless } = pairOf(cost, size, login, { target, clock: virtualClock(NOW) })
      expect(hostile.body).not.toEqual(harmless.body)
      const [one = 0, other = 0] = [hostile, harmless].map(({ body }) => body?.byteLength)
      // Escaping makes three characters of some in base64.
      expect(Math.abs(one - other)).toBeLessThan(one / 100)
      return hostile.body?.byteLength ?? 0
    })
    expect(lengths).toHaveLength(3)
    expect(Math.max(...lengths)).toBeLessThan(4_000_000)
  })

  test('doubles its size twice, and sends the last in its scene', () => {
    for (const { id, cost, delta } of asked) {
      const [first = 0, second, third] = cost?.sizes ?? []
      expect([id, second, third]).toEqual([id, 2 * first, 4 * first])
      expect(delta?.is).toMatchObject({ changes: [{ title: cost?.hostile(4 * first)[0]?.title }] })
    }
  })

  test('has a harmless side that an honest SP takes, unless what is tried is what it refuses', async () => {
    const harmless = asked.map(({ cost, ...one }) => ({
      ...one,
      delta: { is: { changes: cost?.harmless(cost.sizes[0]) ?? [] } },
      wants: session(),
    }))
    const results = await runInProcess(target, harmless, { now: NOW, seed: 'harmless' })
    const refused = results.filter(({ verdict, mode }) => verdict.kind !== 'pass' && mode === 'assertion')
    expect(refused.map(({ id, saw }) => `${id}: ${saw}`)).toEqual([
      expect.stringMatching(/^cost\/entities-of-entities: .* doctype/),
      expect.stringMatching(/^cost\/long-entity-often: .* doctype/),
      expect.stringMatching(/^cost\/deflated-blanks: .* malformed/),
      expect.stringMatching(/^cost\/stylesheet-recursive: .* bad-signature/),
    ])
  })

  test('is not measured where the clock is virtual', async () => {
    const results = await runInProcess(target, asked, { now: NOW, seed: 'cost' })
    expect(new Set(results.map(({ verdict, mode }) => `${mode} ${verdict.kind}`))).toEqual(
      new Set(['assertion notApplicable', 'response notApplicable', 'both notApplicable']),
    )
  })
})

const count = (xml: string, pattern: RegExp): number => (xml.match(pattern) ?? []).length

/** Steps that a toy SP takes for any message, and besides for one with a vice: which cases warn of it. */
const USUAL = 5000
const vices: Record<string, readonly [steps: (xml: string, octets: Buffer) => number, ...warned: string[]]> = {
  none: [() => 0],
  'nesting is squared': [
    (xml) => {
      let [depth, deepest] = [0, 0]
      for (const [tag] of xml.matchAll(/<\/?ext:e[ >]/g)) {
        depth += tag.startsWith('</') ? -1 : 1
        deepest = Math.max(deepest, depth)
      }
      return deepest ** 2
    },
    'elements-nested',
    'namespaces-nested',
  ],
  'attributes of an element are squared': [
    (xml) => Math.max(0, ...(xml.match(/<ext:e [^>]*>/g) ?? []).map((tag) => tag.split('=').length ** 2)),
    'attributes-of-one-element',
    'namespaces-of-one-element',
  ],
  'entities are expanded': [
    (xml) => {
      const known = new Map<string, number>()
      const length = (text: string): number =>
        [...text.matchAll(/&(\w+);/g)].reduce(
          (sum, [, name = '']) => sum + (known.get(name) ?? 1),
          text.replace(/&\w+;/g, '').length,
        )
      for (const [, name = '', text = ''] of xml.matchAll(/<!ENTITY (\w+) "([^"]*)">/g)) known.set(name, length(text))
      return known.size === 0 ? 0 : length(xml.slice(xml.indexOf(']>')))
    },
    'entities-of-entities',
    'long-entity-often',
  ],
  'long texts are squared': [
    (xml) => Math.max(0, ...(xml.match(/>x{3000,}</g) ?? []).map((text) => text.length ** 2 / 1000)),
    'long-value',
  ],
  'what is deflated is inflated': [
    (xml, octets) => (xml.startsWith('<') ? 0 : inflateRawSync(octets).length),
    'deflated-blanks',
  ],
  'an instruction without an end is looked for again and again': [
    (xml) => (xml.startsWith('<?x ') && !xml.includes('?>') ? xml.length ** 2 / 100 : 0),
    'instruction-without-end',
  ],
  'blanks at the end are looked at again and again': [
    (xml) => (/<\/samlp:Response +$/.test(xml) ? (xml.length - xml.trimEnd().length) ** 2 / 100 : 0),
    'end-tag-without-end',
  ],
  'stylesheets are run': [
    (xml) => 2 ** Number(/<xsl:with-param name="n" select="(\d+)">/.exec(xml)?.[1] ?? 0),
    'stylesheet-recursive',
  ],
  'every transform reads the message': [
    (xml) => (count(xml, /<ds:Transform /g) * xml.length) / 10,
    'transforms-repeated',
  ],
  'names of keys are compared with one another': [(xml) => count(xml, /<ds:KeyName>/g) ** 2 / 10, 'key-names'],
  'every certificate is read with much effort': [
    (xml) => count(xml, /<ds:X509Certificate>/g) * 20_000,
    'certificates-in-message',
  ],
}

/** What the suite says of an SP whose only time is the number of its steps. */
async function assay(
  steps: (xml: string, octets: Buffer) => number,
  these: readonly string[],
  dies = '',
): Promise<readonly Result[]> {
  let taken = 0
  const sp = acceptsAt((octets) => {
    const xml = octets.toString('utf8')
    if (dies !== '' && xml.includes(dies)) throw new Error('too much')
    taken += USUAL + octets.length + steps(xml, octets)
  })
  const driver = createInProcessDriver({ fetch: sp }, limits)
  const run = startRun({
    target,
    profile: profiles.saml2,
    cases: asked.filter(({ id }) => these.includes(id.replace('cost/', ''))),
    driver,
    clock: virtualClock(NOW),
    seed: 'steps',
    stopwatch: () => taken,
  })
  return (await run.finished).filter(({ mode }) => mode === 'assertion')
}
const ofKind = (results: readonly Result[], kind: string) =>
  results.filter(({ verdict }) => verdict.kind === kind).map(({ id }) => id.replace('cost/', ''))

const ALL = asked.map(({ id }) => id.replace('cost/', ''))
const SOME = ['attributes-of-one-element', 'namespaces-nested', 'end-tag-without-end', 'key-names']

describe('a toy SP that counts its steps', () => {
  test.each(Object.entries(vices))('%s', async (_, [steps, ...warned]) => {
    const these = warned.length === 0 ? ALL : [...new Set([...warned, ...SOME])]
    const results = await assay(steps, these)
    expect(ofKind(results, 'warn')).toEqual(warned)
    expect(ofKind(results, 'pass')).toHaveLength(these.length - warned.length)
  })

  test('every case warns of some vice', () => {
    const warned = new Set(Object.values(vices).flatMap(([, ...names]) => names))
    expect(ALL.filter((name) => !warned.has(name))).toEqual([])
  })

  test('tells what was measured', async () => {
    const [found] = await assay(vices['nesting is squared']?.[0] ?? (() => 0), ['elements-nested'])
    const [first, second, third] = found?.cost?.sizes ?? []
    expect([first?.size, second?.size, third?.size]).toEqual([2500, 5000, 10_000])
    expect((third?.hostileMs ?? 0) / (first?.hostileMs ?? 1)).toBeGreaterThan(10)
    expect(found?.reason).toMatch(/^the cost grows beyond that of a harmless message: hostile \+\d+ ms/)
  })

  test('a hostile message that alone gets no answer warns', async () => {
    const results = await assay(() => 0, ['entities-of-entities', 'key-names'], '&e5;')
    expect(ofKind(results, 'warn')).toEqual(['entities-of-entities'])
    expect(ofKind(results, 'pass')).toEqual(['key-names'])
  })
})
