import type { Dialect } from './dialect.ts'
import { documented, inCode } from './trait.ts'
import { CONTEXT, NAME_FORMAT, NAME_ID } from './uris.ts'

/** SimpleSAMLphp 2. */
export const simplesamlphp: Dialect = {
  title: 'SimpleSAMLphp',
  signs: inCode(['both', 'response', 'assertion']),
  writes: {
    ids: inCode('hex'),
    issuerFormat: inCode(NAME_ID.entity),
    nameId: inCode({ format: NAME_ID.transient, forThisSp: true }),
    nameFormat: inCode(NAME_FORMAT.uri),
    valueType: inCode('xs:string'),
    conditions: inCode({ before: 30, after: 300 }),
    confirmation: inCode(300),
    sessionEnd: inCode(28_800),
    contextClass: inCode(CONTEXT.password),
    wholeSeconds: inCode('everywhere'),
    algorithms: documented({ signature: 'rsa-sha256', digest: 'sha256' }),
  },
  doors: {
    metadata: documented({ path: '/simplesaml/module.php/saml/idp/metadata', shape: 'plain' }),
    start: documented({
      path: '/simplesaml/module.php/saml/idp/singleSignOnService',
      sp: 'spentityid',
      relayState: 'RelayState',
    }),
  },
}
