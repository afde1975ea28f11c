import { expect, test } from 'vitest'
import { element } from '../../message/node.ts'
import { foreignCondition, proxyRestriction } from './conditions.ts'
import { assertionOf, said } from './login.sample.ts'

test.each([
  [proxyRestriction, element('saml:ProxyRestriction', { Count: '0' })],
  [foreignCondition, element('ext:Unknown')],
])('$title', (step, added) => {
  const { conditions } = assertionOf(said(step))
  expect(conditions?.others).toEqual([added])
  expect(conditions?.audiences).toEqual([['https://sp.test']])
})
