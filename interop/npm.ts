import { copyFile, mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { ensureSpKeys } from '../certs/sp-keys.ts'
import { complete, freePort, type Running, type StartOptions, serve, sources } from './lab.ts'
import { trustOf } from './trust.ts'

/**
 * Installs what the lockfile of `interop/NAME` pins, below `workDir`, and starts the service provider that `sp.mjs` there
 * is. It is told where it listens, whom it trusts and with what it decrypts by a file. No script of a package is run.
 * @throws HarnessError TARGET_UNREACHABLE, with the end of the log, where either fails
 */
export async function startFromNpm(
  name: string,
  { port: wanted, idpMetadata, workDir }: StartOptions,
): Promise<Running> {
  const trust = trustOf(idpMetadata)
  const folder = join(workDir, name)
  const log = join(folder, 'sp.log')
  await mkdir(folder, { recursive: true })
  for (const file of ['package.json', 'package-lock.json', 'sp.mjs'])
    await copyFile(join(sources(name), file), join(folder, file))
  await complete('npm', ['ci', '--prefix', folder, '--no-audit', '--no-fund', '--ignore-scripts'], { log, cwd: folder })

  const port = await freePort(wanted)
  const url = `http://127.0.0.1:${port}`
  const config = join(folder, 'config.json')
  const [decryption] = (await ensureSpKeys(join(folder, 'keys'), Date.now())).own
  const keys = {
    decryptionKey: decryption.privateKey.export({ type: 'pkcs8', format: 'pem' }),
    decryptionCertificate: decryption.certificate,
  }
  await writeFile(config, JSON.stringify({ port, url, idpMetadata, ...trust, ...keys }, null, 2), { mode: 0o600 })
  const metadataUrl = `${url}/metadata`
  const { stop } = await serve(process.execPath, ['sp.mjs', config], { log, cwd: folder, ready: metadataUrl })
  return { url, entityId: metadataUrl, acs: `${url}/acs`, metadataUrl, stop }
}
