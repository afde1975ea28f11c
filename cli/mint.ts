import { randomBytes } from 'node:crypto'
import { resolve } from 'node:path'
import type { CommandModule } from 'yargs'
import { ensureIssuers } from '../certs/store.ts'
import { HarnessError } from '../harness/error.ts'
import { compose } from '../harness/run/message.ts'
import { certificatesOf, loginChangesIn, missingForChanges } from '../harness/run/question.ts'
import { DIALECT_NAMES, defaultMode, dialectSteps } from '../mock-idp/dialects/index.ts'
import { seededIds } from '../mock-idp/sign/ids.ts'
import { MODES } from '../mock-idp/sign/plan.ts'
import type { Facts } from '../mock-idp/tamper/step.ts'
import { profiles } from '../suites/profiles/index.ts'
import type { ProfileName } from '../suites/profiles/profile.ts'
import { caseNamed } from './selection.ts'

interface Arguments {
  'entity-id': string
  acs: string
  user: string
  mode?: string | undefined
  dialect?: string | undefined
  profile: string
  case?: string | undefined
  seed?: string | undefined
  keys: string
  base64: boolean
}

export const mint: CommandModule<unknown, Arguments> = {
  command: 'mint',
  describe: 'Write one signed message to standard output: an honest login, or the message of a case',
  builder: (yargs) =>
    yargs
      .option('entity-id', { type: 'string', demandOption: true, describe: 'Entity id of the SP' })
      .option('acs', { type: 'string', demandOption: true, describe: 'Its assertion consumer service' })
      .option('user', { type: 'string', default: 'alice', describe: 'Who signs in' })
      .option('mode', {
        type: 'string',
        choices: MODES,
        describe: 'Which element is signed (default: the assertion, or what the dialect signs)',
      })
      .option('dialect', {
        type: 'string',
        choices: DIALECT_NAMES,
        describe: 'As this identity provider product writes',
      })
      .option('profile', {
        type: 'string',
        choices: Object.keys(profiles),
        default: 'saml2',
        describe: 'Which claims the SP reads',
      })
      .option('case', { type: 'string', describe: 'The message of this case' })
      .option('seed', { type: 'string', describe: 'Makes the ids' })
      .option('keys', { type: 'string', default: 'certs/keys', describe: 'Folder of the issuers; made when missing' })
      .option('base64', { type: 'boolean', default: false, describe: 'As the value of the form field' }),
  handler: async (argv) => {
    const keyring = await ensureIssuers(resolve(argv.keys), { now: Date.now() })
    const profile = profiles[argv.profile as ProfileName]
    const dialect = DIALECT_NAMES.find((name) => name === argv.dialect)
    const facts: Facts = {
      user: argv.user,
      marker: 'mallory',
      sp: { entityId: argv['entity-id'], acs: argv.acs },
      issuer: 'main',
      issuers: Object.fromEntries(Object.entries(keyring).map(([name, issuer]) => [name, issuer.entityId])),
      certificates: certificatesOf(keyring),
      trusts: ['main'],
      tenants: [],
      claims: profile.claims,
      languages: profile.languages,
      adminLimitSeconds: undefined,
      skewSeconds: 60,
      dialect: dialect && dialectSteps(dialect),
    }
    const changes = argv.case === undefined ? [] : loginChangesIn(sceneOf(argv.case))
    const missing = missingForChanges(changes, facts)
    if (missing !== undefined) {
      throw new HarnessError(
        'USAGE',
        `the message of ${argv.case} needs ${missing}, which only a target file can name`,
        'Send it with `saml-assay send CASE -c FILE`: sent.xml is the message.',
      )
    }
    const mode = MODES.find((one) => one === argv.mode) ?? (dialect === undefined ? 'assertion' : defaultMode(dialect))
    const minting = { keyring, now: Date.now(), nextId: seededIds(argv.seed ?? randomBytes(8).toString('hex')) }
    const { xml } = compose(facts, mode, changes, minting)
    process.stdout.write(`${argv.base64 ? Buffer.from(xml).toString('base64') : xml}\n`)
  },
}

function sceneOf(id: string) {
  const one = caseNamed(id)
  const scene = one.scene ?? [{ do: 'present' as const }]
  return scene.map((act, at) =>
    one.delta !== undefined && at === (one.delta.at ?? 0) ? Object.assign({}, act, one.delta.is) : act,
  )
}
