import type { Dialect } from './dialect.ts'
import { assumed, documented, observed } from './trait.ts'
import { CONTEXT, NAME_FORMAT, NAME_ID } from './uris.ts'

/** Shibboleth IdP 3 to 5, with the algorithms of new installations since 4. */
export const shibboleth: Dialect = {
  title: 'Shibboleth',
  signs: documented(['response', 'both']),
  writes: {
    prefixes: observed('saml2 and ds'),
    ids: observed('hex'),
    nameId: documented({ format: NAME_ID.transient }),
    nameFormat: documented(NAME_FORMAT.uri),
    friendlyNames: documented('present'),
    valueType: documented('xs:string'),
    conditions: documented({ before: 0, after: 300 }),
    confirmation: observed(300),
    contextClass: assumed(CONTEXT.protectedPassword),
    algorithms: documented({ signature: 'rsa-sha256', digest: 'sha256' }),
  },
  encrypts: documented({ cipher: 'aes128-gcm', transport: 'rsa-oaep-mgf1p' }),
  encryptsByDefault: documented(true),
  doors: {
    metadata: assumed({ path: '/idp/shibboleth', shape: 'plain' }),
    start: documented({ path: '/idp/profile/SAML2/Unsolicited/SSO', sp: 'providerId', relayState: 'target' }),
  },
}
