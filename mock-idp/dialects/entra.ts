import type { Dialect, Failure } from './dialect.ts'
import { assumed, documented } from './trait.ts'
import { CONTEXT, NAME_ID, STATUS } from './uris.ts'

/** Stands for the directory in which the application is registered. */
const TENANT = '11111111-2222-4333-8444-555555555555'

export const unsupported = documented<Failure>({
  to: 'what it does not do',
  code: STATUS.requester,
  subcode: STATUS.requestUnsupported,
  message: 'AADSTS75011: Authentication method by which the user authenticated with the service does not match.',
})

/** Microsoft Entra ID. */
export const entra: Dialect = {
  title: 'Microsoft Entra ID',
  signs: documented(['assertion', 'response', 'both']),
  writes: {
    prefixes: documented('bare assertion and signature'),
    ids: documented('guid'),
    nameId: documented({ format: NAME_ID.emailAddress }),
    firstStatement: documented('attributes'),
    conditions: documented({ before: 0, after: 4200 }),
    confirmation: documented(300),
    sessionIndex: documented('the id of the assertion'),
    contextClass: documented(CONTEXT.password),
    algorithms: documented({ signature: 'rsa-sha256', digest: 'sha256' }),
  },
  doors: {
    entityId: documented((baseUrl) => `${baseUrl}/${TENANT}/`),
    metadata: documented({ path: `/${TENANT}/federationmetadata/2007-06/federationmetadata.xml`, shape: 'federation' }),
    sso: documented(`/${TENANT}/saml2`),
    start: assumed({ path: '/signin', sp: 'application', relayState: 'RelayState', fixed: { tenantId: TENANT } }),
  },
  shapes: { groups: documented('object ids'), mostGroups: documented(150) },
  fails: [unsupported],
}
