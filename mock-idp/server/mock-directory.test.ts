import { AuthenticationHandler, Client, type Context, PageIterator } from '@microsoft/microsoft-graph-client'
import { describe, expect, test } from 'vitest'
import { seededIds } from '../sign/ids.ts'
import { createMockDirectory } from './mock-directory.ts'

const REGISTRATION = { tenantId: 'tenant', domain: 'corp.example', clientId: 'app', secret: 's3cret' }
// The client shows its token to nobody without TLS: where the directory seems to be, there is no socket.
const BASE = 'https://graph.test/directory'
const directory = createMockDirectory({
  ...REGISTRATION,
  baseUrl: BASE,
  adminToken: 'admin',
  now: () => 0,
  nextId: seededIds('directory'),
})

const post = async (path: string, init: RequestInit): Promise<Response> =>
  directory.fetch(new Request(`${BASE}/${path}`, { method: 'POST', ...init }))
const change = async (path: string, body: object = {}, token = 'admin'): Promise<number> =>
  (await post(`changes/${path}`, { headers: { authorization: `Bearer ${token}` }, body: JSON.stringify(body) })).status
const askToken = (): Promise<Response> =>
  post('corp.example/oauth2/v2.0/token', {
    body: new URLSearchParams({ grant_type: 'client_credentials', client_id: 'app', client_secret: 's3cret' }),
  })

/** Microsoft's own client. */
const authentication = new AuthenticationHandler({
  getAccessToken: async () => ((await (await askToken()).json()) as { access_token: string }).access_token,
})
authentication.setNext({
  execute: async (context: Context) => {
    context.response = await directory.fetch(new Request(context.request, context.options))
  },
})
const client = Client.initWithMiddleware({
  baseUrl: `${BASE}/`,
  defaultVersion: 'v1.0',
  customHosts: new Set([new URL(BASE).hostname]),
  middleware: authentication,
})
const namesIn = async (path: string): Promise<readonly string[]> => {
  const names: string[] = []
  await new PageIterator(client, await client.api(path).get(), ({ displayName }: { displayName: string }) => {
    names.push(displayName)
    return true
  }).iterate()
  return names
}

const STAFF = ['carol', 'dave', 'erin']
const NEWCOMER = { account: 'frank', mail: 'frank@mail.corp.example', upn: 'frank@corp.example' }

describe("Microsoft's Graph client", () => {
  test('pages through users, groups and the members of a group', async () => {
    expect(await namesIn('/users')).toEqual(STAFF)
    const { value } = (await client.api('/groups').get()) as { value: { id: string; displayName: string }[] }
    expect(value.map(({ displayName }) => displayName)).toEqual(['Staff'])
    expect(await namesIn(`/groups/${value[0]?.id}/members`)).toEqual(STAFF)
  })

  test('sees who came and who left meanwhile', async () => {
    expect(await change('users/add', NEWCOMER)).toBe(200)
    expect(await namesIn('/users')).toEqual([...STAFF, 'frank'])
    expect(await change('users/remove', { account: 'frank' })).toBe(200)
    expect(await namesIn('/users')).toEqual(STAFF)
  })

  test('is refused what the application may not read', async () => {
    expect(await change('permissions/revoke', { permission: 'User.Read.All' })).toBe(200)
    await expect(client.api('/users').get()).rejects.toMatchObject({
      statusCode: 403,
      code: 'Authorization_RequestDenied',
    })
    expect(await namesIn('/groups')).toEqual(['Staff'])
    expect(await change('permissions/restore')).toBe(200)
    expect(await namesIn('/users')).toEqual(STAFF)
  })
})

test('a secret ends and is renewed', async () => {
  expect(await change('secret/end')).toBe(200)
  expect(await (await askToken()).json()).toMatchObject({ error_codes: [7000222] })
  expect(await change('secret/renew')).toBe(200)
  expect((await askToken()).status).toBe(200)
})

test('nobody changes it without the token, or by what is no change', async () => {
  expect(await change('users/add', NEWCOMER, 'guess')).toBe(401)
  expect(await change('users/add', { account: 'frank' })).toBe(400)
  expect(await change('permissions/revoke', { permission: 'Mail.Send' })).toBe(400)
  expect(await namesIn('/users')).toEqual(STAFF)
})
