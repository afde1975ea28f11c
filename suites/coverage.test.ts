import { existsSync, readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { coverage } from './coverage.ts'
import { requirements } from './requirements/catalogue.ts'

const rows = coverage()
const ofProducts = rows.filter(({ product }) => product !== 'saml2')

test('every requirement is covered in one way, the 216 of the products too', () => {
  expect(rows.map(({ requirement }) => requirement)).toEqual(Object.keys(requirements))
  expect(ofProducts).toHaveLength(216)
  for (const { requirement, status, cases, reason } of rows) {
    expect(cases.length > 0, requirement).toBe(status === 'case')
    expect(reason === null, requirement).toBe(status === 'case')
    expect(reason, requirement).not.toBe('')
  }
})

test('what the mock keeps binds the identity provider, and is shown by a test that names it', () => {
  const mock = rows.filter(({ status }) => status === 'mock')
  expect(mock).toHaveLength(19)
  for (const { requirement, reason } of mock) {
    expect(existsSync(reason ?? ''), requirement).toBe(true)
    const [, number] = /-(\d+)$/.exec(requirement) ?? []
    const text = readFileSync(reason ?? '', 'utf8')
    expect(text.includes(requirement) || text.includes(`-${number}`), requirement).toBe(true)
  }
})

test('all of ADFS is covered', () => {
  expect(ofProducts.filter(({ product, status }) => product === 'adfs' && status === 'not-tested')).toEqual([])
})

test('the README has the numbers of each product', () => {
  const table = readFileSync('README.md', 'utf8').matchAll(
    /^\| [^|]+ \| `[a-z-]+` \| (\d+) \| (\d+) \| (\d+) \| (\d+) \|/gm,
  )
  const written = [...table].map((row) => row.slice(1).map(Number))
  const inOrder = ['deep-security', 'adfs', 'application-control', 'workload-security', 'cloud-one', 'tmws']
  const found = inOrder.map((name) => {
    const own = ofProducts.filter(({ product }) => product === name)
    const of = (wanted: string) => own.filter(({ status }) => status === wanted).length
    return [own.length, of('case'), of('mock'), of('not-tested')]
  })
  expect(written).toEqual(found)
})
