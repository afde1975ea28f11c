import { resolve } from 'node:path'
import { describe, expect, test } from 'vitest'
import { REFERENCE_FILE } from '../cli/embedded.ts'
import { flawMatrix } from '../cli/flaw-matrix.ts'
import { inProcessEnv } from '../cli/in-process.ts'
import { openTargets } from '../harness/run/recorded-run.ts'
import { pipelines } from '../reference-sp/pipeline.ts'

const targets = await openTargets(REFERENCE_FILE, inProcessEnv(resolve('certs/keys')))
const matrix = await flawMatrix({ targets, now: Date.now(), seed: 'flaws' })

describe('the flaw matrix', () => {
  test('the honest SP is clean in every setting', () => {
    expect(matrix.honest.failed).toEqual([])
  })

  test('each flaw fails exactly the cases that were written down for it', () => {
    const inexact = matrix.flaws.filter(({ exact }) => !exact)
    expect(inexact.map(({ id, killedBy, failed }) => ({ id, killedBy, failed }))).toEqual([])
  })

  test('every check has a flaw that some case kills', () => {
    const killed = new Set(matrix.flaws.filter(({ failed }) => failed.length > 0).flatMap(({ replaces }) => replaces))
    const checks = new Set(Object.values(pipelines).flatMap((pipeline) => Object.keys(pipeline)))
    expect([...checks].filter((name) => !killed.has(name))).toEqual([])
  })
}, 600_000)
