import { execFile } from 'node:child_process'
import { promisify } from 'node:util'
import { describe, expect, test } from 'vitest'
import type { FlawMatrix } from '../cli/flaw-matrix.ts'
import { pipelines } from '../reference-sp/pipeline.ts'

const MOST_OUTPUT = 64 * 1024 * 1024

// By the built command, which takes every core. It exits with 1 where something is not exact: the tests say what.
const { stdout } = await promisify(execFile)(process.execPath, ['dist/cli/main.js', 'flaws', '--json'], {
  maxBuffer: MOST_OUTPUT,
}).catch((error: { stdout: string }) => error)
const matrix: FlawMatrix = JSON.parse(stdout)

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
