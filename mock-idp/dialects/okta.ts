import type { Dialect } from './dialect.ts'
import { documented, observed } from './trait.ts'
import { CONTEXT, NAME_FORMAT, NAME_ID } from './uris.ts'

export const okta: Dialect = {
  title: 'Okta',
  signs: documented(['both', 'response', 'assertion']),
  writes: {
    prefixes: observed('saml2 and ds'),
    ids: observed('id-and-digits'),
    issuerFormat: observed(NAME_ID.entity),
    nameId: observed({ format: NAME_ID.unspecified }),
    nameFormat: observed(NAME_FORMAT.unspecified),
    valueType: observed('xs:string'),
    conditions: observed({ before: 300, after: 300 }),
    confirmation: observed(300),
    sessionIndex: observed('the id of the request'),
    contextClass: documented(CONTEXT.protectedPassword),
    algorithms: observed({ signature: 'rsa-sha256', digest: 'sha256' }),
    inclusivePrefixes: observed(['xs']),
  },
  encrypts: observed({ cipher: 'aes256-cbc', transport: 'rsa-oaep-mgf1p', keyPlace: 'beside, by reference' }),
  doors: {
    entityId: observed((baseUrl) => `${baseUrl}/exk1main`),
    metadata: documented({ path: '/app/exk1main/sso/saml/metadata', shape: 'plain' }),
    sso: observed('/app/assay/exk1main/sso/saml'),
    start: observed({ path: '/app/assay/exk1main/sso/saml', relayState: 'RelayState' }),
  },
}
