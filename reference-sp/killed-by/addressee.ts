import type { addresseeFlaws } from '../flaws/addressee.ts'
import { MISSHAPEN_ASSERTIONS } from './shared.ts'
import { FOR_ANOTHER_AUDIENCE } from './time.ts'

/** A Response for another address. */
export const SENT_ELSEWHERE = [
  'response/destination-of-another-sp',
  'response/destination-with-suffix',
  'response/destination-empty',
  'response/no-destination-when-signed',
  'response/destination-with-slash',
  'response/destination-with-query',
  'response/destination-with-dot-segments',
  'response/destination-path-in-another-case',
  'response/destination-elsewhere-on-the-site',
  'response/destination-on-another-port',
  'response/destination-of-another-scheme',
  'response/destination-with-user',
  'response/destination-with-our-host-as-user',
]

/** A confirmation for another address. */
export const FOR_ANOTHER_RECIPIENT = [
  'confirmation/recipient-of-another-sp',
  'confirmation/recipient-with-suffix',
  'confirmation/recipient-with-path',
  'confirmation/recipient-with-query',
  'confirmation/without-recipient',
  'confirmation/neither-of-two',
  'confirmation/recipient-with-dot-segments',
  'confirmation/recipient-elsewhere-on-the-site',
]

/** For whom, and from whom. */
export const addresseeKilledBy: Readonly<Record<keyof typeof addresseeFlaws, readonly string[]>> = {
  'assertion-shape-not-checked': [...MISSHAPEN_ASSERTIONS],
  'destination-not-checked': SENT_ELSEWHERE,
  'destination-by-prefix': [
    'response/destination-with-suffix',
    'response/no-destination-when-signed',
    'response/destination-with-slash',
    'response/destination-with-query',
    'response/destination-with-dot-segments',
  ],
  'destination-resolved': [
    'response/no-destination-when-signed',
    'response/destination-with-slash',
    'response/destination-with-query',
    'response/destination-path-in-another-case',
    'response/destination-with-user',
  ],
  'destination-by-site': [
    'response/destination-with-suffix',
    'response/no-destination-when-signed',
    'response/destination-with-slash',
    'response/destination-with-query',
    'response/destination-with-dot-segments',
    'response/destination-path-in-another-case',
    'response/destination-elsewhere-on-the-site',
    'response/destination-of-another-scheme',
    'response/destination-with-user',
  ],
  'destination-by-path': [
    'response/no-destination-when-signed',
    'response/destination-of-another-sp',
    'response/destination-with-query',
    'response/destination-on-another-port',
    'response/destination-of-another-scheme',
    'response/destination-with-user',
    'response/destination-with-our-host-as-user',
  ],
  'destination-optional': ['response/no-destination-when-signed'],
  'destination-may-be-empty': ['response/destination-empty', 'response/no-destination-when-signed'],
  'recipient-not-checked': FOR_ANOTHER_RECIPIENT,
  'addressee-not-checked': [
    ...SENT_ELSEWHERE,
    ...FOR_ANOTHER_RECIPIENT,
    ...FOR_ANOTHER_AUDIENCE,
    'addressee/another-sp',
    'addressee/another-sp-but-for-audience',
  ],
  'audience-is-enough': [...SENT_ELSEWHERE, ...FOR_ANOTHER_RECIPIENT, 'addressee/another-sp-but-for-audience'],
  'recipient-by-prefix': [
    'confirmation/recipient-with-suffix',
    'confirmation/recipient-with-path',
    'confirmation/recipient-with-query',
    'confirmation/recipient-with-dot-segments',
  ],
  'recipient-resolved': ['confirmation/recipient-with-query'],
  'recipient-by-site': [
    'confirmation/recipient-with-suffix',
    'confirmation/recipient-with-path',
    'confirmation/recipient-with-query',
    'confirmation/recipient-with-dot-segments',
    'confirmation/recipient-elsewhere-on-the-site',
  ],
  'recipient-optional': ['confirmation/without-recipient'],
  'confirmation-optional': ['confirmation/none', 'confirmation/no-subject'],
  'confirmation-data-optional': ['confirmation/without-data'],
  'bearers-only': ['confirmation/unknown-method-beside'],
  'any-confirmation-method': [
    'confirmation/holder-of-key',
    'confirmation/sender-vouches',
    'confirmation/method-in-another-case',
    'confirmation/method-of-saml-1',
  ],
  'confirmation-method-folded': ['confirmation/method-in-another-case'],
  'confirmation-method-by-suffix': ['confirmation/method-of-saml-1'],
  'first-confirmation-only': ['confirmation/second-of-two', 'confirmation/unknown-method-beside'],
  'confirmations-mixed': ['confirmation/neither-of-two'],
  'confirmation-not-before-accepted': ['confirmation/not-before'],
  'confirmation-end-not-checked': [
    'confirmation/expired',
    'confirmation/without-end',
    'confirmation/neither-of-two',
    'confirmation/end-never',
    'confirmation/both-of-two-expired',
  ],
  'confirmation-end-optional': ['confirmation/without-end'],
  'unreadable-confirmation-end-passes': ['confirmation/end-never'],
  'in-response-to-ignored': [
    'response/in-response-to-nothing',
    'response/in-response-to-in-confirmation',
    'response/in-response-to-in-response',
  ],
  'in-response-to-of-confirmation-ignored': ['response/in-response-to-in-confirmation'],
  'subject-shape-not-checked': ['name-id/two'],
}
