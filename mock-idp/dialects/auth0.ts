import type { Dialect } from './dialect.ts'
import { documented, inCode, observed } from './trait.ts'
import { CONTEXT, NAME_ID } from './uris.ts'

export const auth0: Dialect = {
  title: 'Auth0',
  signs: inCode(['assertion', 'both']),
  writes: {
    prefixes: observed('saml and bare signature'),
    ids: observed('short-and-letters'),
    nameId: inCode({ format: NAME_ID.unspecified }),
    valueType: observed('xs:anyType'),
    firstStatement: observed('attributes'),
    conditions: observed({ before: 0, after: 3600 }),
    confirmation: observed(3600),
    contextClass: observed(CONTEXT.unspecified),
    wholeSeconds: observed('in the response'),
    algorithms: documented({ signature: 'rsa-sha256', digest: 'sha256' }),
  },
  doors: {
    entityId: observed(() => 'urn:assay.auth0.com'),
    metadata: documented({ path: '/samlp/metadata/assay', shape: 'plain' }),
    sso: documented('/samlp/assay'),
    start: documented({ path: '/samlp/assay', relayState: 'RelayState', fixed: { connection: 'assay' } }),
  },
}
