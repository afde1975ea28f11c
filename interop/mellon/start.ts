import { chmod, chown, copyFile, mkdir, readdir, stat, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { complete, freePort, installDebianPackages, type Running, type StartOptions, serve, sources } from '../lab.ts'

/** The module pulls in Apache's binary (`apache2-bin`); Debian's service and its configuration (`apache2`) stay out. */
const PACKAGES = ['apache2-bin', 'libapache2-mod-auth-mellon', 'openssl']
/** Debian's user for web servers: the same numbers on every machine. */
const WWW_DATA = 33

/**
 * Installs Apache's mod_auth_mellon where it is missing (Debian, as root) and starts it on loopback with a
 * configuration, keys and folders of its own below `workDir`. Throws `TARGET_UNREACHABLE`, with the end of the log,
 * where either fails.
 */
export async function start({ port: wanted, idpMetadata, workDir }: StartOptions): Promise<Running> {
  const folder = join(workDir, 'mellon')
  const made = join(folder, 'install.log')
  const log = join(folder, 'apache.log')
  for (const name of ['run', 'pages']) await mkdir(join(folder, name), { recursive: true })
  await installDebianPackages(PACKAGES, made)
  await makeKey(folder, made)
  await writeFile(join(folder, 'idp-metadata.xml'), idpMetadata)
  await copyFile(join(sources('mellon'), 'httpd.conf'), join(folder, 'httpd.conf'))
  await copyFile(join(sources('mellon'), 'whoami.shtml'), join(folder, 'pages', 'whoami.shtml'))
  // Apache writes there as well as we do.
  await writeFile(log, '')
  const asRoot = process.getuid?.() === 0
  if (asRoot) await handOver(workDir, folder)

  const port = await freePort(wanted)
  const url = `http://127.0.0.1:${port}`
  const metadataUrl = `${url}/mellon/metadata`
  const apache = [
    '/usr/sbin/apache2',
    '-DFOREGROUND',
    '-C',
    `Define LAB_PORT ${port}`,
    '-C',
    `Define LAB_FOLDER ${folder}`,
  ]
  // Apache does not read its standard input: the kernel ends it when this process dies. No part of it runs as root.
  const user = asRoot ? [`--reuid=${WWW_DATA}`, `--regid=${WWW_DATA}`, '--clear-groups'] : []
  const { stop } = await serve(
    'setpriv',
    ['--pdeathsig', 'TERM', ...user, ...apache, '-f', join(folder, 'httpd.conf')],
    { log, cwd: folder, ready: metadataUrl },
  )
  return { url, entityId: metadataUrl, acs: `${url}/mellon/postResponse`, metadataUrl, stop }
}

async function makeKey(folder: string, log: string): Promise<void> {
  const subject = '/CN=saml-assay lab (mellon)'
  const request = ['req', '-x509', '-newkey', 'rsa:2048', '-nodes', '-days', '30', '-subj', subject]
  await complete('openssl', [...request, '-keyout', 'sp.key', '-out', 'sp.crt'], { log, cwd: folder })
}

/** Gives the folder to Apache's user, who must also be able to come as far as there. */
async function handOver(workDir: string, folder: string): Promise<void> {
  const { mode } = await stat(workDir)
  await chmod(workDir, mode | 0o011)
  await chmod(folder, 0o700)
  const names = await readdir(folder, { recursive: true })
  for (const path of [folder, ...names.map((name) => join(folder, name))]) await chown(path, WWW_DATA, WWW_DATA)
}
