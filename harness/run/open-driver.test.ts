import { expect, test } from 'vitest'
import { DEFAULTS } from '../target/defaults.ts'
import { openDriver } from './open-driver.ts'

test('the target says which driver it is, and an option says otherwise', async () => {
  const http = await openDriver(DEFAULTS)
  expect(http.name).toBe('http')
  await http.close()
  const browser = openDriver(DEFAULTS, { driver: 'browser', browserPath: '/nowhere/chromium' })
  await expect(browser).rejects.toMatchObject({
    code: 'BROWSER',
    message: expect.stringContaining('/nowhere/chromium'),
  })
})
