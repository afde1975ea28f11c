import { resolve } from 'node:path'
import { findTargetFile } from '../harness/target/find.ts'
import type { ProfileName } from '../suites/profiles/profile.ts'
import { PRODUCTS_FILE, REFERENCE_FILE, startEmbedded } from './embedded.ts'

export interface TargetFile {
  readonly file: string
  readonly env: Readonly<Record<string, string>>
  readonly secrets: readonly string[]
  /** It describes the reference SP that was started for this: nobody's file. */
  readonly isEmbedded?: boolean
}

/** Profiles that the reference SP is run with when nobody asks for one: all of them would take minutes. */
const USUAL: readonly ProfileName[] = ['deep-security', 'saml2']

interface Wanted {
  /** The file that is named. */
  readonly config: string | undefined
  /** What the embedded reference SP is wanted as. */
  readonly profile?: ProfileName | undefined
  readonly say?: (text: string) => void
}

/** The target file that is named or found; where there is none, the embedded reference SP is started for as long as `use` lasts. */
export async function withTargetFile<T>(
  { config, profile, say = (text) => process.stdout.write(text) }: Wanted,
  use: (target: TargetFile) => Promise<T>,
): Promise<T> {
  const file = config === undefined ? findTargetFile(process.cwd()) : resolve(config)
  if (file !== undefined) {
    const set = Object.entries(process.env).filter((entry): entry is [string, string] => entry[1] !== undefined)
    return use({ file, env: Object.fromEntries(set), secrets: [] })
  }
  const own = profile === undefined || USUAL.includes(profile) ? REFERENCE_FILE : PRODUCTS_FILE
  const embedded = await startEmbedded(resolve('certs/keys'), own)
  const sps = Object.entries(embedded.urls).map(([name, url]) => `${url} (${name})`)
  say(`mock IdP     ${embedded.idpUrl}\nreference SP ${sps.join(', ')}\n\n`)
  try {
    return await use({ file: own, env: embedded.env, secrets: embedded.secrets, isEmbedded: true })
  } finally {
    await embedded.close()
  }
}
