import type { Attacks } from './attack.ts'

/** What the SP itself says, and the metadata that it takes. */
export const spOutput: Attacks<'A'> = {
  A01: { name: 'authnrequest-schema', cases: ['request/schema', 'request/id'] },
  A02: { name: 'authnrequest-destination', cases: ['request/destination'] },
  A03: { name: 'authnrequest-acs', cases: ['request/endpoint'] },
  A04: { name: 'authnrequest-redirect-encoding', cases: ['request/by-redirect', 'request/by-post'] },
  A05: { name: 'authnrequest-nameidpolicy', cases: ['request/name-id-policy'] },
  A06: { name: 'authnrequest-signed-when-required', cases: [] },
  A07: { name: 'authnrequest-no-dtd', cases: ['request/document-type'] },
  A08: { name: 'metadata-valid', cases: [] },
  A09: { name: 'idp-metadata-validuntil', cases: [] },
  A10: { name: 'idp-metadata-unsigned', cases: [] },
  A11: { name: 'idp-metadata-xsw', cases: [] },
  A12: { name: 'idp-metadata-dtd', cases: [] },
  A13: { name: 'idp-metadata-duplicate-entityid', cases: [] },
  A14: { name: 'key-rollover', cases: [] },
}
