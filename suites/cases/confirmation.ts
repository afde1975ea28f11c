import { BEARER, confirmation, confirmations, noSubject, recipientChanged } from '../../mock-idp/tamper/say/subject.ts'
import { family, refused, session } from '../case.ts'

/** The bearer's SubjectConfirmation. @see SAML Profiles 4.1.4.2, 4.1.4.3 */
export default family({
  expired: {
    title: 'a confirmation that has expired opens no session',
    proves: ['PROF-4.1.4.3'],
    delta: { is: { changes: [confirmation('the confirmation expired an hour ago', { notOnOrAfter: -3600 })] } },
    wants: refused('expired', 'bad-confirmation'),
  },
  'without-end': {
    title: 'a confirmation without NotOnOrAfter opens no session',
    proves: ['PROF-4.1.4.3'],
    delta: { is: { changes: [confirmation('the confirmation has no NotOnOrAfter', { notOnOrAfter: undefined })] } },
    wants: refused('bad-confirmation', 'expired'),
  },
  'recipient-of-another-sp': {
    title: 'a confirmation for another recipient opens no session',
    proves: ['PROF-4.1.4.3'],
    delta: {
      is: { changes: [confirmation('the Recipient is another SP', { recipient: 'https://other.example/saml/acs' })] },
    },
    wants: refused('wrong-recipient', 'bad-confirmation'),
  },
  'recipient-with-suffix': {
    title: 'a Recipient that only begins as the ACS is another recipient',
    proves: ['PROF-4.1.4.3'],
    delta: { is: { changes: [recipientChanged('the Recipient has a suffix', (acs) => `${acs}.other.example`)] } },
    wants: refused('wrong-recipient', 'bad-confirmation'),
  },
  'recipient-with-path': {
    title: 'a Recipient below the ACS is another recipient',
    proves: ['PROF-4.1.4.3'],
    delta: { is: { changes: [recipientChanged('the Recipient goes one path further', (acs) => `${acs}/more`)] } },
    wants: refused('wrong-recipient', 'bad-confirmation'),
  },
  'recipient-with-query': {
    title: 'a Recipient with a query is another recipient',
    proves: ['PROF-4.1.4.3'],
    delta: { is: { changes: [recipientChanged('the Recipient has a query', (acs) => `${acs}?more=1`)] } },
    wants: refused('wrong-recipient', 'bad-confirmation'),
  },
  'without-recipient': {
    title: 'a confirmation without a Recipient opens no session',
    proves: ['PROF-4.1.4.2'],
    delta: { is: { changes: [confirmation('the confirmation has no Recipient', { recipient: undefined })] } },
    wants: refused('wrong-recipient', 'bad-confirmation'),
  },
  'not-before': {
    title: 'a bearer confirmation with NotBefore opens no session',
    proves: ['PROF-4.1.4.2-not-before'],
    delta: { is: { changes: [confirmation('the confirmation has a NotBefore', { notBefore: -60 })] } },
    wants: refused('bad-confirmation'),
  },
  none: {
    title: 'a subject without a confirmation opens no session',
    proves: ['PROF-4.1.4.3'],
    delta: { is: { changes: [confirmations('there is no SubjectConfirmation')] } },
    wants: refused('bad-confirmation', 'bad-response'),
  },
  'holder-of-key': {
    title: 'a confirmation by holder of key alone opens no session',
    proves: ['PROF-4.1.4.2'],
    delta: {
      is: {
        changes: [
          confirmation('the method is holder-of-key', { method: 'urn:oasis:names:tc:SAML:2.0:cm:holder-of-key' }),
        ],
      },
    },
    wants: refused('bad-confirmation'),
  },
  'sender-vouches': {
    title: 'a confirmation by sender vouches alone opens no session',
    proves: ['PROF-4.1.4.2'],
    delta: {
      is: {
        changes: [
          confirmation('the method is sender-vouches', { method: 'urn:oasis:names:tc:SAML:2.0:cm:sender-vouches' }),
        ],
      },
    },
    wants: refused('bad-confirmation'),
  },
  'method-in-another-case': {
    title: 'a method that differs from bearer by its case is another method',
    proves: ['PROF-4.1.4.2'],
    delta: {
      is: {
        changes: [confirmation('the method is written cm:Bearer', { method: BEARER.replace('bearer', 'Bearer') })],
      },
    },
    wants: refused('bad-confirmation'),
  },
  'second-of-two': {
    title: 'one good confirmation of two is enough',
    proves: ['CORE-2.4.1'],
    delta: {
      is: {
        changes: [confirmations('an expired confirmation stands before the good one', { notOnOrAfter: -3600 }, {})],
      },
    },
    wants: session(),
  },
  'neither-of-two': {
    title: 'two confirmations that each fail do not make one that holds',
    proves: ['PROF-4.1.4.3'],
    delta: {
      is: {
        changes: [
          confirmations(
            'one confirmation has expired, the other is for another recipient',
            { notOnOrAfter: -3600 },
            { recipient: 'https://other.example/saml/acs' },
          ),
        ],
      },
    },
    wants: refused('expired', 'wrong-recipient', 'bad-confirmation'),
  },
  'no-subject': {
    title: 'an assertion without a Subject opens no session',
    proves: ['PROF-4.1.4.2'],
    delta: { is: { changes: [noSubject] } },
    wants: refused('bad-confirmation', 'bad-response', 'missing-claim'),
  },
})
