import { expect, test } from 'vitest'
import { driveOf } from './drive-options.ts'

test('who speaks of a browser wants one', () => {
  expect(driveOf({ headed: false }).driver).toBeUndefined()
  expect(driveOf({ headed: true })).toMatchObject({ driver: 'browser', headed: true })
  expect(driveOf({ headed: false, 'browser-path': '/x' })).toMatchObject({ driver: 'browser', browserPath: '/x' })
  expect(driveOf({ headed: false, driver: 'http' }).driver).toBe('http')
})

test('a browser is not shown by another driver', () => {
  expect(() => driveOf({ headed: true, driver: 'http' })).toThrow(expect.objectContaining({ code: 'USAGE' }))
})
