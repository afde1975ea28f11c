import { chmod, copyFile, mkdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { handOver, makeKey, origin, serveApache, serveAsWebServer } from '../apache.ts'
import { filled, installDebianPackages, type Running, type StartOptions, sources } from '../lab.ts'
import { trustOf } from '../trust.ts'

const PACKAGES = ['libapache2-mod-shib', 'openssl', 'perl-base']

/**
 * Installs Shibboleth's SP where it is missing (Debian, as root) and starts its daemon, and Apache with its module, on
 * loopback, with a configuration, keys and folders of their own below `workDir`.
 * @throws HarnessError TARGET_UNREACHABLE, with the end of the log, where either fails
 */
export async function start({ port: wanted, idpMetadata, workDir }: StartOptions): Promise<Running> {
  const folder = join(workDir, 'shibboleth')
  const made = join(folder, 'install.log')
  for (const name of ['run', 'pages']) await mkdir(join(folder, name), { recursive: true })
  await installDebianPackages(PACKAGES, made)
  await makeKey('shibboleth', folder, made)
  const from = (file: string) => join(sources('shibboleth'), file)
  for (const file of ['httpd.conf', 'attribute-map.xml']) await copyFile(from(file), join(folder, file))
  await copyFile(from('whoami.cgi'), join(folder, 'pages', 'whoami.cgi'))
  await chmod(join(folder, 'pages', 'whoami.cgi'), 0o755)
  await copyFile('/etc/shibboleth/console.logger', join(folder, 'console.logger'))
  await writeFile(join(folder, 'idp-metadata.xml'), idpMetadata)

  const { port, url } = await origin(wanted)
  const values = { PORT: `${port}`, IDP: trustOf(idpMetadata).idpIssuer, FOLDER: folder }
  const config = join(folder, 'shibboleth2.xml')
  await writeFile(config, filled(await readFile(from('shibboleth2.xml'), 'utf8'), values))
  await handOver(workDir, folder)

  const daemon = await serveAsWebServer(
    ['/usr/sbin/shibd', '-f', '-F', '-c', config, '-p', join(folder, 'run', 'shibd.pid')],
    { log: join(folder, 'shibd.log'), cwd: folder, ready: join(folder, 'run', 'shibd.sock') },
  )
  const metadataUrl = `${url}/Shibboleth.sso/Metadata`
  try {
    const apache = await serveApache(folder, { port, ready: metadataUrl })
    const stop = async () => {
      await apache.stop()
      await daemon.stop()
    }
    return { url, entityId: `${url}/shibboleth`, acs: `${url}/Shibboleth.sso/SAML2/POST`, metadataUrl, stop }
  } catch (error) {
    await daemon.stop()
    throw error
  }
}
