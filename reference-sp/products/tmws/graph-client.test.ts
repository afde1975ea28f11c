import { describe, expect, test } from 'vitest'
import { readDirectory, testConnection } from './graph-client.ts'
import { tmwsRules } from './rules.ts'

const GRAPH = 'https://graph.test'
const CREDENTIALS = { tenant: 'corp.example', applicationId: 'app', secret: 's3cret' }
const user = (name: string, account: string | null = name) => ({
  id: name,
  userPrincipalName: `${name}@corp.example`,
  mail: null,
  onPremisesSamAccountName: account,
})
/** What stands at each address; a number is a status. */
type Pages = Readonly<Record<string, object | number>>
const PAGES: Pages = {
  '/corp.example/oauth2/v2.0/token': { access_token: 'token' },
  '/v1.0/users': { value: [user('alice')], '@odata.nextLink': `${GRAPH}/v1.0/users?$skiptoken=1` },
  '/v1.0/users?$skiptoken=1': { value: [user('cloud-only', null), user('bob')] },
  '/v1.0/groups': { value: [{ id: 'g', displayName: 'Staff' }] },
  '/v1.0/groups/g/members': { value: [user('bob')] },
}

const reading = (changed: Pages = {}, asked: Request[] = []) =>
  readDirectory({ url: GRAPH, fetch: (request) => answer(request, changed, asked) }, CREDENTIALS, tmwsRules)
const answer = (request: Request, changed: Pages, asked: Request[] = []): Response => {
  asked.push(request)
  const { pathname, search } = new URL(request.url)
  const page = { ...PAGES, ...changed }[`${pathname}${search}`] ?? 404
  return typeof page === 'number' ? new Response('no', { status: page }) : Response.json(page)
}

test('users of all pages are read, with their groups; who is in the cloud alone has no account', async () => {
  expect(await reading()).toEqual({
    kind: 'read',
    users: [
      { account: 'alice', mail: undefined, upn: 'alice@corp.example', groups: [] },
      { account: 'bob', mail: undefined, upn: 'bob@corp.example', groups: ['Staff'] },
    ],
  })
})

test('the application shows its secret to the token endpoint, and the token to the rest', async () => {
  const asked: Request[] = []
  await reading({}, asked)
  expect(Object.fromEntries(new URLSearchParams(await asked[0]?.text()))).toMatchObject({
    grant_type: 'client_credentials',
    client_id: 'app',
    client_secret: 's3cret',
  })
  expect(asked.slice(1).map(({ headers }) => headers.get('authorization'))).toEqual(Array(4).fill('Bearer token'))
})

describe('nothing is read where', () => {
  test.each<[string, Pages, RegExp]>([
    ['there is no token', { '/corp.example/oauth2/v2.0/token': 401 }, /^the directory says 401/],
    ['users may not be read', { '/v1.0/users': 403 }, /^the directory says 403/],
    ['groups may not be read', { '/v1.0/groups': 403 }, /^the directory says 403/],
    ['members may not be read', { '/v1.0/groups/g/members': 403 }, /^the directory says 403/],
    ['a page is none', { '/v1.0/users': { values: [] } }, /^the directory says what it should not/],
    [
      'a page leads elsewhere',
      { '/v1.0/users': { value: [], '@odata.nextLink': 'https://graph.test.evil.example/v1.0/users' } },
      /^users goes on elsewhere$/,
    ],
    ['pages have no end', { '/v1.0/users': { value: [], '@odata.nextLink': `${GRAPH}/v1.0/users` } }, /has no end$/],
  ])('%s', async (_, changed, why) => {
    expect(await reading(changed)).toEqual({ kind: 'failed', why: expect.stringMatching(why) })
  })

  test('nobody answers', async () => {
    const fetch = () => Promise.reject(new Error('connection refused'))
    expect(await readDirectory({ url: GRAPH, fetch }, CREDENTIALS, tmwsRules)).toEqual({
      kind: 'failed',
      why: 'connection refused',
    })
  })
})

test('a connection test tells whether there is a token (TMWS-SYNC-10)', async () => {
  const access = (changed: Pages) => ({ url: GRAPH, fetch: (request: Request) => answer(request, changed) })
  expect((await testConnection(access({}), CREDENTIALS)).kind).toBe('read')
  expect((await testConnection(access({}), { ...CREDENTIALS, tenant: 'elsewhere.example' })).kind).toBe('failed')
  expect((await testConnection(access({ '/corp.example/oauth2/v2.0/token': 401 }), CREDENTIALS)).kind).toBe('failed')
})
