import { resolve } from 'node:path'
import { findTargetFile } from '../harness/target/find.ts'
import { REFERENCE_FILE, startEmbedded } from './embedded.ts'

export interface TargetFile {
  readonly file: string
  readonly env: Readonly<Record<string, string>>
  readonly secrets: readonly string[]
  /** It describes the reference SP that was started for this: nobody's file. */
  readonly isEmbedded?: boolean
}

/** The target file that is named or found; where there is none, the embedded reference SP is started for as long as `use` lasts. */
export async function withTargetFile<T>(
  named: string | undefined,
  use: (target: TargetFile) => Promise<T>,
  say: (text: string) => void = (text) => process.stdout.write(text),
): Promise<T> {
  const file = named === undefined ? findTargetFile(process.cwd()) : resolve(named)
  if (file !== undefined) {
    const set = Object.entries(process.env).filter((entry): entry is [string, string] => entry[1] !== undefined)
    return use({ file, env: Object.fromEntries(set), secrets: [] })
  }
  const embedded = await startEmbedded(resolve('certs/keys'))
  say(
    `mock IdP     ${embedded.idpUrl}\nreference SP ${embedded.env.DS_URL} (deep-security), ${embedded.env.PLAIN_URL} (saml2)\n\n`,
  )
  try {
    return await use({ file: REFERENCE_FILE, env: embedded.env, secrets: embedded.secrets, isEmbedded: true })
  } finally {
    await embedded.close()
  }
}
