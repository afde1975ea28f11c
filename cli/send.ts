import { randomBytes } from 'node:crypto'
import { mkdtemp } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import type { CommandModule } from 'yargs'
import { HarnessError } from '../harness/error.ts'
import { writeEvidence } from '../harness/report/evidence.ts'
import { describeSent } from '../harness/report/plain-words.ts'
import { plainBlock } from '../harness/report/untrusted.ts'
import { realClock, stopwatch } from '../harness/run/clock.ts'
import { openCanary } from '../harness/run/open-canary.ts'
import { openDriver } from '../harness/run/open-driver.ts'
import { openTargets, secretsOf } from '../harness/run/recorded-run.ts'
import { startRun } from '../harness/run/run.ts'
import { version } from '../harness/version.ts'
import { MODES, type Mode } from '../mock-idp/sign/plan.ts'
import { asks } from '../suites/profiles/asks.ts'
import { profiles } from '../suites/profiles/index.ts'
import { type DriveArguments, driveOf, withDriveOptions } from './drive-options.ts'
import { caseNamed } from './selection.ts'
import { withTargetFile } from './target-file.ts'

interface Arguments extends DriveArguments {
  case: string
  config?: string | undefined
  target?: string | undefined
  mode: string
  seed?: string | undefined
  out?: string | undefined
}

export const send: CommandModule<unknown, Arguments> = {
  command: 'send <case>',
  describe: 'Send one case to one SP: what was sent, wanted and seen, and a script that sends it again',
  builder: (yargs) =>
    withDriveOptions(yargs)
      .positional('case', { type: 'string', demandOption: true, describe: 'Id of the case' })
      .option('config', { alias: 'c', type: 'string', describe: 'Target file' })
      .option('target', {
        type: 'string',
        describe: 'Which target of the file (default: the first that the case fits)',
      })
      .option('mode', { type: 'string', choices: MODES, default: 'assertion', describe: 'Which element is signed' })
      .option('seed', { type: 'string', describe: 'Makes ids and names' })
      .option('out', { type: 'string', describe: 'Folder for the evidence' }),
  handler: async (argv) => {
    const one = caseNamed(argv.case)
    const drive = driveOf(argv)
    const out = argv.out === undefined ? await mkdtemp(join(tmpdir(), 'saml-assay-')) : resolve(argv.out)
    const asking = Object.values(profiles).find((profile) => asks(profile, one))
    await withTargetFile({ config: argv.config, profile: asking?.name }, async ({ file, env, secrets }) => {
      const targets = (await openTargets(file, env)).filter(
        ({ name }) => argv.target === undefined || name === argv.target,
      )
      for (const target of targets) {
        const driver = await openDriver(target, drive)
        const canary = await openCanary(target)
        const close = () => Promise.all([driver.close(), canary?.close()])
        const run = startRun({
          target,
          profile: profiles[target.profile],
          cases: [one],
          driver,
          canary,
          clock: realClock,
          stopwatch,
          seed: argv.seed ?? randomBytes(8).toString('hex'),
        })
        const question = run.questions.find(({ mode }) => mode === (argv.mode as Mode)) ?? run.questions[0]
        if (question === undefined) {
          await close()
          continue
        }
        await run.finished.finally(close)
        const result = await run.result(question)
        const folder = writeEvidence(result, {
          directory: out,
          version,
          secrets: [...secrets, ...secretsOf(target)],
        })
        const verdict = result.verdict.kind
        process.stdout.write(
          plainBlock(
            [
              `${result.id} [${result.mode}] against ${target.name}: ${verdict}`,
              '',
              `Sent    ${describeSent(result.changes)}`,
              `Wanted  ${result.wanted}`,
              `Saw     ${result.saw}`,
              ...(result.reason === '' ? [] : [`Because ${result.reason}`]),
              ...(folder === null
                ? []
                : [`Replay  sh ${join(out, folder, 'replay.sh')}`, `Message ${join(out, folder, 'sent.xml')}`]),
              '',
            ].join('\n'),
          ),
        )
        process.exitCode = verdict === 'fail' || verdict === 'inconclusive' ? 1 : 0
        return
      }
      throw new HarnessError(
        'NO_CASE',
        `no target of ${file} asks ${one.id}`,
        'Its requirements belong to another profile; `saml-assay explain` names them.',
      )
    })
  },
}
