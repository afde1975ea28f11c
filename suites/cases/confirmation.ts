import {
  BEARER,
  confirmation,
  confirmations,
  noSubject,
  recipientChanged,
  withDefaultPort,
} from '../../mock-idp/tamper/say/subject.ts'
import { type Case, family, observed, refused, session } from '../case.ts'

const otherRecipient = (what: string, change: (acs: string) => string): Case => ({
  title: `a Recipient ${what} is another recipient`,
  proves: ['PROF-4.1.4.3', 'TMWS-ACS-1'],
  delta: { is: { changes: [recipientChanged(`the Recipient is the ACS ${what}`, change)] } },
  wants: refused('wrong-recipient', 'bad-confirmation'),
})

/** The bearer's SubjectConfirmation. @see SAML Profiles 4.1.4.2, 4.1.4.3 */
export default family({
  expired: {
    title: 'a confirmation that has expired opens no session',
    proves: ['PROF-4.1.4.3', 'CORE-2.4.1.2'],
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
    proves: ['PROF-4.1.4.3', 'TMWS-ACS-1'],
    delta: {
      is: { changes: [confirmation('the Recipient is another SP', { recipient: 'https://other.example/saml/acs' })] },
    },
    wants: refused('wrong-recipient', 'bad-confirmation'),
  },
  'recipient-with-suffix': {
    title: 'a Recipient that only begins as the ACS is another recipient',
    proves: ['PROF-4.1.4.3', 'TMWS-ACS-1'],
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
  'recipient-with-dot-segments': otherRecipient('with dot segments that lead elsewhere', (acs) => `${acs}/../other`),
  'recipient-elsewhere-on-the-site': otherRecipient(
    'but for its path',
    (acs) => new URL('/another/service/acs', acs).href,
  ),
  // RFC 3986 6.2.2.1 and 6.2.3 call these the same URI, and no clause says how a Recipient is compared.
  'recipient-host-in-capitals': {
    ...otherRecipient('with its host in capitals', (acs) =>
      acs.replace(/(?<=:\/\/)[^/]+/, (host) => host.toUpperCase()),
    ),
    wants: observed(refused('wrong-recipient', 'bad-confirmation')),
  },
  'recipient-with-default-port': {
    ...otherRecipient('with the port that its scheme implies', withDefaultPort),
    wants: observed(refused('wrong-recipient', 'bad-confirmation')),
    needs: ({ sp }) => (new URL(sp.acs).port === '' ? undefined : 'sp.acs (without a port)'),
  },
  'without-data': {
    title: 'a confirmation without SubjectConfirmationData opens no session',
    proves: ['PROF-4.1.4.2'],
    delta: {
      is: {
        changes: [confirmation('the confirmation has no data', { recipient: undefined, notOnOrAfter: undefined })],
      },
    },
    wants: refused('bad-confirmation', 'wrong-recipient', 'expired'),
  },
  'end-never': {
    title: 'a confirmation that ends at a time that is none opens no session',
    proves: ['PROF-4.1.4.3', 'XSD-DATETIME'],
    delta: { is: { changes: [confirmation('the confirmation ends never', { notOnOrAfter: 'never' })] } },
    wants: refused('bad-confirmation', 'expired', 'bad-response'),
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
  'method-of-saml-1': {
    title: 'the bearer method of SAML 1 is another method',
    proves: ['CORE-2.4.1.1'],
    delta: {
      is: { changes: [confirmation('the method is of SAML 1', { method: 'urn:oasis:names:tc:SAML:1.0:cm:bearer' })] },
    },
    wants: refused('bad-confirmation'),
  },
  'unknown-method-beside': {
    title: 'a confirmation of an unknown method beside a good one does no harm',
    proves: ['CORE-2.4.1'],
    delta: {
      is: {
        changes: [
          confirmations(
            'a confirmation of an unknown method stands before the good one',
            { method: 'urn:example:cm:unknown', recipient: undefined, notOnOrAfter: undefined },
            {},
          ),
        ],
      },
    },
    wants: session(),
  },
  'name-id-of-another-user': {
    title: 'whoever may confirm the subject is not the subject',
    proves: ['CORE-2.4.1.1'],
    delta: {
      is: { changes: [confirmation('the confirmation names the marker', { nameId: { value: '{marker}' } })] },
    },
    wants: session(),
  },
  'address-of-another-client': {
    title: 'an Address that is not the browser of the user is taken as the SP likes',
    proves: ['PROF-4.1.4.3-address'],
    delta: { is: { changes: [confirmation('the Address is 192.0.2.1', { address: '192.0.2.1' })] } },
    wants: observed(session()),
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
  'both-of-two-expired': {
    title: 'two confirmations that have expired are no better than one',
    proves: ['PROF-4.1.4.3'],
    delta: {
      is: {
        changes: [confirmations('two confirmations have expired', { notOnOrAfter: -3600 }, { notOnOrAfter: -7200 })],
      },
    },
    wants: refused('expired', 'bad-confirmation'),
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
