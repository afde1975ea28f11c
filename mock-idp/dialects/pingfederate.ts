import type { Dialect } from './dialect.ts'
import { documented, observed } from './trait.ts'
import { CONTEXT, NAME_FORMAT, NAME_ID } from './uris.ts'

export const pingfederate: Dialect = {
  title: 'PingFederate',
  signs: observed(['assertion', 'response', 'both']),
  writes: {
    ids: observed('with-dots'),
    nameId: observed({ format: NAME_ID.emailAddress }),
    nameFormat: observed(NAME_FORMAT.unspecified),
    valueType: observed('xs:string'),
    conditions: observed({ before: 300, after: 300 }),
    confirmation: observed(300),
    sessionIndex: observed('the id of the assertion'),
    contextClass: observed(CONTEXT.password),
    destination: observed('signed responses'),
    algorithms: observed({ signature: 'rsa-sha256', digest: 'sha256' }),
    keyInfo: observed('none'),
  },
  encrypts: observed({ cipher: 'aes256-cbc', transport: 'rsa-oaep-mgf1p', keyPlace: 'inside', hint: 'nothing' }),
  doors: {
    start: documented({ path: '/idp/startSSO.ping', sp: 'PartnerSpId', relayState: 'TargetResource' }),
  },
  shapes: { severalValues: observed('comma') },
}
