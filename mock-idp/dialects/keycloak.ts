import type { Dialect } from './dialect.ts'
import { documented, inCode } from './trait.ts'
import { CONTEXT, NAME_FORMAT, NAME_ID } from './uris.ts'

export const keycloak: Dialect = {
  title: 'Keycloak',
  signs: inCode(['response', 'both', 'assertion']),
  writes: {
    prefixes: inCode('saml and dsig'),
    ids: inCode('id-and-guid'),
    nameId: inCode({ format: NAME_ID.unspecified }),
    nameFormat: inCode(NAME_FORMAT.basic),
    valueType: inCode('xs:string'),
    conditions: inCode({ before: 0, after: 60 }),
    confirmation: inCode(300),
    sessionEnd: inCode(36_000),
    contextClass: inCode(CONTEXT.unspecified),
    algorithms: inCode({ signature: 'rsa-sha256', digest: 'sha256' }),
    keyInfo: inCode('name and certificate'),
  },
  doors: {
    entityId: documented((baseUrl) => `${baseUrl}/realms/assay`),
    metadata: documented({ path: '/realms/assay/protocol/saml/descriptor', shape: 'plain' }),
    sso: documented('/realms/assay/protocol/saml'),
    start: documented({ path: '/realms/assay/protocol/saml/clients/sp', relayState: 'RelayState' }),
  },
  shapes: { severalValues: inCode('elements') },
}
