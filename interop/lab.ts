import { type ChildProcess, spawn, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { closeSync, existsSync, openSync, readFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { dirname, isAbsolute, join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { HarnessError } from '../harness/error.ts'

/** What each `start` of the lab takes. */
export interface StartOptions {
  /** Default: a free one. */
  readonly port?: number | undefined
  /** The metadata document of the one identity provider to trust. */
  readonly idpMetadata: string
  /** An existing folder; the service provider makes and keeps everything it needs in a folder below it. */
  readonly workDir: string
}

/** A service provider that answers. */
export interface Running {
  /** Its origin, without a slash at the end. */
  readonly url: string
  readonly entityId: string
  readonly acs: string
  readonly metadataUrl: string
  /** Ends every process of it. May be called again. */
  stop(): Promise<void>
}

/** How long a service provider may take to answer for the first time, and to end with all its processes. */
const START_MS = 60_000
const STOP_MS = 10_000
/** Package managers work over slow lines. */
const INSTALL_MS = 300_000

/** A folder of `interop/` as it is checked out, also when this runs compiled (`dist/interop`). */
export const sources = (name: string): string => join(checkout(), 'interop', name)

/** The target file of an SP of the lab. It is published in the package, for others to start from. */
export const recipe = (name: string): string => join(checkout(), 'fixtures', 'targets', `${name}.yaml`)

function checkout(): string {
  for (let folder = import.meta.dirname; folder !== dirname(folder); folder = dirname(folder))
    if (existsSync(join(folder, 'package.json'))) return folder
  throw new HarnessError('INTERNAL', 'the lab does not find its checkout', 'Run it from a clone of the repository.')
}

/** A file of settings with values put in place of its `@NAME@`. */
export const filled = (text: string, values: Readonly<Record<string, string>>): string =>
  text.replace(/@([A-Z]+)@/g, (whole, name: string) => values[name] ?? whole)

/** The wanted port of the loopback address, or any free one. Throws `USAGE` where the wanted one is taken. */
export async function freePort(wanted = 0): Promise<number> {
  const server = createServer().listen(wanted, '127.0.0.1')
  try {
    await once(server, 'listening')
  } catch (cause) {
    throw new HarnessError('USAGE', `port ${wanted} of 127.0.0.1 is taken`, 'Choose another port, or none.', { cause })
  }
  const address = server.address()
  server.close()
  await once(server, 'close')
  if (address === null || typeof address === 'string') throw new HarnessError('INTERNAL', 'no TCP port', 'Try again.')
  return address.port
}

/** Installs the Debian packages that are missing; nothing is asked, and no service of theirs is started. */
export async function installDebianPackages(packages: readonly string[], log: string): Promise<void> {
  const missing = packages.filter((name) => !isInstalled(name))
  if (missing.length === 0) return
  const command = `apt-get install --no-install-recommends ${missing.join(' ')}`
  if (!existsSync('/usr/bin/apt-get') || process.getuid?.() !== 0)
    throw new HarnessError('TARGET_UNREACHABLE', `missing: ${missing.join(', ')}`, `On Debian, as root: ${command}`)
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' }
  await complete('apt-get', ['update', '-q'], { log, env })
  await complete('apt-get', ['install', '-qy', '--no-install-recommends', ...missing], { log, env })
}

function isInstalled(name: string): boolean {
  const { stdout } = spawnSync('dpkg', ['-s', name], { encoding: 'utf8' })
  return /^Status: install ok installed$/m.test(stdout ?? '')
}

interface Where {
  /** The file to which everything goes that the program says. */
  readonly log: string
  readonly cwd?: string | undefined
  readonly env?: NodeJS.ProcessEnv | undefined
}

/** Runs a program to its end. Throws with the last lines of its log where it fails. */
export async function complete(command: string, args: readonly string[], where: Where): Promise<void> {
  const child = open(command, args, where)
  const timer = setTimeout(() => child.kill('SIGKILL'), INSTALL_MS)
  const ended = await ending(child)
  clearTimeout(timer)
  if (ended !== 'ended with 0') throw failure(`${command} ${args.join(' ')} ${ended}`, where.log)
}

/**
 * Starts a server and waits until `ready`, a URL, answers, or until the socket of that path is there. Throws with the last
 * lines of its log where the answer is no 2xx. Its standard input ends when this process does, however that came about: a
 * server that reads it need not outlive us.
 */
export async function serve(
  command: string,
  args: readonly string[],
  where: Where & { readonly ready: string },
): Promise<{ stop(): Promise<void> }> {
  const child = open(command, args, where)
  let ended: string | undefined
  const end = ending(child).then((how) => {
    ended = how
  })
  const abandon = () => child.kill('SIGTERM')
  process.once('exit', abandon)

  const stop = async () => {
    process.off('exit', abandon)
    child.kill('SIGTERM')
    const timer = setTimeout(() => child.kill('SIGKILL'), STOP_MS)
    await end
    clearTimeout(timer)
  }

  let status: number | undefined
  for (const deadline = Date.now() + START_MS; Date.now() < deadline && ended === undefined; await sleep(50)) {
    status = await statusOf(where.ready)
    if (status !== undefined) break
  }
  if (status !== undefined && status < 300) return { stop }
  const how = ended ?? (status === undefined ? `did not answer within ${START_MS / 1000} s` : `answered ${status}`)
  await stop()
  throw failure(`${command} ${how} (${where.ready})`, where.log)
}

function open(command: string, args: readonly string[], { log, cwd, env }: Where): ChildProcess {
  const output = openSync(log, 'a')
  // A process group of its own: Apache, when it ends, ends all in its group, us and other servers of the lab among them.
  const child = spawn(command, args, { cwd, env, stdio: ['pipe', output, output], detached: true })
  closeSync(output)
  return child
}

/** How a process ended, in words. */
const ending = (child: ChildProcess): Promise<string> =>
  new Promise((resolve) => {
    child.once('error', (error) => resolve(`could not be run: ${error.message}`))
    child.once('exit', (code, signal) => resolve(`ended with ${code ?? signal}`))
  })

async function statusOf(url: string): Promise<number | undefined> {
  if (isAbsolute(url)) return existsSync(url) ? 200 : undefined
  try {
    const response = await fetch(url, { redirect: 'manual', signal: AbortSignal.timeout(2_000) })
    await response.body?.cancel()
    return response.status
  } catch {
    return undefined
  }
}

function failure(message: string, log: string): HarnessError {
  const lines = readFileSync(log, 'utf8').trimEnd().split('\n').slice(-12)
  return new HarnessError('TARGET_UNREACHABLE', [`${message}; its log ends:`, ...lines].join('\n'), `Read ${log}.`)
}
