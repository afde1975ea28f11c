import { availableParallelism } from 'node:os'
import { resolve } from 'node:path'
import { Worker } from 'node:worker_threads'
import type { CommandModule } from 'yargs'
import type { FlawMatrix } from './flaw-matrix.ts'
import type { Share } from './flaw-worker.ts'
import { inProcessEnv, referenceTargets } from './in-process.ts'

interface Arguments {
  json: boolean
  only: string[] | undefined
  keys: string
  seed: string
}

export const flaws: CommandModule<unknown, Arguments> = {
  command: 'flaws',
  describe: 'Run every case on every flaw of the reference SP: does the suite see what it should?',
  builder: (yargs) =>
    yargs
      .option('only', { type: 'string', array: true, describe: 'These flaws instead of all' })
      .option('json', { type: 'boolean', default: false, describe: 'As JSON' })
      .option('keys', { type: 'string', default: 'certs/keys', describe: 'Folder of the issuers; made when missing' })
      .option('seed', { type: 'string', default: 'flaws', describe: 'Makes ids and names' }),
  handler: async ({ json, keys, only, seed }) => {
    // 170 flawed checks: no other command has to wait for them to load.
    const { allFlaws, flawNames, merged } = await import('./flaw-matrix.ts')
    const names = only === undefined ? allFlaws : flawNames(only)
    const startedAt = performance.now()
    // Makes the keys when they are missing, before two threads would.
    await referenceTargets(inProcessEnv(resolve(keys)))
    const common = { keys: resolve(keys), now: Date.now(), seed }
    const of = availableParallelism()
    const parts = Array.from({ length: of }, (_, share) => inThread({ ...common, flaws: names, share, of }))
    const matrix = { ...merged(await Promise.all(parts)), seconds: (performance.now() - startedAt) / 1000 }
    const inexact = matrix.flaws.filter(({ exact }) => !exact)
    if (json) process.stdout.write(`${JSON.stringify(matrix, undefined, 2)}\n`)
    else {
      const lines = [
        ...matrix.flaws.map(
          ({ id, exact, failed }) =>
            `${exact ? (failed.length > 0 ? '✓ killed  ' : '○ survives') : '✗ NOT EXACT'} ${id}  ${failed.length} case${failed.length === 1 ? '' : 's'}`,
        ),
        ...inexact.flatMap(({ id, killedBy, failed }) => [
          '',
          `${id}`,
          ...failed.filter((one) => !killedBy.includes(one)).map((one) => `  fails, not expected: ${one}`),
          ...killedBy.filter((one) => !failed.includes(one)).map((one) => `  expected, does not fail: ${one}`),
        ]),
        ...matrix.honest.failed.map((one) => `✗ not green on the honest SP: ${one}`),
        '',
        `${matrix.flaws.length} flaws, ${matrix.flaws.filter(({ failed }) => failed.length > 0).length} killed, ${inexact.length} not exactly; honest SP: ${matrix.honest.failed.length} not green; ${matrix.judged} case-runs in ${matrix.seconds.toFixed(1)} s, ${matrix.played} scenes played`,
      ]
      process.stdout.write(`${lines.join('\n')}\n`)
    }
    process.exitCode = inexact.length > 0 || matrix.honest.failed.length > 0 ? 1 : 0
  },
}

/** The built file of this folder: threads are started from what is published. */
const inThread = (share: Share): Promise<FlawMatrix> =>
  new Promise((resolved, rejected) => {
    // Nearly all that a scene makes is gone when it ends: with more room for what is new, less is looked through again.
    const resourceLimits = { maxYoungGenerationSizeMb: 256 }
    const worker = new Worker(new URL('./flaw-worker.js', import.meta.url), { workerData: share, resourceLimits })
    worker.once('message', resolved)
    worker.once('error', rejected)
  })
