import { expect, test } from 'vitest'
import { sayCount } from './count.ts'
import { cases } from './index.ts'

test('generated points are counted apart, and an id once', () => {
  expect(sayCount([{ id: 'wrapping/xsw-3' }, { id: 'role/absent' }, { id: 'role/absent' }])).toBe('2 cases')
  expect(sayCount([{ id: 'role/absent' }, { id: 'wrapping-space/a.b' }])).toBe('1 case and 1 generated wrapping point')
})

test('all that there is, is named and generated cases', () => {
  expect(sayCount(cases)).toMatch(/^\d{3} cases and \d{2,3} generated wrapping points$/)
})
