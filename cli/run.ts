import { randomBytes } from 'node:crypto'
import { relative, resolve } from 'node:path'
import type { CommandModule } from 'yargs'
import { observeText } from '../harness/calibrate/observe-text.ts'
import { writtenObserve } from '../harness/calibrate/written.ts'
import { findingText } from '../harness/doctor/finding-text.ts'
import { HarnessError } from '../harness/error.ts'
import { exitCodeOf } from '../harness/report/exit-code.ts'
import type { CaseRow } from '../harness/report/record.ts'
import { mustNotJudged } from '../harness/report/run-json.ts'
import { coloursFor, finalSummary } from '../harness/report/terminal.ts'
import { AssayReporter } from '../harness/report/vitest-reporter.ts'
import { proposedUntil } from '../harness/report/waivers.ts'
import { type DriveOptions, openDriver } from '../harness/run/open-driver.ts'
import { reach } from '../harness/run/reach.ts'
import { openDeclared } from '../harness/run/recorded-run.ts'
import type { DeclaredTarget, Observe, Target } from '../harness/target/target.ts'
import { profiles } from '../suites/profiles/index.ts'
import type { ProfileName } from '../suites/profiles/profile.ts'
import { learnedOf } from './calibrate.ts'
import { doctorOf } from './doctor.ts'
import { type DriveArguments, driveOf, withDriveOptions } from './drive-options.ts'
import { outFolder } from './out-folder.ts'
import { targetsAgain, unfinishedIn } from './resumed.ts'
import { select } from './selection.ts'
import { shardFrom } from './shard-option.ts'
import { withTargetFile } from './target-file.ts'

interface Arguments extends DriveArguments {
  config?: string | undefined
  target?: string | undefined
  profile?: string | undefined
  grep?: string | undefined
  case?: string[] | undefined
  level?: string | undefined
  seed?: string | undefined
  shard?: string | undefined
  'max-wait'?: number | undefined
  out?: string | undefined
  resume?: string | undefined
  strict: boolean
}

