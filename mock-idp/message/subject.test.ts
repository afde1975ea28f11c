import { describe, expect, it } from 'vitest'
import type { Build } from './build.ts'
import { element } from './node.ts'
import { subjectElement } from './subject.ts'

const build: Build = { now: Date.UTC(2030, 0), nextId: () => '_fresh' }

describe('a subject', () => {
  it('names the user and says how it is confirmed', () => {
    const subject = {
      nameId: { value: 'ann', format: 'f', nameQualifier: 'q', spNameQualifier: 's' },
      confirmations: [
        { method: 'm', recipient: 'r', notBefore: 0, notOnOrAfter: 'never', inResponseTo: '_1', address: '::1' },
      ],
    }
    expect(subjectElement(subject, build)).toEqual(
      element('saml:Subject', {}, [
        element('saml:NameID', { Format: 'f', NameQualifier: 'q', SPNameQualifier: 's' }, ['ann']),
        element('saml:SubjectConfirmation', { Method: 'm' }, [
          element('saml:SubjectConfirmationData', {
            Address: '::1',
            InResponseTo: '_1',
            NotBefore: '2030-01-01T00:00:00.000Z',
            NotOnOrAfter: 'never',
            Recipient: 'r',
          }),
        ]),
      ]),
    )
  })

  it('has no NameID and no confirmation data where there is nothing to say', () => {
    expect(subjectElement({ confirmations: [{ method: 'm' }] }, build)).toEqual(
      element('saml:Subject', {}, [element('saml:SubjectConfirmation', { Method: 'm' })]),
    )
  })

  it('can name who confirms', () => {
    const { children } = subjectElement({ confirmations: [{ method: 'm', nameId: { value: 'bob' } }] }, build)
    expect(children).toEqual([
      element('saml:SubjectConfirmation', { Method: 'm' }, [element('saml:NameID', {}, ['bob'])]),
    ])
  })
})
