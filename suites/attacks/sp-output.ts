import type { Attacks } from './attack.ts'

const NOT_SIGNED =
  'with which key metadata are verified is agreed with whoever publishes them, before a run begins; no target file names such a key, and an SP that imports a file need not ask for a signature'

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
  A09: {
    name: 'idp-metadata-validuntil',
    cases: ['provider-metadata/valid-until-past', 'provider-metadata/valid-until-tomorrow'],
    notTested: 'metadata without validUntil: whoever hands over a file may leave it out, and the honest ones here do',
  },
  A10: { name: 'idp-metadata-unsigned', cases: [], notTested: NOT_SIGNED },
  A11: { name: 'idp-metadata-xsw', cases: [], notTested: NOT_SIGNED },
  A12: { name: 'idp-metadata-dtd', cases: ['provider-metadata/document-type'] },
  A13: {
    name: 'idp-metadata-duplicate-entityid',
    cases: [],
    notTested:
      'the hook hands over the metadata of one entity, as an administrator does who sets up one provider; an aggregate comes as a feed',
  },
  A14: {
    name: 'key-rollover',
    cases: ['control/second-signing-key', 'provider-metadata/new-key', 'provider-metadata/old-key'],
  },
}
