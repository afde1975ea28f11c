import { copyFile, mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { complete, freePort, serve, sources } from '../lab.ts'

/** What the adapters want to know of the one identity provider that is trusted. */
export interface Trust {
  readonly idpIssuer: string
  /** In base64, as metadata have it. */
  readonly idpCert: string
  readonly entryPoint: string
  readonly idpMetadata: string
}

/** A service provider that answers. */
export interface Started {
  readonly entityId: string
  readonly acs: string
  /** Ends it. */
  stop(): Promise<void>
}

/**
 * Installs a release below `workDir`, as its lockfile in `releases/` pins it, and starts a service provider with it on
 * loopback. Nothing of it comes near this project's own dependencies, and no script of a package is run.
 * @throws HarnessError TARGET_UNREACHABLE, with the end of the log, where either fails
 */
export async function startRelease(
  release: string,
  adapter: string,
  { trust, workDir }: { readonly trust: Trust; readonly workDir: string },
): Promise<Started> {
  const folder = join(workDir, release)
  const log = join(folder, 'sp.log')
  await mkdir(folder, { recursive: true })
  const from = (...path: readonly string[]) => join(sources('vulnerable'), ...path)
  for (const file of ['package.json', 'package-lock.json'])
    await copyFile(from('releases', release, file), join(folder, file))
  await copyFile(from('adapters', `${adapter}.mjs`), join(folder, `${adapter}.mjs`))
  await copyFile(from('sp.mjs'), join(folder, 'sp.mjs'))
  await complete('npm', ['ci', '--prefix', folder, '--no-audit', '--no-fund', '--ignore-scripts'], { log, cwd: folder })

  const port = await freePort()
  const url = `http://127.0.0.1:${port}`
  const config = join(folder, 'config.json')
  await writeFile(config, JSON.stringify({ adapter, port, url, ...trust }))
  const { stop } = await serve(process.execPath, ['sp.mjs', config], { log, cwd: folder, ready: `${url}/alive` })
  return { entityId: `${url}/metadata`, acs: `${url}/acs`, stop }
}
