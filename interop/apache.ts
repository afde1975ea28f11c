import { chmod, chown, readdir, stat, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { complete, freePort, serve } from './lab.ts'

/** Debian's user for web servers: the same numbers on every machine. */
const WWW_DATA = 33
const APACHE_LOG = 'apache.log'

/** A key and a certificate over it for an SP: `sp.key` and `sp.crt` in its folder. */
export async function makeKey(name: string, folder: string, log: string): Promise<void> {
  const subject = `/CN=saml-assay lab (${name})`
  const request = ['req', '-x509', '-newkey', 'rsa:2048', '-nodes', '-days', '30', '-subj', subject]
  await complete('openssl', [...request, '-keyout', 'sp.key', '-out', 'sp.crt'], { log, cwd: folder })
}

/**
 * Gives an SP's folder to Debian's user for web servers, who must also be able to come as far as there; where this is not
 * root, it stays whose it is. No part of an SP runs as root.
 */
export async function handOver(workDir: string, folder: string): Promise<void> {
  // Apache writes there as well as we do.
  await writeFile(join(folder, APACHE_LOG), '')
  if (process.getuid?.() !== 0) return
  const { mode } = await stat(workDir)
  await chmod(workDir, mode | 0o011)
  await chmod(folder, 0o700)
  const names = await readdir(folder, { recursive: true })
  for (const path of [folder, ...names.map((name) => join(folder, name))]) await chown(path, WWW_DATA, WWW_DATA)
}

/**
 * Starts a server as that user. It need not read its standard input: the kernel ends it when this process dies.
 * @throws HarnessError TARGET_UNREACHABLE, with the end of the log, where it does not come to answer
 */
export async function serveAsWebServer(
  command: readonly string[],
  where: Parameters<typeof serve>[2],
): Promise<{ stop(): Promise<void> }> {
  const user = process.getuid?.() === 0 ? [`--reuid=${WWW_DATA}`, `--regid=${WWW_DATA}`, '--clear-groups'] : []
  return serve('setpriv', ['--pdeathsig', 'TERM', ...user, ...command], where)
}

/** Apache with the `httpd.conf` of a folder, on a port of loopback that it is told as LAB_PORT. */
export async function serveApache(
  folder: string,
  { port, ready }: { readonly port: number; readonly ready: string },
): Promise<{ stop(): Promise<void> }> {
  const log = join(folder, APACHE_LOG)
  const defined = ['-C', `Define LAB_PORT ${port}`, '-C', `Define LAB_FOLDER ${folder}`]
  return serveAsWebServer(['/usr/sbin/apache2', '-DFOREGROUND', ...defined, '-f', join(folder, 'httpd.conf')], {
    log,
    cwd: folder,
    ready,
  })
}

/** A port and the origin at which an SP will answer. */
export async function origin(wanted: number | undefined): Promise<{ readonly port: number; readonly url: string }> {
  const port = await freePort(wanted)
  return { port, url: `http://127.0.0.1:${port}` }
}
