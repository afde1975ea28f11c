import { copyFile, mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { handOver, makeKey, origin, serveApache } from '../apache.ts'
import { installDebianPackages, type Running, type StartOptions, sources } from '../lab.ts'

/** The module pulls in Apache's binary (`apache2-bin`); Debian's service and its configuration (`apache2`) stay out. */
const PACKAGES = ['apache2-bin', 'libapache2-mod-auth-mellon', 'openssl']

/**
 * Installs Apache's mod_auth_mellon where it is missing (Debian, as root) and starts it on loopback with a
 * configuration, keys and folders of its own below `workDir`. Throws `TARGET_UNREACHABLE`, with the end of the log,
 * where either fails.
 */
export async function start({ port: wanted, idpMetadata, workDir }: StartOptions): Promise<Running> {
  const folder = join(workDir, 'mellon')
  const made = join(folder, 'install.log')
  for (const name of ['run', 'pages']) await mkdir(join(folder, name), { recursive: true })
  await installDebianPackages(PACKAGES, made)
  await makeKey('mellon', folder, made)
  await writeFile(join(folder, 'idp-metadata.xml'), idpMetadata)
  await copyFile(join(sources('mellon'), 'httpd.conf'), join(folder, 'httpd.conf'))
  await copyFile(join(sources('mellon'), 'whoami.shtml'), join(folder, 'pages', 'whoami.shtml'))
  const { port, url } = await origin(wanted)
  await handOver(workDir, folder)

  const metadataUrl = `${url}/mellon/metadata`
  const { stop } = await serveApache(folder, { port, ready: metadataUrl })
  return { url, entityId: metadataUrl, acs: `${url}/mellon/postResponse`, metadataUrl, stop }
}