export const run: CommandModule<unknown, Arguments> = {
  command: 'run',
  describe: 'Run the suite against an SP: the one of the target file, or the embedded reference SP',
  builder: (yargs) =>
    withDriveOptions(yargs)
      .option('config', {
        alias: 'c',
        type: 'string',
        describe: 'Target file (default: saml-assay.yaml from here upwards, else the embedded SP)',
      })
      .option('target', { type: 'string', describe: 'Only this target of the file' })
      .option('profile', { type: 'string', choices: Object.keys(profiles), describe: 'Only targets of this profile' })
      .option('grep', { type: 'string', describe: 'Only cases whose id or title matches' })
      .option('case', { type: 'string', array: true, describe: 'Only these cases, by id, or families as "role/"' })
      .option('level', {
        type: 'string',
        choices: ['must', 'should', 'may', 'observe'],
        describe: 'Only cases of this level',
      })
      .option('seed', { type: 'string', describe: 'Makes ids and names; the same seed and clock give the same bytes' })
      .option('shard', {
        type: 'string',
        describe: 'Only the i-th of n shares of the cases, as i/n; `report merge` puts their reports together',
      })
      .option('max-wait', {
        type: 'number',
        describe:
          "Seconds that a case may wait for the end of a session; longer ones are skipped (default: the target's)",
      })
      .option('out', { type: 'string', describe: 'Folder of the report, new or empty (default: reports/<run>)' })
      .option('resume', {
        type: 'string',
        describe: 'Go on with the run that was cut off in this folder: only what it lacks is asked',
      })
      .conflicts('resume', ['target', 'profile', 'grep', 'case', 'level', 'seed', 'shard', 'max-wait', 'out'])
      .option('strict', {
        type: 'boolean',
        default: false,
        describe: 'Warnings and MUST that were not judged end with 1',
      }),
  handler: async (argv) => {
    const startedAt = Date.now()
    const drive = driveOf(argv)
    const before = argv.resume === undefined ? undefined : await unfinishedIn(argv.resume)
    const out = argv.resume === undefined ? outFolder(argv.out, startedAt) : resolve(argv.resume)
    const shard = before?.shard ?? (argv.shard === undefined ? undefined : shardFrom(argv.shard, argv.seed))
    const profile = argv.profile as ProfileName | undefined
    const selection = { ids: before?.cases ?? argv.case, grep: argv.grep, level: argv.level }
    const cases = select(selection)
    if (before !== undefined) {
      const rows = Object.values(before.rows).reduce((sum, { length }) => sum + length, 0)
      process.stdout.write(
        `going on with the run of ${new Date(before.startedAt).toISOString()}: ${rows} rows are there\n`,
      )
    }
    const record = await withTargetFile({ config: argv.config, profile }, async ({ file, env, secrets }) => {
      const inFile = await openDeclared(file, env)
      const declared = before
        ? targetsAgain(before, inFile, file)
        : inFile.filter(
            (target) =>
              (argv.target === undefined || target.name === argv.target) &&
              (profile === undefined || target.profile === profile),
          )
      if (declared.length === 0) {
        throw new HarnessError(
          'NO_CASE',
          'no target matches',
          `Look at --target and --profile, and at the targets in ${file}.`,
        )
      }
      const learned: Record<string, Observe> = {}
      const targets: Target[] = []
      for (const target of declared) {
        select(selection, profiles[target.profile])
        const observe = target.observe ?? (await learnedFirst(target, drive))
        if (target.observe === undefined) learned[target.name] = observe
        const driver = await openDriver(target, drive)
        await reach(driver, { ...target, observe }).finally(() => driver.close())
        targets.push({ ...target, observe })
      }
      const isTTY = process.stdout.isTTY === true
      const colours = coloursFor(process.env, isTTY)
      const reporter = new AssayReporter({
        write: (text) => process.stdout.write(text),
        colours,
        until: proposedUntil(startedAt),
        columns: isTTY ? process.stdout.columns : undefined,
      })
      const input = {
        targetFile: file,
        targets: targets.map(({ name }) => name),
        learned,
        env,
        cases: cases.map(({ id }) => id),
        seed: before?.seed ?? argv.seed ?? randomBytes(8).toString('hex'),
        shard,
        maxWaitSeconds: before?.maxWaitSeconds ?? maxWait(argv['max-wait']),
        out,
        drive,
        resume: before,
      }
      // Vitest takes a second to load, which no other command should wait for.
      const { runSuite } = await import('./run-suite.ts')
      const record = await runSuite(input, secrets, reporter)
      for (const target of targets) {
        const rows = record.targets.find(({ name }) => name === target.name)?.cases ?? []
        if (!isUnproved(rows)) continue
        process.stdout.write(`\n${target.name}: nothing was proved. What \`saml-assay doctor\` finds wrong:\n`)
        for (const finding of (await doctorOf(target, { drive })).filter(({ state }) => state === 'wrong'))
          process.stdout.write(`${findingText(finding, colours)}\n`)
      }
      return record
    })
    const rows = record.targets.flatMap((target) => target.cases)
    process.stdout.write(
      `\n${finalSummary(
        {
          totals: record.totals,
          mustNotJudged: mustNotJudged(rows).length,
          waivers: record.targets.flatMap(({ name, waivers = [] }) =>
            waivers.map((waiver) => ({ ...waiver, target: name })),
          ),
          durationMs: Date.now() - startedAt,
          report: relative(process.cwd(), out) || '.',
        },
        coloursFor(process.env, process.stdout.isTTY === true),
      )}\n`,
    )
    process.exitCode = exitCodeOf(record, argv.strict)
  },
}

/** Learns how to find out who is signed in, and says so. */
async function learnedFirst(target: DeclaredTarget, drive: DriveOptions): Promise<Observe> {
  process.stdout.write(`${target.name}: the target file has no observe; learning it from a few logins\n`)
  const learned = await learnedOf(target, { drive })
  if (learned.kind === 'unclear') {
    throw new HarnessError(
      'TARGET_FILE',
      [`${target.name}: it cannot be told who is signed in, and no guess is made:`, ...learned.why].join('\n'),
      ['What would help:', ...learned.give].join('\n'),
    )
  }
  process.stdout.write(`${observeText(writtenObserve(learned.observe, target.sp.acs))}\n`)
  return learned.observe
}

/** Whether every case that was put proved nothing: then an honest login did not work, and why that is, the doctor may know. */
const isUnproved = (rows: readonly CaseRow[]): boolean =>
  rows.some(({ verdict }) => verdict === 'inconclusive') &&
  rows.every(({ verdict }) => ['inconclusive', 'skipped', 'notApplicable'].includes(verdict))

/** @throws HarnessError USAGE, where it is no time to wait */
function maxWait(seconds: number | undefined): number | undefined {
  if (seconds === undefined || seconds >= 0) return seconds
  throw new HarnessError('USAGE', '--max-wait is no number of seconds', 'Say, for one: --max-wait 120')
}
