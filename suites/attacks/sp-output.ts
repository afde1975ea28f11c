import type { Attacks } from './attack.ts'

const NOT_FED =
  'metadata come to an SP through a door of its own (a form, a file, a feed that it fetches), before a run begins; no target file says how to feed it others, and none may be left trusting what a run made up'

/** What the SP itself says, and the metadata that it takes. */
export const spOutput: Attacks<'A'> = {
  A01: { name: 'authnrequest-schema', cases: ['request/schema', 'request/id'] },
  A02: { name: 'authnrequest-destination', cases: ['request/destination'] },
  A03: { name: 'authnrequest-acs', cases: ['request/endpoint', 'request/endpoint-by-url'] },
  A04: { name: 'authnrequest-redirect-encoding', cases: ['request/by-redirect', 'request/by-post'] },
  A05: { name: 'authnrequest-nameidpolicy', cases: ['request/name-id-policy'] },
  A06: {
    name: 'authnrequest-signed-when-required',
    cases: ['request/signed-as-announced'],
    notTested:
      'that it signs because the metadata that it has taken say WantAuthnRequestsSigned: those of the mock IdP do not, for an SP without a signing key could begin no login with it, and every case that answers a request would fall away',
  },
  A07: { name: 'authnrequest-no-dtd', cases: ['request/document-type'] },
  A08: { name: 'metadata-valid', cases: ['metadata/sp-metadata', 'metadata/wants-assertions-signed'] },
  A09: { name: 'idp-metadata-validuntil', cases: [], notTested: NOT_FED },
  A10: { name: 'idp-metadata-unsigned', cases: [], notTested: NOT_FED },
  A11: { name: 'idp-metadata-xsw', cases: [], notTested: NOT_FED },
  A12: { name: 'idp-metadata-dtd', cases: [], notTested: NOT_FED },
  A13: { name: 'idp-metadata-duplicate-entityid', cases: [], notTested: NOT_FED },
  A14: {
    name: 'key-rollover',
    cases: ['control/second-signing-key'],
    notTested: `that a key which is taken away counts no longer: ${NOT_FED}`,
  },
}
