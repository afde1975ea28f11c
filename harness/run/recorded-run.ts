import { rmSync } from 'node:fs'
import { mkdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { ensureSpKeys } from '../../certs/sp-keys.ts'
import { ensureIssuers } from '../../certs/store.ts'
import type { NamedCase } from '../../suites/cases/index.ts'
import { catalogueHash } from '../../suites/catalogue-hash.ts'
import { profiles } from '../../suites/profiles/index.ts'
import { writtenObserve } from '../calibrate/written.ts'
import type { Driver } from '../drive/driver.ts'
import { HarnessError } from '../error.ts'
import { openEventLog } from '../report/events.ts'
import { evidenceFolder } from '../report/evidence.ts'
import { openEvidenceWriter } from '../report/evidence-writer.ts'
import { putInOrder } from '../report/merge.ts'
import type { CaseRow, Result, RunRecord } from '../report/record.ts'
import { type Redact, redactor } from '../report/redact.ts'
import { writeReportFiles } from '../report/report-files.ts'
import { type TargetParts, toCaseRow, toRunRecord } from '../report/run-json.ts'
import type { Unfinished } from '../report/unfinished.ts'
import { settleWaivers, utcDay, waiverFor } from '../report/waivers.ts'
import { declaredBy } from '../target/declared.ts'
import { loadTargets } from '../target/load.ts'
import type { DeclaredTarget, Observe, Target, Waiver } from '../target/target.ts'
import { version } from '../version.ts'
import { realClock, stopwatch } from './clock.ts'
import { openCanary } from './open-canary.ts'
import { type DriveOptions, openDriver } from './open-driver.ts'
import type { Question } from './question.ts'
import { type Run, startRun } from './run.ts'
import { type Shard, shardOf } from './shard.ts'
import { createTurns } from './turns.ts'

/** All that a run needs, as plain data: it crosses from the command to the process that runs the cases. */
export interface RunInput {
  readonly targetFile: string
  readonly targets?: readonly string[] | undefined
  /** What was learned of the targets, by name, that do not say how to find out who is signed in. */
  readonly learned?: Readonly<Record<string, Observe>> | undefined
  readonly env: Readonly<Record<string, string>>
  /** Ids of the cases to ask. */
  readonly cases: readonly string[]
  readonly seed: string
  /** Absent: the whole run. */
  readonly shard?: Shard | undefined
  /** How long a case may wait, where not as the target says. */
  readonly maxWaitSeconds?: number | undefined
  readonly out: string
  /** How the targets are reached, where not as their file says. */
  readonly drive?: DriveOptions | undefined
  /** The run that was cut off in `out` and goes on: what it has is kept, and only the rest is asked. */
  readonly resume?: Pick<Unfinished, 'rows' | 'resumed' | 'startedAt'> | undefined
}

/**
 * Targets of a file, with the issuers' keys made or read; some may not say how to find out who is signed in.
 * @param text to be read in place of what stands in the file
 */
export const openDeclared = (file: string, env: RunInput['env'], text?: string): Promise<DeclaredTarget[]> =>
  loadTargets(file, {
    env,
    profiles,
    readFile: async (path) => (path === file ? text : undefined) ?? readFile(path, 'utf8'),
    ensureIssuers: (folder) => ensureIssuers(folder, { now: Date.now() }),
    ensureSpKeys: (folder) => ensureSpKeys(folder, Date.now()),
  })

/**
 * Targets of a file that are ready for a run.
 * @param learned `observe` of those, by name, whose entry has none
 * @throws HarnessError TARGET_FILE, where a target has neither
 */
export async function openTargets(
  file: string,
  env: RunInput['env'],
  learned: Readonly<Record<string, Observe>> = {},
): Promise<Target[]> {
  return (await openDeclared(file, env)).map((target) => observed(target, learned[target.name], file))
}

function observed(target: DeclaredTarget, learned: Observe | undefined, file: string): Target {
  const observe = target.observe ?? learned
  if (observe !== undefined) return { ...target, observe }
  throw new HarnessError(
    'TARGET_FILE',
    `${file}: the target ${target.name} has no observe: nothing says who is signed in`,
    '`saml-assay calibrate --write` learns it from a few logins, and `saml-assay run` does so by itself.',
  )
}

/** What a target's hooks, errands, lists and form carry to be let in: it may stand in no report. */
export const secretsOf = ({ hooks, maintenance, canary, observe, sp }: Target): readonly string[] => {
  const hooked = Object.values(hooks).flatMap(({ set, undo }) => [set, undo])
  const calls = [...hooked, maintenance?.call, maintenance?.undo, canary.reach, canary.read]
  const headers = [...calls, ...Object.values(observe.lists ?? {})].map(
    (call) => (call && 'headers' in call && call.headers) || {},
  )
  const password = sp.login?.native?.password
  return [
    ...headers.flatMap((one) => Object.values(one).flatMap((value) => [value, ...value.split(' ').slice(1)])),
    ...(password === undefined ? [] : [password]),
  ]
}

/** What of a target may stand in no report, and its waivers without that. */
interface Discretion {
  readonly own: readonly string[]
  readonly redact: Redact
  readonly waivers: readonly Waiver[]
}

interface RecordedTarget {
  readonly target: Target
  readonly questions: readonly Question[]
  /** The row of run.json, once its verdict is final and its evidence is written. */
  row(question: Question): Promise<{ readonly row: CaseRow; readonly result: Result }>
}

export interface RecordedRun {
  readonly targets: readonly RecordedTarget[]
  /** Settles when run.json, junit.xml and summary.md are written. */
  readonly finished: Promise<RunRecord>
}

/** Runs cases against targets and writes the report's folder as it goes. */
export async function startRecordedRun(
  input: RunInput,
  cases: readonly NamedCase[],
  secrets: readonly string[],
): Promise<RecordedRun> {
  const { seed, shard, resume, maxWaitSeconds } = input
  const startedAt = resume?.startedAt ?? Date.now()
  const today = utcDay(startedAt)
  const tool = { name: 'saml-assay', version, node: process.version, catalogue: catalogueHash(cases) }
  const all = await openDeclared(input.targetFile, input.env)
  const targets = all
    .filter((target) => input.targets === undefined || input.targets.includes(target.name))
    .map((target) => observed(target, input.learned?.[target.name], input.targetFile))
    .map((target) =>
      maxWaitSeconds === undefined ? target : { ...target, limits: { ...target.limits, maxWaitSeconds } },
    )
  await mkdir(input.out, { recursive: true })
  const log = openEventLog(join(input.out, 'events.ndjson'), resume !== undefined)
  if (resume !== undefined) log.append({ event: 'run-resumed', at: new Date().toISOString() })
  else {
    log.append({
      event: 'run-started',
      at: new Date(startedAt).toISOString(),
      schemaVersion: 1,
      tool,
      seed,
      targets: targets.map(({ name, profile }) => ({ name, profile })),
      cases: input.cases,
      shard,
      maxWaitSeconds,
    })
  }
  // What an SP has seen it would take for a replay.
  const salt = [shard && `shard-${shard.index}`, resume && `resumed-${resume.resumed + 1}`].filter(Boolean).join('/')
  const inOrder = putInOrder(cases)

  const drivers = await Promise.all(targets.map((target) => openDriver(target, input.drive)))
  const canaries = await Promise.all(targets.map(openCanary))
  const turns = createTurns(targets.length)
  const evidence = openEvidenceWriter()
  const recorded = targets.map((target, at) => {
    const profile = profiles[target.profile]
    const driver = drivers[at] as Driver
    const canary = canaries[at]
    const kept = resume?.rows[target.name] ?? []
    const run = startRun({
      target,
      profile,
      cases,
      asks: ({ case: one, mode }) =>
        (shard === undefined || shardOf(target.name, one.id, mode, shard.of) === shard.index) &&
        !kept.some((row) => row.id === one.id && row.mode === mode),
      driver,
      clock: realClock,
      seed,
      salt: salt === '' ? undefined : salt,
      canary,
      stopwatch,
      turns: turns[at],
    })
    // A run that ends before it has had its turn keeps nobody waiting.
    run.finished.then(turns[at]?.leave, turns[at]?.leave)
    const own = [...secrets, ...secretsOf(target)]
    const discretion = { own, redact: redactor(own), waivers: waiversOf(target) }
    const rows = new Map(
      run.questions.map((question) => [question, record(run, question, target, discretion)] as const),
    )
    const parts = async (): Promise<TargetParts> => {
      await run.finished.finally(() => Promise.all([driver.close(), canary?.close()]))
      const found = inOrder([...kept, ...(await Promise.all(rows.values())).map(({ row }) => row)])
      return {
        name: target.name,
        profile: target.profile,
        dialect: target.dialect,
        declared: declaredBy(target, profile),
        modes: await run.modes,
        learned:
          target.observe === input.learned?.[target.name] ? writtenObserve(target.observe, target.sp.acs) : undefined,
        waivers: settleWaivers(found, discretion.waivers, today, shard === undefined),
        cases: found,
      }
    }
    return {
      target,
      questions: run.questions,
      row: (question: Question) => rows.get(question) ?? Promise.reject(new RangeError('not a question of this run')),
      parts: parts(),
    }
  })

  // A reason may hold what came from the environment.
  function waiversOf({ waivers = [], ...target }: Target) {
    const redact = redactor([...secrets, ...secretsOf({ ...target, waivers })])
    return waivers.map((waiver) => ({ ...waiver, reason: redact(waiver.reason) }))
  }

  async function record(run: Run, question: Question, target: Target, { own, redact, waivers }: Discretion) {
    const found = await run.result(question)
    const result = { ...found, saw: redact(found.saw), reason: redact(found.reason) }
    const several = targets.length > 1 ? target.name : undefined
    // The run may have been cut off amid the files of this case.
    if (resume !== undefined) rmSync(join(input.out, evidenceFolder(result, several)), { recursive: true, force: true })
    const folder = await evidence.write(result, {
      directory: input.out,
      target: several,
      version,
      secrets: own,
    })
    const judged = toCaseRow(result, folder)
    const row = toCaseRow(result, folder, waiverFor(judged, waivers, today)?.reason)
    log.append({
      event: 'case-finished',
      at: new Date().toISOString(),
      target: target.name,
      profile: target.profile,
      row,
    })
    return { row, result }
  }

  const finish = async (): Promise<RunRecord> => {
    const run = toRunRecord({
      tool,
      seed,
      shards: shard && { of: shard.of, held: [shard.index] },
      targets: await Promise.all(recorded.map(({ parts }) => parts)),
      startedAt,
      finishedAt: Date.now(),
    })
    await writeReportFiles(input.out, run)
    log.append({ event: 'run-finished', at: run.finishedAt, totals: run.totals })
    log.close()
    return run
  }
  const finished = finish().finally(evidence.close)
  finished.catch(() => undefined)
  return { targets: recorded, finished }
}
