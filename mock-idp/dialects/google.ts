import type { Dialect } from './dialect.ts'
import { observed } from './trait.ts'
import { CONTEXT } from './uris.ts'

export const google: Dialect = {
  title: 'Google Workspace',
  signs: observed(['assertion', 'response']),
  writes: {
    prefixes: observed('saml2 and ds'),
    ids: observed('hex'),
    nameId: observed({ format: undefined }),
    valueType: observed('xs:anyType'),
    firstStatement: observed('attributes'),
    conditions: observed({ before: 300, after: 300 }),
    confirmation: observed(300),
    sessionIndex: observed('the id of the assertion'),
    contextClass: observed(CONTEXT.unspecified),
    wholeSeconds: observed('in AuthnInstant'),
    algorithms: observed({ signature: 'rsa-sha256', digest: 'sha256' }),
    keyInfo: observed('subject and certificate'),
    declaration: observed('<?xml version="1.0" encoding="UTF-8" standalone="no"?>'),
  },
  doors: {
    entityId: observed((baseUrl) => `${baseUrl}/o/saml2?idpid=C0assay00`),
    sso: observed('/o/saml2/idp'),
    start: observed({
      path: '/o/saml2/initsso',
      fixed: { idpid: 'C0assay00', spid: '1234567890', forceauthn: 'false' },
    }),
  },
  shapes: { noValue: observed('no value') },
}
