import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { cases } from '../../suites/cases/index.ts'
import { pairs } from './pairs.ts'

const here = import.meta.dirname
const releases = [...new Set(pairs.flatMap(({ vulnerable, fixed }) => [vulnerable, fixed]))].sort()

interface Manifest {
  readonly dependencies: Readonly<Record<string, string>>
  readonly overrides?: Readonly<Record<string, string>>
}
interface Lock {
  readonly packages: Readonly<Record<string, { readonly version?: string }>>
}
const json = (...path: readonly string[]): unknown => JSON.parse(readFileSync(join(here, ...path), 'utf8'))
const pinsOf = (release: string): readonly (readonly [string, string])[] => {
  const { dependencies, overrides } = json('releases', release, 'package.json') as Manifest
  return Object.entries({ ...dependencies, ...overrides })
}

test('the cases and adapters of the pairs exist, and every release is in a pair', () => {
  const known = new Set(cases.map(({ id }) => id))
  expect(pairs.flatMap((pair) => pair.cases).filter((id) => !known.has(id))).toEqual([])
  expect(pairs.filter(({ adapter }) => !existsSync(join(here, 'adapters', `${adapter}.mjs`)))).toEqual([])
  expect(readdirSync(join(here, 'releases')).sort()).toEqual(releases)
})

test.each(releases)('%s is pinned exactly, and its lockfile says the same', (release) => {
  const { packages } = json('releases', release, 'package-lock.json') as Lock
  for (const [name, version] of pinsOf(release)) {
    expect(version).toMatch(/^\d+\.\d+\.\d+$/)
    expect(packages[`node_modules/${name}`]?.version).toBe(version)
  }
})

test('no vulnerable release is among what this project installs for itself', () => {
  const { packages } = json('..', '..', 'package-lock.json') as Lock
  const ours = new Set(
    Object.entries(packages).map(([path, { version }]) => `${path.split('node_modules/').at(-1)}@${version}`),
  )
  const vulnerable = pairs.flatMap((pair) => pinsOf(pair.vulnerable).map(([name, version]) => `${name}@${version}`))
  expect(vulnerable.filter((one) => ours.has(one))).toEqual([])
})
