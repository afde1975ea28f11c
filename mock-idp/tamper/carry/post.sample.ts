import type { Facts, Post } from '../step.ts'

/** What the tests of this stage change. */
export const XML = `<a>alice</a><!-- ~~?>>> Zoë --><b>${'-'.repeat(90)}</b>`

export const POST: Post = {
  method: 'POST',
  url: 'https://sp.test/acs',
  fields: [
    ['SAMLResponse', Buffer.from(XML).toString('base64')],
    ['RelayState', 'r'],
  ],
}

export const FACTS: Facts = {
  user: 'alice',
  marker: 'mallory',
  sp: { entityId: 'https://sp.test', acs: POST.url },
  issuer: 'main',
  issuers: {},
  certificates: [],
  trusts: [],
  tenants: [],
  claims: {},
  languages: { supported: [], default: undefined },
  adminLimitSeconds: undefined,
  skewSeconds: 0,
}

export const messageOf = ({ fields }: Post): string => fields.find(([name]) => name === 'SAMLResponse')?.[1] ?? ''
