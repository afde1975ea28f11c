import { randomBytes } from 'node:crypto'
import { copyFile, mkdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { handOver, makeKey, origin, serveApache } from '../apache.ts'
import { filled, installDebianPackages, type Running, type StartOptions, sources } from '../lab.ts'
import { trustOf } from '../trust.ts'

/** Debian's simplesamlphp leaves the choice of a web server, and PHP's extensions, to who installs it. */
const PACKAGES = [
  'apache2-bin',
  'libapache2-mod-php8.2',
  'php-mbstring',
  'php-sqlite3',
  'php-xml',
  'simplesamlphp',
  'openssl',
]

/**
 * Installs SimpleSAMLphp where it is missing (Debian, as root) and starts Apache with it on loopback, with a configuration,
 * keys and folders of its own below `workDir`.
 * @throws HarnessError TARGET_UNREACHABLE, with the end of the log, where either fails
 */
export async function start({ port: wanted, idpMetadata, workDir }: StartOptions): Promise<Running> {
  const folder = join(workDir, 'simplesamlphp')
  const made = join(folder, 'install.log')
  for (const name of ['run', 'pages', 'config', 'metadata']) await mkdir(join(folder, name), { recursive: true })
  await installDebianPackages(PACKAGES, made)
  await makeKey('simplesamlphp', folder, made)
  const from = (file: string) => join(sources('simplesamlphp'), file)
  await copyFile(from('httpd.conf'), join(folder, 'httpd.conf'))
  for (const file of ['whoami.php', 'login.php', 'logout.php']) await copyFile(from(file), join(folder, 'pages', file))
  await writeFile(join(folder, 'idp-metadata.xml'), idpMetadata)

  const { port, url } = await origin(wanted)
  const values = {
    URL: url,
    FOLDER: folder,
    IDP: trustOf(idpMetadata).idpIssuer,
    SECRET: randomBytes(32).toString('hex'),
  }
  for (const file of ['config.php', 'authsources.php'])
    await writeFile(join(folder, 'config', file), filled(await readFile(from(file), 'utf8'), values))
  await handOver(workDir, folder)

  const module = `${url}/simplesamlphp/module.php/saml/sp`
  const metadataUrl = `${module}/metadata.php/default-sp`
  const { stop } = await serveApache(folder, { port, ready: metadataUrl })
  return { url, entityId: metadataUrl, acs: `${module}/saml2-acs.php/default-sp`, metadataUrl, stop }
}
