import { availableParallelism } from 'node:os'
import { resolve } from 'node:path'
import { isMainThread, parentPort, Worker, workerData } from 'node:worker_threads'
import { inProcessEnv, referenceTargets, runInProcess, SETTINGS, type Setting, targetOf } from '../cli/in-process.ts'
import { cases } from '../suites/cases/index.ts'

/**
 * `npm run repeat -- 100`: so many runs of the whole suite against the reference SP in process, in each of its settings (or in
 * those that are named: `npm run repeat -- 100 'generic strict'`), each with another seed and at another time. Ends with 1 where a verdict is not the same in all. Costs are left out: there is no
 * time to measure where the clock is virtual.
 */

/** By setting, case and mode. */
type Verdicts = Readonly<Record<string, string>>
const MINUTE = 60_000

async function verdictsOf(number: number, now: number, settings: readonly Setting[]): Promise<Verdicts> {
  const targets = await referenceTargets(inProcessEnv(resolve('certs/keys')))
  const all: Record<string, string> = {}
  for (const setting of settings) {
    const options = { now: now + number * MINUTE, seed: `run ${number}` }
    for (const { id, mode, verdict } of await runInProcess(targetOf(setting, targets), cases, options)) {
      // Where nothing was proved, why is what one wants to know.
      const why = verdict.kind === 'inconclusive' ? ` (${verdict.reason})` : ''
      all[`${setting}: ${id} [${mode}]`] = `${verdict.kind}${why}`
    }
  }
  return all
}

function settingsNamed(names: readonly string[]): readonly Setting[] {
  const unknown = names.find((name) => !SETTINGS.some((one) => one === name))
  if (unknown !== undefined) throw new RangeError(`no setting is called ${unknown}; there are ${SETTINGS.join(', ')}`)
  return names.length === 0 ? SETTINGS : SETTINGS.filter((one) => names.includes(one))
}

interface Share {
  readonly from: number
  readonly step: number
  readonly runs: number
  readonly now: number
  readonly settings: readonly Setting[]
}

if (isMainThread) {
  const runs = Number(process.argv[2] ?? 100)
  const step = availableParallelism()
  const now = Date.now()
  const settings = settingsNamed(process.argv.slice(3))
  let first: Verdicts | undefined
  let done = 0
  const different = new Set<string>()
  // At once, and not at the end alone: many runs take an hour.
  const report = (line: string): void => {
    if (!different.has(line)) console.log(line)
    different.add(line)
  }
  const compare = (verdicts: Verdicts): void => {
    first ??= verdicts
    for (const key of new Set([...Object.keys(first), ...Object.keys(verdicts)])) {
      if (first[key] !== verdicts[key]) report(`${key}: ${first[key]}, and ${verdicts[key]}`)
    }
    done += 1
    process.stderr.write(`${done} of ${runs}\n`)
  }
  const threads = Array.from({ length: Math.min(step, runs) }, (_, from) => {
    const share: Share = { from, step, runs, now, settings }
    const worker = new Worker(new URL(import.meta.url), { workerData: share })
    worker.on('message', compare)
    return new Promise<void>((ended, failed) => {
      worker.on('error', failed)
      worker.on('exit', (code) => (code === 0 ? ended() : failed(new Error(`a thread ended with ${code}`))))
    })
  })
  await Promise.all(threads)
  console.log(`${done} runs of ${Object.keys(first ?? {}).length} verdicts, ${different.size} not the same in all`)
  process.exitCode = done === runs && different.size === 0 ? 0 : 1
} else {
  const { from, step, runs, now, settings }: Share = workerData
  for (let number = from; number < runs; number += step)
    parentPort?.postMessage(await verdictsOf(number, now, settings))
}
