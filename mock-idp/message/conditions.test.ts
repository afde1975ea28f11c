import { describe, expect, it } from 'vitest'
import { conditionsElement } from './conditions.ts'
import { element } from './node.ts'

const build = { now: Date.UTC(2030, 0), nextId: () => '_fresh' }

describe('conditions', () => {
  it('say when, for whom, how often and what else', () => {
    const other = element('saml:ProxyRestriction', { Count: '0' })
    const conditions = {
      notBefore: -1,
      notOnOrAfter: 1,
      audiences: [['a', 'b'], ['c']],
      oneTimeUse: true,
      others: [other],
    }
    expect(conditionsElement(conditions, build)).toEqual(
      element('saml:Conditions', { NotBefore: '2029-12-31T23:59:59.000Z', NotOnOrAfter: '2030-01-01T00:00:01.000Z' }, [
        element('saml:AudienceRestriction', {}, [
          element('saml:Audience', {}, ['a']),
          element('saml:Audience', {}, ['b']),
        ]),
        element('saml:AudienceRestriction', {}, [element('saml:Audience', {}, ['c'])]),
        element('saml:OneTimeUse'),
        other,
      ]),
    )
  })

  it('may say nothing', () => {
    expect(conditionsElement({ audiences: [] }, build)).toEqual(element('saml:Conditions'))
  })
})
