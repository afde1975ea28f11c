// npm run setup: gets the tools that the tests need and this machine lacks. It may be run again; it never fails: what
// could not be had is said, with what to do about it.
import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { createRequire } from 'node:module'
import { delimiter, join } from 'node:path'

const BROWSERS = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable']
const SCHEMA_FOLDER = '/usr/share/xml'

/**
 * `find` says what is here (a version, as far as it can be told) or undefined; `packages` are Debian's, `otherwise`
 * another way to get it, `advice` is for those who have neither.
 */
const TOOLS = [
  {
    name: 'xmlsec1',
    purpose: 'the outside judge of signatures',
    find: () => onPath(['xmlsec1']),
    packages: ['xmlsec1'],
    advice: 'macOS: brew install libxmlsec1; elsewhere: https://www.aleksey.com/xmlsec/',
  },
  {
    name: 'chromium',
    purpose: 'the tests in a browser',
    find: () => onPath(BROWSERS) ?? ownBrowser(),
    packages: ['chromium'],
    otherwise: () => run('npx', ['--no-install', 'playwright', 'install', 'chromium']),
    advice: 'npx playwright install chromium, or install Chrome and have it on the PATH',
  },
  {
    name: 'schemas',
    purpose: 'the OASIS schemas (optional)',
    find: () =>
      ['opensaml', 'xmltooling'].every((folder) => existsSync(join(SCHEMA_FOLDER, folder))) ? SCHEMA_FOLDER : undefined,
    packages: ['opensaml-schemas', 'xmltooling-schemas'],
    advice: `the packages opensaml-schemas and xmltooling-schemas of Debian, unpacked to ${SCHEMA_FOLDER}`,
  },
]

const debian = existsSync('/usr/bin/apt-get')
const root = process.getuid?.() === 0
let listsUpdated = false

for (const tool of TOOLS) console.log(setUp(tool))

function setUp({ name, purpose, find, packages, otherwise, advice }) {
  const here = find()
  if (here !== undefined) return `ok ${name} ${here} (already here)`
  const installed = (debian && root && aptGet(packages) && find()) || (otherwise?.() && find())
  if (installed) return `ok ${name} ${installed} (installed)`
  const how = debian && !root ? `as root: apt-get install ${packages.join(' ')}` : advice
  return `missing ${name}: ${purpose}. Get it with: ${how}`
}

function aptGet(packages) {
  if (!listsUpdated) run('apt-get', ['update', '-q'])
  listsUpdated = true
  return run('apt-get', ['install', '-qy', '--no-install-recommends', ...packages])
}

/** Runs a program quietly; its last lines are shown where it fails. */
function run(command, args) {
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' }
  const options = { cwd: join(import.meta.dirname, '..'), env, maxBuffer: 1e8 }
  const { status, stdout, stderr, error } = spawnSync(command, args, { ...options, encoding: 'utf8' })
  if (status === 0) return true
  const said = error?.message ?? `${stdout}${stderr}`.trimEnd().split('\n').slice(-3).join('\n')
  console.error(`${command} ${args.join(' ')} failed:\n${said}`)
  return false
}

/** The version of the first of these programs that is on the PATH and runs. */
function onPath(names) {
  for (const name of names) {
    const folder = (process.env.PATH ?? '').split(delimiter).find((folder) => existsSync(join(folder, name)))
    if (folder === undefined) continue
    const { status, stdout } = spawnSync(join(folder, name), ['--version'], { encoding: 'utf8' })
    if (status === 0) return /\d+(\.\d+)+/.exec(stdout)?.[0] ?? join(folder, name)
  }
  return undefined
}

/** The browser that Playwright downloaded, where it did. */
function ownBrowser() {
  try {
    const path = createRequire(import.meta.url)('playwright').chromium.executablePath()
    return existsSync(path) ? path : undefined
  } catch {
    return undefined
  }
}
