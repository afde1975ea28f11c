#!/usr/bin/env node
import yargs from 'yargs'
import { hideBin } from 'yargs/helpers'
import { HarnessError } from '../harness/error.ts'
import { plainBlock } from '../harness/report/untrusted.ts'
import { version } from '../harness/version.ts'
import { calibrate } from './calibrate.ts'
import { certs } from './certs.ts'
import { doctor } from './doctor.ts'
import { explain } from './explain.ts'
import { flaws } from './flaws.ts'
import { idp } from './idp.ts'
import { init } from './init.ts'
import { list } from './list.ts'
import { mint } from './mint.ts'
import { report } from './report.ts'
import { run } from './run.ts'
import { send } from './send.ts'
import { sp } from './sp.ts'

process.once('SIGINT', () => process.exit(130))
process.once('SIGTERM', () => process.exit(143))

/** A message to a person: what happened, and what to do. Usage and configuration end with 2, our own failures with 3. */
function complain(error: unknown): number {
  if (error instanceof HarnessError) {
    process.stderr.write(`saml-assay: ${plainBlock(error.message)}\n${plainBlock(error.hint)}\n`)
    return error.exitCode
  }
  process.stderr.write(`saml-assay: this is our own failure\n${error instanceof Error ? error.stack : String(error)}\n`)
  return 3
}

try {
  await yargs(hideBin(process.argv))
    .scriptName('saml-assay')
    .usage('$0 <command>\n\nProves what a SAML 2.0 service provider accepts, refuses and forgets.')
    .command(run)
    .command(init)
    .command(calibrate)
    .command(doctor)
    .command(list)
    .command(explain)
    .command(send)
    .command(mint)
    .command(idp)
    .command(sp)
    .command(certs)
    .command(flaws)
    .command(report)
    .demandCommand(1, 'Name a command.')
    .recommendCommands()
    .strict()
    .version(version)
    .wrap(Math.min(110, process.stdout.columns ?? 100))
    .epilogue(
      'Exit codes: 0 all judged cases passed, 1 a failure or something unproved, 2 usage or configuration, 3 target unreachable or our own failure.',
    )
    .fail((message, error) => {
      throw (
        error ??
        new HarnessError('USAGE', message, '`saml-assay --help` and `saml-assay COMMAND --help` say what there is.')
      )
    })
    .parseAsync()
} catch (error) {
  process.exitCode = complain(error)
}
