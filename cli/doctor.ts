import { randomBytes } from 'node:crypto'
import type { CommandModule } from 'yargs'
import { examine, exitCodeOf } from '../harness/doctor/doctor.ts'
import type { Finding } from '../harness/doctor/finding.ts'
import { findingText } from '../harness/doctor/finding-text.ts'
import { lookAtTls } from '../harness/doctor/tls-look.ts'
import { HarnessError } from '../harness/error.ts'
import { jsonText } from '../harness/report/json-text.ts'
import { coloursFor } from '../harness/report/terminal.ts'
import { realClock } from '../harness/run/clock.ts'
import { type DriveOptions, openDriver } from '../harness/run/open-driver.ts'
import { openDeclared } from '../harness/run/recorded-run.ts'
import type { DeclaredTarget } from '../harness/target/target.ts'
import { profiles } from '../suites/profiles/index.ts'
import { learnedOf } from './calibrate.ts'
import { type DriveArguments, driveOf, withDriveOptions } from './drive-options.ts'
import { withTargetFile } from './target-file.ts'

interface Arguments extends DriveArguments {
  config?: string | undefined
  target?: string | undefined
  seed?: string | undefined
  json: boolean
}

export const doctor: CommandModule<unknown, Arguments> = {
  command: 'doctor',
  describe: 'Say what is wrong with the target file or the SP before any case runs',
  builder: (yargs) =>
    withDriveOptions(yargs)
      .option('config', { alias: 'c', type: 'string', describe: 'Target file (default: as for run)' })
      .option('target', { type: 'string', describe: 'Only this target of the file' })
      .option('seed', { type: 'string', describe: 'Makes ids and names' })
      .option('json', { type: 'boolean', default: false, describe: 'Print JSON' }),
  handler: async (argv) => {
    const drive = driveOf(argv)
    const colours = coloursFor(process.env, process.stdout.isTTY === true)
    const say = (text: string): void => {
      if (!argv.json) process.stdout.write(text)
    }
    const examined: { readonly target: string; readonly findings: readonly Finding[] }[] = []
    await withTargetFile({ config: argv.config, say }, async ({ file, env }) => {
      for (const target of chosen(await openDeclared(file, env), argv.target, file)) {
        say(`${colours.bold(target.name)}\n`)
        const findings = await doctorOf(target, {
          drive,
          seed: argv.seed,
          onFinding: (one) => say(`${findingText(one, colours)}\n`),
        })
        examined.push({ target: target.name, findings })
        say('\n')
      }
    })
    if (argv.json) process.stdout.write(`${jsonText({ targets: examined }, 2)}\n`)
    process.exitCode = Math.max(...examined.map(({ findings }) => exitCodeOf(findings)))
  },
}

interface DoctorCall {
  readonly drive?: DriveOptions | undefined
  readonly seed?: string | undefined
  readonly onFinding?: ((finding: Finding) => void) | undefined
}

/** The findings on one target; how to find out who is signed in is learned where the target file does not say it. */
export async function doctorOf(
  target: DeclaredTarget,
  { drive, seed = randomBytes(8).toString('hex'), onFinding }: DoctorCall = {},
): Promise<readonly Finding[]> {
  const driver = await openDriver(target, drive)
  const profile = profiles[target.profile]
  try {
    const options = { profile, driver, clock: realClock, seed, lookAtTls, onFinding }
    if (target.observe !== undefined) return await examine({ ...options, target })
    const learned = await learnedOf(target, { drive }).catch((error: unknown) => {
      // That nobody answers is the doctor's to say.
      if (error instanceof HarnessError && error.code === 'TARGET_UNREACHABLE') return undefined
      throw error
    })
    if (learned?.kind === 'proposal')
      return await examine({ ...options, target: { ...target, observe: learned.observe } })
    return await examine({ ...options, target, unlearned: learned?.why.join('; ') })
  } finally {
    await driver.close()
  }
}

/** @throws HarnessError USAGE, where no target has that name */
export function chosen<T extends { readonly name: string }>(
  targets: readonly T[],
  name: string | undefined,
  file: string,
): readonly T[] {
  const found = targets.filter((target) => name === undefined || target.name === name)
  if (found.length > 0) return found
  const names = targets.map((target) => target.name).join(', ')
  throw new HarnessError('USAGE', `${file} has no target ${JSON.stringify(name)}`, `It has: ${names}.`)
}
