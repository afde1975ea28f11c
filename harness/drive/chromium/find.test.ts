import { expect, test } from 'vitest'
import { BROWSER_VARIABLE, findChromium } from './find.ts'

const here = (...paths: string[]) => ({ isFile: (path: string) => paths.includes(path) })
const env = { [BROWSER_VARIABLE]: '/by/environment', PATH: '/empty:/on/path' }

test('the first that is there is taken, in the order of who says it', () => {
  const all = here('/named', '/by/environment', '/own', '/on/path/chromium', '/usr/bin/chromium')
  expect(findChromium({ named: '/named', env, own: '/own', ...all })).toBe('/named')
  expect(findChromium({ env, own: '/own', ...all })).toBe('/by/environment')
  expect(findChromium({ env: { PATH: env.PATH }, own: '/own', ...all })).toBe('/own')
  expect(findChromium({ env: { PATH: env.PATH }, own: '/gone', ...all })).toBe('/on/path/chromium')
  expect(findChromium({ env: {}, own: '/gone', ...all })).toBe('/usr/bin/chromium')
})

test.each([
  ['the option', { named: '/gone', env: {} }],
  ['the environment', { env: { [BROWSER_VARIABLE]: '/gone' } }],
])('what %s names gives way to no other', (_, places) => {
  expect(() => findChromium({ ...places, own: '/own', ...here('/own', '/usr/bin/chromium') })).toThrow(
    expect.objectContaining({ code: 'BROWSER', message: expect.stringContaining('/gone') }),
  )
})

test('where there is none, it says how to get one', () => {
  expect(() => findChromium({ env: {}, own: '/gone', ...here() })).toThrow(
    expect.objectContaining({ code: 'BROWSER', hint: expect.stringContaining('apt-get install chromium') }),
  )
})
