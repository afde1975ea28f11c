import { resolve } from 'node:path'
import { describe, expect, test } from 'vitest'
import { inProcessEnv, referenceTargets, targetOf } from '../cli/in-process.ts'
import type { Step } from '../harness/report/record.ts'
import { differences } from './single-delta/differences.ts'
import { broken } from './single-delta/found.ts'
import { type Pair, pairs } from './single-delta/messages.ts'
import type { Rule } from './single-delta/rules.ts'
import { openSchema } from './single-delta/schema.ts'
import { needTool } from './tool.ts'
import { xmlsecVerdict } from './xmlsec1.ts'

/** Acts whose message is what the SP sent. */
const OF_THE_SP = /^(?:start|read|log out)/

/** libxml2 skips what is not base64 and counts what is left: whether that comes out even hangs on the signature. */
const BY_CHANCE: Readonly<Record<string, Rule>> = { 'algorithm/value-in-url-alphabet': 'schema' }

describe('one difference', { timeout: 1_200_000 }, async () => {
  const targets = await referenceTargets(inProcessEnv(resolve('certs/keys')))
  const settings = ['generic strict', 'deep-security strict', 'tmws strict', 'cloud-one strict'] as const
  const all = await pairs(
    settings.map((setting) => targetOf(setting, targets)),
    Date.now(),
  )
  const schema = openSchema()
  const verdicts = new Map<string, boolean>()

  const isSigned = (xml: string, certificate: string): boolean => {
    const pem = `-----BEGIN CERTIFICATE-----\n${certificate.replace(/(.{64})/g, '$1\n')}\n-----END CERTIFICATE-----\n`
    const known = verdicts.get(xml) ?? xmlsecVerdict([xml], pem) === 'OK'
    verdicts.set(xml, known)
    return known
  }
  /** What libxml2, the schemas and xmlsec1 find in the last message. */
  const brokenIn = (steps: readonly Step[] | undefined, { case: one, target }: Pair): readonly Rule[] => {
    const last = steps?.findLast(({ act, sent }) => sent !== undefined && !OF_THE_SP.test(act))
    const { main } = target.issuers
    if (last?.sent === undefined || main === undefined || schema === undefined) return []
    const judges = { schema, signature: (xml: string) => isSigned(xml, main.certificate) }
    const [sentTo = target.sp.acs] = last.exchanges.map(({ hops: [first] }) => first.request.url)
    const acs = [target.sp.acs, ...(target.sp.otherAcs ?? []).map(({ url }) => url)].find((url) => url === sentTo)
    const circumstances = { ...target.sp, ...(acs && { acs }), issuer: main.entityId, at: last.at }
    const found = broken(last.sent, circumstances, judges)
    return found.filter((rule) => rule !== BY_CHANCE[one.id])
  }
  /** One line for each case: what is found, by id. */
  const table = (found: readonly (readonly [id: string, what: readonly string[]])[]): string =>
    found
      .filter(([, what]) => what.length > 0)
      .map(([id, what]) => `${[`${id}:`, ...what].join(' ')}\n`)
      .sort()
      .join('')

  test('nearly all cases send something', () => {
    expect(all.length).toBeGreaterThan(800)
  })

  test('a case differs from its twin in one place, or in those that are written down', async () => {
    const found = all
      .filter(({ case: one, twin }) => twin !== undefined && one.delta !== undefined)
      .map((pair) => [pair.case.id, differences(pair)] as const)
    expect(found.filter(([, where]) => where.length === 0)).toEqual([])
    const several = found.filter(([, where]) => where.length > 1)
    await expect(table(several)).toMatchFileSnapshot('single-delta/several.txt')
  })

  test('each case breaks the rules that are written down for it, and no other', async (ctx) => {
    needTool(ctx, 'xmlsec1')
    needTool(ctx, 'schemas')
    const found = all.map((pair) => [pair.case.id, brokenIn(pair.hostile, pair)] as const)
    await expect(table(found)).toMatchFileSnapshot('single-delta/breaks.txt')
  })

  test('a twin breaks none, but for those whose scene is made of it', async (ctx) => {
    needTool(ctx, 'xmlsec1')
    needTool(ctx, 'schemas')
    const found = all.map((pair) => [pair.case.id, brokenIn(pair.twin, pair)] as const)
    await expect(table(found)).toMatchFileSnapshot('single-delta/twins.txt')
  })
})
