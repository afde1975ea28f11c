import type { Dialect } from './dialect.ts'
import { documented } from './trait.ts'

const ENVIRONMENT = '22222222-3333-4444-8555-666666666666'

/** How long it lets the bearer confirmation, Conditions and session last is one setting. */
const SECONDS = 300

export const pingone: Dialect = {
  title: 'PingOne',
  signs: documented(['assertion', 'response', 'both']),
  writes: {
    conditions: documented({ before: 60, after: SECONDS }),
    confirmation: documented(SECONDS),
    sessionEnd: documented(SECONDS),
    algorithms: documented({ signature: 'rsa-sha256', digest: 'sha256' }),
  },
  doors: {
    start: documented({ path: `/${ENVIRONMENT}/saml20/idp/startsso`, sp: 'spEntityId', relayState: 'applicationUrl' }),
  },
}
