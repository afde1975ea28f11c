import { describe, expect, test } from 'vitest'
import { directorySchema } from '../directory/directory.ts'
import { seededIds } from '../sign/ids.ts'
import { createGraph, objectId, type Permission } from './graph.ts'

const GRAPH = 'https://graph.test'
const TENANT = '11111111-2222-4333-8444-555555555555'
const directory = directorySchema.parse({
  domain: 'corp.example',
  people: ['alice', 'bob', 'carol', 'dave', 'erin'].map((account, at) => ({
    account,
    groups: at % 2 === 0 ? ['Even', 'All'] : ['All'],
    attributes: { mail: `${account}@corp.example` },
  })),
})
const SECRET_ENDS = 1_000_000

const graphOf = (permissions: readonly Permission[] = ['User.Read.All', 'Group.Read.All'], clock = { now: 0 }) =>
  createGraph({
    baseUrl: GRAPH,
    directory: () => directory,
    tenantId: TENANT,
    application: () => ({ clientId: 'app', secret: 's3cret', secretEndsAt: SECRET_ENDS, permissions }),
    now: () => clock.now,
    nextId: seededIds('graph'),
    pageSize: 2,
  })

const RIGHT = {
  grant_type: 'client_credentials',
  client_id: 'app',
  client_secret: 's3cret',
  scope: `${GRAPH}/.default`,
}

const ask = (app = graphOf(), fields: Record<string, string> = RIGHT, tenant = TENANT) =>
  app.request(`${GRAPH}/${tenant}/oauth2/v2.0/token`, { method: 'POST', body: new URLSearchParams(fields) })
const tokenOf = async (app: ReturnType<typeof graphOf>): Promise<string> =>
  ((await (await ask(app)).json()) as { access_token: string }).access_token
const get = async (app: ReturnType<typeof graphOf>, path: string, token?: string) => {
  const bearer = token ?? (await tokenOf(app))
  const url = path.startsWith('http') ? path : `${GRAPH}/v1.0/${path}`
  return app.request(url, { headers: { authorization: `Bearer ${bearer}` } })
}
const pagesOf = async (path: string): Promise<string[][]> => {
  const app = graphOf()
  const found: string[][] = []
  for (let next: string | undefined = path; next !== undefined; ) {
    const answer = (await (await get(app, next)).json()) as {
      value: { displayName: string }[]
      '@odata.nextLink'?: string
    }
    found.push(answer.value.map(({ displayName }) => displayName))
    next = answer['@odata.nextLink']
  }
  return found
}

describe('a token', () => {
  test('is for the right application, secret and tenant, by its id or its domain', async () => {
    for (const tenant of [TENANT, 'corp.example']) expect((await ask(graphOf(), RIGHT, tenant)).status).toBe(200)
  })

  test.each([
    ['a wrong secret', { ...RIGHT, client_secret: 'guess' }, TENANT, 401, 'invalid_client', 7000215],
    ['another application', { ...RIGHT, client_id: 'other' }, TENANT, 400, 'unauthorized_client', 700016],
    ['another tenant', RIGHT, 'evil.example', 400, 'invalid_request', 90002],
    ['another grant', { ...RIGHT, grant_type: 'password' }, TENANT, 400, 'unsupported_grant_type', 70003],
  ])('is not for %s', async (_, fields, tenant, status, error, code) => {
    const answer = await ask(graphOf(), fields, tenant)
    expect(answer.status).toBe(status)
    expect(await answer.json()).toMatchObject({ error, error_codes: [code] })
  })

  test('is not for a secret that has ended, and ends itself', async () => {
    const clock = { now: SECRET_ENDS - 1 }
    const app = graphOf(undefined, clock)
    const token = await tokenOf(app)
    clock.now = SECRET_ENDS
    expect(await (await ask(app)).json()).toMatchObject({ error_codes: [7000222] })
    expect((await get(app, 'users', token)).status).toBe(200)
    clock.now = SECRET_ENDS + 3_600_000
    expect((await get(app, 'users', token)).status).toBe(401)
  })
})

describe('the directory', () => {
  test('is read in pages that name the next one', async () => {
    expect(await pagesOf('users')).toEqual([['alice', 'bob'], ['carol', 'dave'], ['erin']])
    expect(await pagesOf('users?$top=1&$select=displayName')).toHaveLength(5)
    expect(await pagesOf('groups')).toEqual([['Even', 'All']])
    expect(await pagesOf(`groups/${objectId('group', 'Even')}/members`)).toEqual([['alice', 'carol'], ['erin']])
  })

  test('shows a user as Graph does', async () => {
    const { value } = (await (await get(graphOf(), 'users')).json()) as { value: unknown[] }
    expect(value[0]).toEqual({
      id: objectId('user', 'alice'),
      displayName: 'alice',
      mail: 'alice@corp.example',
      userPrincipalName: 'alice@corp.example',
      onPremisesSamAccountName: 'alice',
      accountEnabled: true,
    })
  })

  test.each([
    ['users', ['Group.Read.All'], 403, 'Authorization_RequestDenied'],
    ['groups', ['User.Read.All'], 403, 'Authorization_RequestDenied'],
    ['groups/none/members', ['Group.Read.All'], 404, 'Request_ResourceNotFound'],
    ['nothing', [], 404, 'Request_ResourceNotFound'],
    ['users?$top=0', ['User.Read.All'], 400, 'Request_BadRequest'],
  ] as const)('%s with the permissions %j is answered with %i', async (path, permissions, status, code) => {
    const answer = await get(graphOf(permissions), path)
    expect(answer.status).toBe(status)
    expect(await answer.json()).toMatchObject({ error: { code } })
  })

  test('is closed to who has no token', async () => {
    const answer = await graphOf().request(`${GRAPH}/v1.0/users`)
    expect(answer.status).toBe(401)
    expect(await answer.json()).toMatchObject({ error: { code: 'InvalidAuthenticationToken' } })
    expect((await get(graphOf(), 'users', 'made-up')).status).toBe(401)
  })
})
