import { resolve } from 'node:path'
import type { CommandModule } from 'yargs'
import { ensureIssuers } from '../certs/store.ts'
import { HarnessError } from '../harness/error.ts'
import { createIdp } from '../mock-idp/server/idp.tsx'
import { listen } from '../mock-idp/server/listen.ts'
import { ServerRefusal } from '../mock-idp/server/refusal.ts'
import { randomIds } from '../mock-idp/sign/ids.ts'

interface Arguments {
  port: number
  host: string
  'allow-remote': boolean
  keys: string
  user: string
  'sp-entity-id'?: string | undefined
  'sp-acs'?: string | undefined
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
      .option('sp-acs', { type: 'string', describe: 'Its assertion consumer service' }),
  handler: async (argv) => {
    const keyring = await ensureIssuers(resolve(argv.keys), { now: Date.now() })
    const entityId = argv['sp-entity-id']
    const acs = argv['sp-acs']
    let app: ReturnType<typeof createIdp> | undefined
    const { url } = await listenOrExplain(
      { fetch: (request) => app?.fetch(request) ?? new Response('starting', { status: 503 }) },
      { port: argv.port, host: argv.host, allowRemote: argv['allow-remote'] },
    )
    app = createIdp({
      baseUrl: url,
      keyring,
      now: Date.now,
      nextId: randomIds(),
      sps: entityId === undefined || acs === undefined ? [] : [{ entityId, acs }],
      defaultUser: argv.user,
    })
    process.stdout.write(`mock IdP at ${url}\nmetadata of the main issuer: ${url}/main/metadata\nCtrl-C ends it.\n`)
  },
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
