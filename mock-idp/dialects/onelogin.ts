import type { Dialect } from './dialect.ts'
import { documented, observed } from './trait.ts'
import { CONTEXT, NAME_FORMAT, NAME_ID } from './uris.ts'

/** With SHA-256, which can be selected: the samples, which are old, have SHA-1. */
export const onelogin: Dialect = {
  title: 'OneLogin',
  signs: observed(['assertion', 'response', 'both']),
  writes: {
    ids: observed('by-what-is-signed'),
    nameId: observed({ format: NAME_ID.emailAddress }),
    nameFormat: observed(NAME_FORMAT.basic),
    valueType: observed('xs:string'),
    conditions: observed({ before: 180, after: 180 }),
    confirmation: observed(180),
    sessionEnd: observed(86_400),
    contextClass: observed(CONTEXT.protectedPassword),
    wholeSeconds: observed('everywhere'),
  },
  doors: {
    entityId: observed((baseUrl) => `${baseUrl}/saml/metadata/123456`),
    metadata: observed({ path: '/saml/metadata/123456', shape: 'plain' }),
    start: documented({ path: '/start/123456' }),
  },
  shapes: { noValue: observed('an empty value') },
}
