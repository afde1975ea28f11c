import type { responseFlaws } from '../flaws/response.ts'
import { MISNAMED_ASSERTIONS, MISSHAPEN_RESPONSES } from './shared.ts'

/** The Response. */
export const responseKilledBy: Readonly<Record<keyof typeof responseFlaws, readonly string[]>> = {
  'duplicate-ids': [
    'response/id-of-the-assertion',
    'wrapping/hint-of-the-same-id',
    'wrapping/response-and-assertion-of-one-id',
  ],
  // Whether the ID is a second one is not asked either.
  'any-response-id': [
    'response/no-id',
    'response/id-of-the-assertion',
    'wrapping/hint-of-the-same-id',
    'wrapping/response-and-assertion-of-one-id',
  ],
  'any-assertion-id': [...MISNAMED_ASSERTIONS],
  'response-version-not-checked': ['response/version-1.1', 'response/version-2.1', 'response/version-3.0'],
  'response-version-by-prefix': ['response/version-2.1'],
  'assertion-version-not-checked': [
    'response/assertion-version-1.1',
    'response/assertion-version-3.0',
    'response/assertion-version-20.0',
    'response/assertion-without-version',
  ],
  'assertion-version-by-prefix': ['response/assertion-version-20.0'],
  'response-shape-not-checked': [...MISSHAPEN_RESPONSES],
  'status-ignored': [
    'response/status-requester',
    'response/status-authn-failed',
    'response/status-unknown',
    'response/status-nested-success',
    'response/failure-without-assertion',
    'dialect/adfs-failure',
    'dialect/entra-failure',
  ],
  'any-success': ['response/status-nested-success'],
  'status-optional': ['response/no-status', 'response/two-statuses', ...MISSHAPEN_RESPONSES],
  'status-by-suffix': ['response/status-unknown'],
  'response-issue-instant-not-checked': ['response/issued-in-the-future', 'response/issued-yesterday'],
  'stale-response-accepted': ['response/issued-yesterday'],
  'assertion-issue-instant-not-checked': ['response/no-issue-instant', 'response/assertion-issued-in-the-future'],
  'advice-counts': ['control/advice-with-assertion'],
  'extensions-refused': ['control/extensions', 'value/element-named-proto', 'value/xml-attribute-named-proto'],
  'consent-refused': ['response/consent', 'dialect/adfs', 'dialect/adfs-without-name-id'],
  'bare-assertion-accepted': ['response/bare-assertion'],
  'guest-without-assertion': ['response/no-assertion'],
  'names-as-keys': ['value/element-named-proto', 'value/xml-attribute-named-proto'],
  'prefix-demanded': [
    'control/prefixes-saml2',
    'control/default-namespaces',
    'dialect/adfs',
    'dialect/adfs-without-name-id',
    'dialect/entra',
    'dialect/google',
    'dialect/okta',
    'dialect/shibboleth',
    'dialect/shibboleth-in-clear',
  ],
  'first-of-two-assertions': ['response/two-assertions-of-two-users'],
}
