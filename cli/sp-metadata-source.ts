import { readFile } from 'node:fs/promises'
import { resolve } from 'node:path'
import { createHttpDriver } from '../harness/drive/http.ts'
import { HarnessError } from '../harness/error.ts'
import { describeSps, type SpDescription } from '../harness/observe/sp-description.ts'
import { encryptionCertificatesIn } from '../harness/observe/sp-encryption-keys.ts'
import { plainLine } from '../harness/report/untrusted.ts'
import { DEFAULTS } from '../harness/target/defaults.ts'
import { httpUrl } from '../harness/target/scalars.ts'

/** What an SP publishes of itself, with the certificates that it wants encrypted for. */
type PublishedSp = SpDescription & { readonly encryption: readonly string[] }

/**
 * The one SP that a metadata document describes, or the one of that entity id.
 * @param source a file, named from `cwd`, or a URL
 * @throws HarnessError USAGE, where there is none, or several; TARGET_UNREACHABLE, where nobody answers
 */
export async function describedSp(source: string, entityId: string | undefined, cwd: string): Promise<PublishedSp> {
  const octets = await load(source, cwd)
  const found = describeSps(octets)
  const hint = 'Give the metadata of the service provider, as it publishes them.'
  if ('fault' in found) throw new HarnessError('USAGE', `${source}: ${found.fault}`, hint)
  const sps = found.filter((sp) => entityId === undefined || sp.entityId === entityId)
  const [first] = sps
  if (first !== undefined && sps.length === 1)
    return { ...first, encryption: encryptionCertificatesIn(octets, first.entityId) }
  const names = found.slice(0, 10).map((sp) => plainLine(sp.entityId, 100))
  const more = found.length > names.length ? ` and ${found.length - names.length} more` : ''
  throw new HarnessError(
    'USAGE',
    `${source} describes ${found.length === 1 ? 'another SP' : 'several SPs'}: ${names.join(', ')}${more}`,
    'Name one with --entity-id.',
  )
}

async function load(source: string, cwd: string): Promise<Uint8Array> {
  if (!/^https?:\/\//i.test(source)) {
    try {
      return await readFile(resolve(cwd, source))
    } catch (cause) {
      throw new HarnessError('USAGE', `${source}: cannot be read`, 'Name a file, or an http or https URL.', { cause })
    }
  }
  const fault = httpUrl.safeParse(source).error?.issues[0]?.message
  if (fault !== undefined) throw new HarnessError('USAGE', `--metadata: ${fault}`, 'Correct it, and try again.')
  const driver = createHttpDriver(DEFAULTS.limits)
  try {
    const { hops } = await driver.open().send({ method: 'GET', url: source })
    const { response, failure } = hops.at(-1) ?? hops[0]
    if (response?.status === 200 && !response.truncated && failure === undefined) return response.body
    const why = failure === undefined ? `answered with ${response?.status}` : `${failure.kind}: ${failure.message}`
    const code = failure === undefined ? 'USAGE' : 'TARGET_UNREACHABLE'
    throw new HarnessError(
      code,
      `${source} gives no metadata (${why})`,
      'See that the SP is up; or save its metadata and name the file.',
    )
  } finally {
    await driver.close()
  }
}
