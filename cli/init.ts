import { dirname, relative, resolve, sep } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { CommandModule } from 'yargs'
import type { z } from 'zod'
import { createFile, PUBLIC, readIfThere, replaceFile } from '../certs/safe-file.ts'
import { HarnessError } from '../harness/error.ts'
import { type Answers, nameFrom } from '../harness/init/answers.ts'
import { metadataFiles } from '../harness/init/metadata-files.ts'
import { targetText } from '../harness/init/target-text.ts'
import type { SpDescription } from '../harness/observe/sp-description.ts'
import { plainLine } from '../harness/report/untrusted.ts'
import { openDeclared } from '../harness/run/recorded-run.ts'
import { TARGET_FILE } from '../harness/target/find.ts'
import { httpUrl, targetName, text } from '../harness/target/scalars.ts'
import { PROFILE_NAMES, TRUSTED_NAMES } from '../harness/target/schema.ts'
import type { Endpoint, Endpoints } from '../mock-idp/message/endpoint.ts'
import type { ProfileName } from '../suites/profiles/profile.ts'
import { type Asker, terminalAsker } from './asker.ts'
import { packageRoot } from './package-root.ts'
import { describedSp } from './sp-metadata-source.ts'

interface Arguments {
  metadata?: string | undefined
  'entity-id'?: string | undefined
  acs?: string | undefined
  name?: string | undefined
  profile?: string | undefined
  account?: string[] | undefined
  marker?: string | undefined
  issuers: string
  trust: string[]
  out: string
  yes: boolean
  force: boolean
}

/** What the command takes from its process. */
export interface InitContext {
  readonly cwd: string
  readonly print: (text: string) => void
  /** Undefined where nobody can be asked. */
  readonly asker: (() => Promise<Asker>) | undefined
}

export const init: CommandModule<unknown, Arguments> = {
  command: 'init',
  describe: 'Write a target file, the issuers, and the metadata to import at the SP',
  builder: (yargs) =>
    yargs
      .option('metadata', { type: 'string', describe: "The SP's metadata: a file or a URL" })
      .option('entity-id', { type: 'string', describe: 'Entity id of the SP (default: from the metadata)' })
      .option('acs', {
        type: 'string',
        describe: 'Its assertion consumer service, HTTP-POST (default: from the metadata)',
      })
      .option('name', { type: 'string', describe: 'Name of the target (default: the host of the ACS)' })
      .option('profile', { type: 'string', choices: PROFILE_NAMES, describe: 'What is asked of it (default: saml2)' })
      .option('account', {
        type: 'string',
        array: true,
        describe: 'Accounts that the SP has (default: it makes one for whoever signs in)',
      })
      .option('marker', { type: 'string', describe: 'With --account: one more account, which attacks try to be' })
      .option('issuers', {
        type: 'string',
        default: 'certs/keys',
        describe: "Folder of the issuers' keys; made when missing",
      })
      .option('trust', {
        type: 'string',
        array: true,
        choices: TRUSTED_NAMES,
        default: ['main'],
        describe: 'Issuers that the SP is going to trust',
      })
      .option('out', { type: 'string', default: TARGET_FILE, describe: 'The target file' })
      .option('yes', { type: 'boolean', default: false, describe: 'Ask nothing: take the defaults' })
      .option('force', { type: 'boolean', default: false, describe: 'Write over files that are there' }),
  handler: async (argv) => {
    const isTerminal = process.stdin.isTTY === true && process.stdout.isTTY === true
    const written = await writeTarget(argv, {
      cwd: process.cwd(),
      print: (line) => process.stdout.write(line),
      asker: isTerminal && !argv.yes ? terminalAsker : undefined,
    })
    if (!written) process.exitCode = 130
  },
}

/**
 * Writes the target file, the metadata of the issuers, and their keys where they are missing.
 * @returns false where the person who was asked gave up: nothing is written
 * @throws HarnessError USAGE, where an answer is missing or wrong, or a file is there
 */
