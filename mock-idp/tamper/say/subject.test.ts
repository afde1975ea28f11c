import { expect, test } from 'vitest'
import { assertionOf, said } from './login.sample.ts'
import { confirmation, withDefaultPort } from './subject.ts'

test.each([
  ['https://sp.test/acs', 'https://sp.test:443/acs'],
  ['http://sp.test/acs', 'http://sp.test:80/acs'],
  ['http://sp.test', 'http://sp.test:80'],
])('%s says its port', (url, changed) => {
  expect(withDefaultPort(url)).toBe(changed)
})

test('placeholders in the NameID of a confirmation are filled in', () => {
  const step = confirmation('the confirmation names the marker', { nameId: { value: '{marker}' } })
  expect(assertionOf(said(step)).subject?.confirmations[0]?.nameId).toEqual({ value: 'mallory' })
})
