import type { Dialect, Failure } from './dialect.ts'
import { documented, observed } from './trait.ts'
import { CONTEXT, NAME_ID, STATUS } from './uris.ts'

export const noSuchFormat = documented<Failure>({
  to: 'a name identifier format that no rule issues',
  code: STATUS.requester,
  subcode: STATUS.invalidNameIdPolicy,
})

/** Active Directory Federation Services 2.0 to 4.0, with a rule that issues a NameID. */
export const adfs: Dialect = {
  title: 'AD FS',
  signs: documented(['assertion', 'both', 'response']),
  writes: {
    prefixes: observed('bare assertion'),
    ids: observed('guid'),
    nameId: documented({ format: NAME_ID.emailAddress }),
    firstStatement: observed('attributes'),
    conditions: documented({ before: 0, after: 3600 }),
    confirmation: observed(300),
    sessionIndex: observed('the id of the assertion'),
    contextClass: observed(CONTEXT.protectedPassword),
    consent: observed('urn:oasis:names:tc:SAML:2.0:consent:unspecified'),
    algorithms: documented({ signature: 'rsa-sha256', digest: 'sha256' }),
  },
  encrypts: observed({
    cipher: 'aes256-cbc',
    transport: 'rsa-oaep-mgf1p',
    keyPlace: 'inside',
    hint: 'issuer and serial',
  }),
  encryptsByDefault: documented(true),
  doors: {
    entityId: observed((baseUrl) => `${baseUrl}/adfs/services/trust`),
    metadata: documented({ path: '/FederationMetadata/2007-06/FederationMetadata.xml', shape: 'federation' }),
    sso: observed('/adfs/ls/'),
    start: documented({
      path: '/adfs/ls/idpinitiatedsignon.aspx',
      sp: 'loginToRp',
      nested: { in: 'RelayState', sp: 'RPID', relayState: 'RelayState' },
    }),
  },
  fails: [noSuchFormat],
}

/** As the published rules for Deep Security have it: no rule issues a NameID, so there is none. */
export const adfsWithoutNameId: Dialect = {
  ...adfs,
  title: 'AD FS without a rule for a NameID',
  writes: { ...adfs.writes, nameId: observed('none') },
}