export async function writeTarget(argv: Arguments, { cwd, print, asker }: InitContext): Promise<boolean> {
  const out = resolve(cwd, argv.out)
  if (!argv.force && (await readIfThere(out)) !== undefined) throw isThere(argv.out)
  const answers = await answersFrom(argv, cwd, await asker?.())
  if (answers === undefined) {
    print('Nothing is written.\n')
    return false
  }

  const folder = dirname(out)
  const content = targetText(
    answers,
    pathFrom(folder, fileURLToPath(new URL('fixtures/target.schema.json', packageRoot))),
  )
  // Also makes the keys. What cannot be loaded is not written.
  const [target] = await openDeclared(out, {}, content)
  if (target === undefined) throw new HarnessError('INTERNAL', 'the new target file has no target', 'Report this.')
  const documents = metadataFiles(target.issuers, answers.trusts)
  for (const { name, text: document } of documents) await write(resolve(folder, name), document, argv.force, name)
  await write(out, content, argv.force, argv.out)

  const shown = (file: string) => pathFrom(cwd, resolve(folder, file))
  const config = argv.out === TARGET_FILE ? '' : ` -c ${argv.out}`
  print(
    [
      `Wrote ${pathFrom(cwd, out)}, ${documents.map(({ name }) => shown(name)).join(', ')}`,
      `Keys of the issuers: ${pathFrom(cwd, resolve(folder, answers.issuers))} (test keys: they sign in to whatever trusts them)`,
      '',
      `The SP ${plainLine(answers.entityId, 200)} takes logins at ${plainLine(answers.acs, 200)}.`,
      'Next:',
      `  1. Import ${documents.map(({ name }) => shown(name)).join(' and ')} into the SP, as identity provider.`,
      ...(answers.profile === 'deep-security'
        ? ['     Then put its roles into the target file: see the comment on tenants.']
        : []),
      `  2. saml-assay calibrate${config} --write   (learns how the SP shows who is signed in)`,
      `  3. saml-assay doctor${config}              (says what is still wrong, with the SP or the file)`,
      `  4. saml-assay run${config}`,
      '',
    ].join('\n'),
  )
  return true
}

const isThere = (file: string) =>
  new HarnessError(
    'USAGE',
    `${file} is there already`,
    'Name another file with --out, or say --force to write over it.',
  )

async function write(file: string, content: string, force: boolean, name: string): Promise<void> {
  if (force) await replaceFile(file, content, PUBLIC)
  else if ((await createFile(file, content, PUBLIC)) !== content) throw isThere(name)
}

/** As it is written in a target file: with slashes, and below the folder where it is there. */
const pathFrom = (folder: string, file: string): string => relative(folder, file).split(sep).join('/') || '.'

async function answersFrom(argv: Arguments, cwd: string, asker: Asker | undefined): Promise<Answers | undefined> {
  const isAsked = asker !== undefined
  const named = argv.metadata === undefined && (argv.acs === undefined || argv['entity-id'] === undefined)
  const source =
    named && asker !== undefined
      ? await asker.text("The SP's metadata: a file or a URL (empty: there are none)", '', () => undefined)
      : (argv.metadata ?? '')
  if (source === undefined) return undefined
  const found = source === '' ? undefined : await describedSp(source, argv['entity-id'], cwd)
  if (!isAsked && found === undefined && named) throw missing(argv)

  const ask = async (
    question: string,
    flag: string,
    given: string | undefined,
    initial: string,
    schema: z.ZodType<string>,
  ) => {
    const answer = given ?? (asker === undefined ? initial : await asker.text(question, initial, faultOf(schema)))
    const fault = answer === undefined ? undefined : faultOf(schema)(answer)
    if (fault !== undefined) throw new HarnessError('USAGE', `--${flag}: ${fault}`, 'Correct it, and try again.')
    return answer
  }
  const isKnown = found !== undefined || (argv.acs !== undefined && argv['entity-id'] !== undefined)
  const entityId = await ask('Entity id of the SP', 'entity-id', argv['entity-id'] ?? found?.entityId, '', text)
  if (entityId === undefined) return undefined
  const acs = await ask(
    'Its assertion consumer service (HTTP-POST)',
    'acs',
    argv.acs ?? found?.acs[0]?.url,
    '',
    httpUrl,
  )
  if (acs === undefined) return undefined
  const name = await ask('Name of this target', 'name', argv.name, nameFrom(acs), targetName)
  if (name === undefined) return undefined
  const profile = await profileFrom(argv, asker)
  if (profile === undefined) return undefined
  const identities = await identitiesFrom(argv, asker)
  if (identities === undefined) return undefined
  return {
    name,
    profile,
    entityId,
    ...endpointsWith(acs, found?.acs ?? []),
    ...identities,
    metadataUrl: isKnown && /^https?:\/\//i.test(source) ? source : undefined,
    singleLogout: found && usable(found.singleLogout),
    hasEncryptionKey: found?.hasEncryptionKey ?? false,
    issuers: argv.issuers,
    trusts: TRUSTED_NAMES.filter((one) => argv.trust.includes(one)),
  }
}

