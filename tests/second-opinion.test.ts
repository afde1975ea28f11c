import { resolve } from 'node:path'
import { afterAll, describe, expect, test, vi } from 'vitest'
import { REFERENCE_FILE } from '../cli/embedded.ts'
import { inProcessEnv, targetOf } from '../cli/in-process.ts'
import { openTargets } from '../harness/run/recorded-run.ts'
import { explanations } from '../interop/explanations.ts'
import { nodeSamlIsLaxer, type Reasons, referenceIsLaxer, withheld } from './second-opinion/explained.ts'
import { disagreements } from './second-opinion/opinions.ts'

// node-saml reads the clock itself.
vi.useFakeTimers({ toFake: ['Date'], now: Date.now() })
afterAll(() => {
  vi.useRealTimers()
})
const targets = await openTargets(REFERENCE_FILE, inProcessEnv(resolve('certs/keys')))
const { compared, found } = await disagreements(targetOf('generic strict', targets))
const idsOf = (laxer: (typeof found)[number]['laxer']) => found.filter((one) => one.laxer === laxer).map(({ id }) => id)
const casesOf = (reasons: Reasons) => reasons.flatMap(({ cases }) => cases)

describe('a second opinion, by node-saml', { timeout: 600_000 }, () => {
  test('both are asked the same, and both sign the honest user in', () => {
    expect(compared).toBeGreaterThan(150)
    expect(found.map(({ id }) => id)).not.toContain('control/assertion-signed')
  })

  test('where the reference SP is the laxer, a clause allows it', () => {
    expect(idsOf('reference').sort()).toEqual(casesOf(referenceIsLaxer).sort())
  })

  test('no case signs in one user here and another there', () => {
    expect(idsOf('neither')).toEqual([])
  })

  test('where node-saml is the laxer, it is explained or counted as withheld', () => {
    const explained = new Set([...casesOf(nodeSamlIsLaxer), ...Object.keys(explanations['node-saml']?.known ?? {})])
    expect(idsOf('node-saml').filter((id) => !explained.has(id))).toHaveLength(withheld)
  })

  test('an explanation whose case is no disagreement any more is taken out', () => {
    const laxer = new Set(idsOf('node-saml'))
    expect(casesOf(nodeSamlIsLaxer).filter((id) => !laxer.has(id))).toEqual([])
  })
})
