import { resolve } from 'node:path'
import type { CommandModule } from 'yargs'
import { startEmbedded } from './embedded.ts'

export const sp: CommandModule<unknown, { keys: string }> = {
  command: 'sp',
  describe: 'Run the reference SP and a mock IdP that it trusts',
  builder: (yargs) =>
    yargs.option('keys', {
      type: 'string',
      default: 'certs/keys',
      describe: 'Folder of the issuers; made when missing',
    }),
  handler: async ({ keys }) => {
    const { env, idpUrl, urls } = await startEmbedded(resolve(keys))
    process.stdout.write(
      [
        ...Object.entries(urls).map(([name, url]) => `${name.padEnd(24)} ${url}`),
        `${'mock IdP'.padEnd(24)} ${idpUrl}`,
        'Their target file is fixtures/targets/reference.yaml; run it with these variables:',
        ...Object.entries(env).map(([name, value]) => `  export ${name}=${value}`),
        'Ctrl-C ends them.',
        '',
      ].join('\n'),
    )
  },
}