const missing = (argv: Arguments) =>
  new HarnessError(
    'USAGE',
    `missing: --metadata FILE|URL, or ${(['entity-id', 'acs'] as const)
      .filter((flag) => argv[flag] === undefined)
      .map((flag) => `--${flag}`)
      .join(' and ')}`,
    'On a terminal, without --yes, `saml-assay init` asks for what is missing.',
  )

/** The endpoints that the metadata name, around the one that is the default here. */
function endpointsWith(acs: string, named: readonly Endpoint[]): Endpoints {
  const otherAcs = named.filter(({ url }) => url !== acs && isUrl(url))
  if (otherAcs.length === 0) return { acs }
  return { acs, acsIndex: named.find(({ url }) => url === acs)?.index, otherAcs }
}

const usable = ({ post, redirect }: SpDescription['singleLogout']): SpDescription['singleLogout'] => ({
  post: isUrl(post) ? post : undefined,
  redirect: isUrl(redirect) ? redirect : undefined,
})
const isUrl = (value: string | undefined): boolean => value !== undefined && httpUrl.safeParse(value).success

const faultOf =
  (schema: z.ZodType<string>) =>
  (answer: string): string | undefined =>
    schema.safeParse(answer).error?.issues[0]?.message

async function profileFrom(argv: Arguments, asker: Asker | undefined): Promise<ProfileName | undefined> {
  const given = PROFILE_NAMES.find((one) => one === argv.profile)
  if (given !== undefined || asker === undefined) return given ?? 'saml2'
  return asker.choose('What is asked of it', PROFILE_NAMES, 'saml2')
}

type Identities = Pick<Answers, 'accounts' | 'marker'>
const MAKES = 'it makes an account for whoever signs in'
const LISTED = 'only accounts that it has can sign in'

async function identitiesFrom(argv: Arguments, asker: Asker | undefined): Promise<Identities | undefined> {
  const { account = [], marker } = argv
  if (account.length > 0 || marker !== undefined) {
    const isPair = account.length > 0 && marker !== undefined && !account.includes(marker)
    if (isPair) return { accounts: account, marker }
    const says = '--account and --marker belong together: accounts that sign in, and another one that must not'
    throw new HarnessError('USAGE', says, 'Say, for one: --account alice bob --marker mallory')
  }
  if (asker === undefined) return { accounts: [] }
  const how = await asker.choose('Who can sign in', [MAKES, LISTED], MAKES)
  if (how === undefined) return undefined
  if (how === MAKES) return { accounts: [] }
  const listed = await asker.text('Accounts that it has, two or more, with spaces between', '', (answer) =>
    answer === '' ? 'expected at least one' : undefined,
  )
  if (listed === undefined) return undefined
  const accounts = listed.split(/\s+/)
  const chosen = await asker.text('Another account, which attacks try to be', '', (answer) =>
    answer === '' || accounts.includes(answer) ? 'expected an account that is none of these' : undefined,
  )
  return chosen === undefined ? undefined : { accounts, marker: chosen }
}
