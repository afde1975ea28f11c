import { randomBytes } from 'node:crypto'
import { readFile, stat } from 'node:fs/promises'
import type { CommandModule } from 'yargs'
import { replaceFile } from '../certs/safe-file.ts'
import { calibrate as learn } from '../harness/calibrate/calibrate.ts'
import { type Lines, withLearned } from '../harness/calibrate/into-file.ts'
import { learnedText } from '../harness/calibrate/learned-text.ts'
import { observeText } from '../harness/calibrate/observe-text.ts'
import type { Learned } from '../harness/calibrate/proposal.ts'
import { writtenObserve } from '../harness/calibrate/written.ts'
import { HarnessError } from '../harness/error.ts'
import { jsonText } from '../harness/report/json-text.ts'
import { realClock } from '../harness/run/clock.ts'
import { type DriveOptions, openDriver } from '../harness/run/open-driver.ts'
import { openDeclared } from '../harness/run/recorded-run.ts'
import type { DeclaredTarget } from '../harness/target/target.ts'
import { profiles } from '../suites/profiles/index.ts'
import { chosen } from './doctor.ts'
import { type DriveArguments, driveOf, withDriveOptions } from './drive-options.ts'
import { withTargetFile } from './target-file.ts'

interface Arguments extends DriveArguments {
  config?: string | undefined
  target?: string | undefined
  probe?: string[] | undefined
  seed?: string | undefined
  write: boolean
  force: boolean
  json: boolean
}

export const calibrate: CommandModule<unknown, Arguments> = {
  command: 'calibrate',
  describe: 'Learn from a few logins how an SP shows who is signed in, and propose `observe`',
  builder: (yargs) =>
    withDriveOptions(yargs)
      .option('config', { alias: 'c', type: 'string', describe: 'Target file (default: as for run)' })
      .option('target', { type: 'string', describe: 'Only this target of the file' })
      .option('probe', { type: 'string', array: true, describe: 'Pages that show who is signed in, as /whoami' })
      .option('write', { type: 'boolean', default: false, describe: 'Write it into the target file' })
      .option('force', { type: 'boolean', default: false, describe: 'With --write: replace what is there' })
      .option('seed', { type: 'string', describe: 'Makes ids and names' })
      .option('json', { type: 'boolean', default: false, describe: 'Print JSON' }),
  handler: async (argv) => {
    const drive = driveOf(argv)
    const say = (text: string): void => {
      if (!argv.json) process.stdout.write(text)
    }
    const all: object[] = []
    let exitCode = 0
    await withTargetFile({ config: argv.config, say }, async ({ file, env, isEmbedded }) => {
      if (argv.write && isEmbedded) {
        throw new HarnessError(
          'USAGE',
          'there is no target file to write to',
          'Name one with -c; `saml-assay init` makes one.',
        )
      }
      const declared = await openDeclared(file, env)
      for (const target of chosen(declared, argv.target, file)) {
        say(`${target.name}\n`)
        const learned = await learnedOf(target, { drive, probes: argv.probe, seed: argv.seed })
        const observe = learned.kind === 'proposal' ? writtenObserve(learned.observe, target.sp.acs) : undefined
        all.push({ target: target.name, ...learned, ...(observe && { observe }) })
        say(learnedText(learned, observe === undefined ? '' : observeText(observe)))
        if (observe === undefined) exitCode = 1
        else if (argv.write) {
          await write(file, env, declared.indexOf(target), { observe, ...waysOf(learned) }, argv.force)
          say(`Written to ${file}. Next: saml-assay doctor -c ${file}\n`)
        } else if (target.observe === undefined) say('Put these lines into the target file, or say --write.\n')
        say('\n')
      }
    })
    if (argv.json) process.stdout.write(`${jsonText({ targets: all }, 2)}\n`)
    process.exitCode = exitCode
  },
}

export interface LearningOptions {
  readonly drive?: DriveOptions | undefined
  readonly probes?: readonly string[] | undefined
  readonly seed?: string | undefined
}

/** What a few logins teach of one target. */
export async function learnedOf(
  target: DeclaredTarget,
  { drive, probes = [], seed = randomBytes(8).toString('hex') }: LearningOptions = {},
): Promise<Learned> {
  for (const probe of probes) {
    if (/^https?:\/\//.test(probe) ? URL.canParse(probe) : /^\/(?!\/)/.test(probe)) continue
    throw new HarnessError('USAGE', `--probe ${probe} is neither a path nor a URL`, 'Write it as /whoami.')
  }
  const driver = await openDriver(target, drive)
  try {
    return await learn({ target, profile: profiles[target.profile], driver, clock: realClock, seed, probes })
  } finally {
    await driver.close()
  }
}

/** Where a login and a logout begin, as a target file says it. */
function waysOf(learned: Learned): Pick<Lines, 'start' | 'logout'> {
  if (learned.kind === 'unclear') return {}
  const { start, logout } = learned
  return {
    start: start && { url: start.url },
    logout: logout && { method: logout.method, url: logout.url },
  }
}

/** Puts it into the file, once it is known that the file can still be read. */
async function write(
  file: string,
  env: Readonly<Record<string, string>>,
  at: number,
  lines: Lines,
  force: boolean,
): Promise<void> {
  const { mode } = await stat(file)
  const text = withLearned(await readFile(file, 'utf8'), at, lines, force)
  await openDeclared(file, env, text)
  await replaceFile(file, text, mode & 0o777)
}
