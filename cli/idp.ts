import { randomBytes, randomUUID } from 'node:crypto'
import { resolve } from 'node:path'
import type { CommandModule } from 'yargs'
import { ensureIssuers } from '../certs/store.ts'
import { HarnessError } from '../harness/error.ts'
import type { Dialect } from '../mock-idp/dialects/dialect.ts'
import { DIALECT_NAMES, DIALECTS } from '../mock-idp/dialects/index.ts'
import { startPath } from '../mock-idp/dialects/start.ts'
import { createGraph } from '../mock-idp/server/graph.ts'
import { createIdp, type RegisteredSp } from '../mock-idp/server/idp.tsx'
import { listen } from '../mock-idp/server/listen.ts'
import { ServerRefusal } from '../mock-idp/server/refusal.ts'
import { randomIds } from '../mock-idp/sign/ids.ts'
import { openDirectory } from './directory-file.ts'
import { describedSp } from './sp-metadata-source.ts'

interface Arguments {
  port: number
  host: string
  'allow-remote': boolean
  keys: string
  user: string
  'sp-entity-id'?: string | undefined
  'sp-acs'?: string | undefined
  'sp-metadata'?: string | undefined
  dialect?: string | undefined
  directory?: string | undefined
}

export const idp: CommandModule<unknown, Arguments> = {
  command: 'idp',
  describe: 'Run the mock identity provider: metadata, IdP-initiated start, SSO by Redirect and POST',
  builder: (yargs) =>
    yargs
      .option('port', { type: 'number', default: 7000, describe: 'Port; 0 takes a free one' })
      .option('host', { type: 'string', default: '127.0.0.1', describe: 'Address' })
      .option('allow-remote', {
        type: 'boolean',
        default: false,
        describe: 'Listen on an address that others reach: it signs what anyone asks',
      })
      .option('keys', { type: 'string', default: 'certs/keys', describe: 'Folder of the issuers; made when missing' })
      .option('user', { type: 'string', default: 'alice', describe: 'Who signs in by default' })
      .option('sp-entity-id', { type: 'string', describe: 'Entity id of the SP to send logins to' })
      .option('sp-acs', { type: 'string', describe: 'Its assertion consumer service' })
      .option('sp-metadata', {
        type: 'string',
        describe:
          'File or URL of the metadata of the SP, in place of those two; where they have a key, it may be encrypted for',
      })
      .conflicts('sp-metadata', 'sp-acs')
      .option('directory', {
        type: 'string',
        describe:
          'File of users and groups: only they are signed in, with the claims that its rules or its mapping make',
      })
      .option('dialect', {
        type: 'string',
        choices: DIALECT_NAMES,
        describe: 'The product as which the issuer "main" behaves: its messages, metadata, addresses and failures',
      }),
  handler: async (argv) => {
    const keyring = await ensureIssuers(resolve(argv.keys), { now: Date.now() })
    const sps = await registeredSps(argv)
    const opened = argv.directory === undefined ? undefined : await openDirectory(resolve(argv.directory))
    const dialect = DIALECT_NAMES.find((name) => name === argv.dialect)
    let app: ReturnType<typeof createIdp> | undefined
    let graph: ReturnType<typeof createGraph> | undefined
    const { url } = await listenOrExplain(
      {
        fetch: (request) =>
          (GRAPH.test(request.url) ? graph : app)?.fetch(request) ?? new Response('not here', { status: 503 }),
      },
      { port: argv.port, host: argv.host, allowRemote: argv['allow-remote'] },
    )
    app = createIdp({
      baseUrl: url,
      keyring,
      now: Date.now,
      nextId: randomIds(),
      sps,
      defaultUser: argv.user,
      dialect,
      tokenOf: opened?.tokenOf,
    })
    const application = { clientId: randomUUID(), secret: randomBytes(20).toString('base64url') }
    const tenantId = randomUUID()
    graph =
      opened &&
      createGraph({
        baseUrl: url,
        directory: () => opened.directory,
        tenantId,
        application: () => ({ ...application, permissions: ['User.Read.All', 'Group.Read.All'] }),
        now: Date.now,
        nextId: () => randomBytes(32).toString('base64url'),
      })
    const { metadata, start }: Dialect['doors'] = dialect === undefined ? {} : DIALECTS[dialect].doors
    const lines = [
      `mock IdP at ${url}${dialect === undefined ? '' : `, as ${DIALECTS[dialect].title}`}`,
      `metadata of the main issuer: ${url}${metadata?.is.path ?? '/main/metadata'}`,
      ...sps.flatMap(({ entityId: sp }) => (start ? [`a login at ${sp}: ${url}${startPath(start.is, { sp })}`] : [])),
      ...(graph === undefined
        ? []
        : [
            `the directory as Microsoft Graph: ${url}/v1.0, token at ${url}/${tenantId}/oauth2/v2.0/token`,
            `  client id ${application.clientId}, secret ${application.secret}`,
          ]),
      'Ctrl-C ends it.',
    ]
    process.stdout.write(`${lines.join('\n')}\n`)
  },
}

/** Paths of the directory's own interface. */
const GRAPH = /^https?:\/\/[^/]+\/(?:v1\.0\/|[^/]+\/oauth2\/v2\.0\/token$)/

/** From its metadata, or as it is named. @throws HarnessError USAGE */
export async function registeredSps(
  argv: Pick<Arguments, 'sp-entity-id' | 'sp-acs' | 'sp-metadata'>,
): Promise<readonly RegisteredSp[]> {
  const { 'sp-entity-id': entityId, 'sp-acs': acs, 'sp-metadata': metadata } = argv
  if (metadata === undefined) return entityId === undefined || acs === undefined ? [] : [{ entityId, acs }]
  const sp = await describedSp(metadata, entityId, process.cwd())
  const [first, ...otherAcs] = sp.acs
  if (sp.entityId === '' || first === undefined) {
    throw new HarnessError(
      'USAGE',
      `${metadata}: ${sp.entityId === '' ? 'the SP has no entityID' : 'the SP has no assertion consumer service for HTTP-POST'}`,
      'Give metadata that name both, as SAML Metadata 2.4.4 has it.',
    )
  }
  const { entityId: id, encryption, singleLogout } = sp
  return [{ entityId: id, acs: first.url, acsIndex: first.index, otherAcs, slo: singleLogout.redirect, encryption }]
}

/** A refusal of the server is a matter of usage. */
async function listenOrExplain(...[app, options]: Parameters<typeof listen>): ReturnType<typeof listen> {
  try {
    return await listen(app, options)
  } catch (error) {
    if (error instanceof ServerRefusal) throw new HarnessError('USAGE', error.message, error.hint)
    throw error
  }
}
