import type { responseFlaws } from '../flaws/response.ts'

/** The Response. */
export const responseKilledBy: Readonly<Record<keyof typeof responseFlaws, readonly string[]>> = {
  'duplicate-ids': [],
  'any-response-id': ['response/no-id'],
  'any-assertion-id': [],
  'response-version-not-checked': ['response/version-1.1'],
  'response-version-by-prefix': [],
  'assertion-version-not-checked': ['response/assertion-version-1.1'],
  'assertion-version-by-prefix': [],
  'response-shape-not-checked': [],
  'status-ignored': ['response/status-requester', 'response/status-authn-failed', 'response/status-unknown'],
  'any-success': [],
  'status-optional': ['response/no-status', 'response/two-statuses'],
  'status-by-suffix': ['response/status-unknown'],
  'response-issue-instant-not-checked': ['response/issued-in-the-future'],
  'assertion-issue-instant-not-checked': ['response/no-issue-instant', 'response/assertion-issued-in-the-future'],
  'counts-children-only': [],
  'advice-counts': ['control/advice-with-assertion'],
  'extensions-refused': ['control/extensions'],
  'counts-this-version-only': [],
  'first-of-two-assertions': [],
}
