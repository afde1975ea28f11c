import { copyFile, mkdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { makeKey, origin } from './apache.ts'
import { installDebianPackages, type Running, type StartOptions, serve, sources } from './lab.ts'
import { trustOf } from './trust.ts'

/**
 * Installs Debian's packages where they are missing (as root) and starts the service provider that `sp.py` of
 * `interop/NAME` is, with Debian's Python. It is told where it listens and whom it trusts by a file.
 * @throws HarnessError TARGET_UNREACHABLE, with the end of the log, where either fails
 */
export async function startFromDebian(
  name: string,
  packages: readonly string[],
  { port: wanted, idpMetadata, workDir }: StartOptions,
): Promise<Running> {
  const trust = trustOf(idpMetadata)
  const folder = join(workDir, name)
  const log = join(folder, 'sp.log')
  await mkdir(folder, { recursive: true })
  await installDebianPackages(['python3', 'openssl', ...packages], log)
  await makeKey(name, folder, log)
  await copyFile(join(sources(name), 'sp.py'), join(folder, 'sp.py'))
  await writeFile(join(folder, 'idp-metadata.xml'), idpMetadata)

  const { port, url } = await origin(wanted)
  const [key, certificate] = await Promise.all(['sp.key', 'sp.crt'].map((file) => readFile(join(folder, file), 'utf8')))
  const config = join(folder, 'config.json')
  await writeFile(config, JSON.stringify({ port, url, folder, key, certificate, ...trust }, null, 2))
  const metadataUrl = `${url}/metadata`
  // Another Python that comes first in PATH would not have Debian's packages; "isolated": nor what is installed for a user.
  const { stop } = await serve('/usr/bin/python3', ['-I', 'sp.py', config], { log, cwd: folder, ready: metadataUrl })
  return { url, entityId: metadataUrl, acs: `${url}/acs`, metadataUrl, stop }
}
