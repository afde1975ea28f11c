import { expect, test } from 'vitest'
import { DEFAULTS } from '../target/defaults.ts'
import { openDriver } from './open-driver.ts'

const target = { ...DEFAULTS, sp: { entityId: 'https://sp.test', acs: 'https://sp.test/acs' }, issuers: {} }

test('the target says which driver it is, and an option says otherwise', async () => {
  const http = await openDriver(target)
  expect(http.name).toBe('http')
  await http.close()
  const browser = openDriver(target, { driver: 'browser', browserPath: '/nowhere/chromium' })
  await expect(browser).rejects.toMatchObject({
    code: 'BROWSER',
    message: expect.stringContaining('/nowhere/chromium'),
  })
})
