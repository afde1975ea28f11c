import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import { expect, test } from 'vitest'
import { loadTargets } from '../harness/target/load.ts'
import { cases } from '../suites/cases/index.ts'
import { testKeyring } from '../tests/test-keys.ts'
import { explanations } from './explanations.ts'

const interop = import.meta.dirname
const folder = join(interop, '..', 'fixtures', 'targets')
const recipes = readdirSync(folder).filter((file) => file.endsWith('.yaml'))
/** The reference SP has two files: it is also run as the products. */
const OWN = ['reference', 'products']
const names = recipes.map((file) => basename(file, '.yaml')).filter((name) => !OWN.includes(name))

/** Every variable that a recipe names, as an address. */
const variables = (yaml: string): Record<string, string> =>
  Object.fromEntries([...yaml.matchAll(/\$\{(\w+)\}/g)].map(([, name = '']) => [name, 'http://127.0.0.1:8080/path']))

const { main, other } = testKeyring()

const load = (file: string) => {
  if (main === undefined || other === undefined) throw new Error('no test keys')
  const path = join(folder, file)
  const yaml = readFileSync(path, 'utf8')
  return loadTargets(path, {
    env: variables(yaml),
    readFile: async () => yaml,
    ensureIssuers: async () => testKeyring(),
    ensureSpKeys: async () => ({ own: [main, other], neighbour: other }),
  })
}

test.each(recipes)('the recipe %s loads, and names its schema first', async (file) => {
  const targets = await load(file)
  expect(targets.length).toBeGreaterThan(0)
  expect(readFileSync(join(folder, file), 'utf8')).toMatch(
    /^# yaml-language-server: \$schema=\.\.\/target\.schema\.json\n/,
  )
})

test('every recipe but that of the reference SP is of a lab SP of that name, which can be started and is explained', async () => {
  expect(Object.keys(explanations).sort()).toEqual([...names].sort())
  for (const name of names) {
    expect(existsSync(join(interop, name, 'start.ts')), name).toBe(true)
    expect((await load(`${name}.yaml`)).map((target) => target.name)).toEqual([name])
  }
})

test('every case that was looked through exists', () => {
  const ids = new Set(cases.map(({ id }) => id))
  const lookedThrough = JSON.parse(readFileSync(join(interop, 'looked-through.json'), 'utf8')) as string[]
  expect(lookedThrough.filter((id) => !ids.has(id))).toEqual([])
})

test('what is explained exists', () => {
  const ids = cases.map(({ id }) => id)
  const isThere = (key: string) => ids.some((id) => (key.endsWith('*') ? id.startsWith(key.slice(0, -1)) : id === key))
  const keys = Object.values(explanations).flatMap(({ known }) => Object.keys(known))
  expect(keys.filter((key) => !isThere(key))).toEqual([])
})

const manifests = names.filter((name) => existsSync(join(interop, name, 'package.json')))

test.each(manifests)('%s is pinned exactly, and its lockfile says the same', (name) => {
  const json = (file: string): unknown => JSON.parse(readFileSync(join(interop, name, file), 'utf8'))
  const { dependencies } = json('package.json') as { readonly dependencies: Readonly<Record<string, string>> }
  const { packages } = json('package-lock.json') as {
    readonly packages: Readonly<Record<string, { readonly version?: string }>>
  }
  for (const [dependency, version] of Object.entries(dependencies)) {
    expect(version).toMatch(/^\d+\.\d+\.\d+$/)
    expect(packages[`node_modules/${dependency}`]?.version).toBe(version)
  }
})
