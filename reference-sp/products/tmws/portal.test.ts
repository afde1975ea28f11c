import { expect, test } from 'vitest'
import { asTmws } from '../../testing/tmws-scenes.ts'
import { Browser, spFor, TENANT } from '../../testing/visit.ts'

const browser = () => new Browser(spFor({ product: 'tmws', ...asTmws }))
const logOn = { logon: `alice@${TENANT}` }
const post = (one: Browser, path: string, body: object, token = 'admin') =>
  one.send(path, { method: 'POST', headers: { authorization: `Bearer ${token}` }, body: JSON.stringify(body) })

test('whoever goes to the web is led to the portal, and from there to the identity provider (TMWS-PORT-1, -7)', async () => {
  const one = browser()
  const led = await one.send('/visit?to=https://news.example/')
  expect(led.status).toBe(302)
  const page = await (await one.send(led.headers.get('location') ?? '')).text()
  expect(page).toContain('name="target" value="/visit?to=https://news.example/"')
  const asked = await one.form('/portal', logOn)
  expect(asked.status).toBe(302)
  expect(asked.headers.get('location')).toContain('SAMLRequest=')
})

test('what was typed is shown to nobody as markup', async () => {
  const page = await (await browser().send('/portal?target=%22%3E%3Cscript%3E')).text()
  expect(page).not.toContain('<script>')
})

test('there is no other way to begin a login', async () => {
  expect((await browser().send('/saml/login')).status).toBe(404)
})

test('settings are saved or refused as a whole, and by an administrator alone', async () => {
  const one = browser()
  expect((await post(one, '/admin/tmws/settings', { method: 'hosted users' }, 'guess')).status).toBe(401)
  expect((await post(one, '/admin/tmws/settings', { method: 'hosted users', schedule: 'hourly' })).status).toBe(400)
  expect((await one.form('/portal', logOn)).status).toBe(302)
  expect((await post(one, '/admin/tmws/settings', { method: 'hosted users' })).status).toBe(200)
  expect((await one.form('/portal', logOn)).status).toBe(403)
})

test('what is no certificate is not uploaded', async () => {
  const one = browser()
  expect((await post(one, '/admin/tmws/certificate', { certificate: 'bm9uZQ==' })).status).toBe(422)
  expect((await post(one, '/admin/tmws/certificate', { certificate: '-' })).status).toBe(400)
})

test('the connection is tested with what is saved (TMWS-SYNC-10)', async () => {
  const one = browser()
  const tested = async () => (await post(one, '/admin/tmws/test-connection', {})).json()
  expect(await tested()).toMatchObject({ ok: true, kind: 'done' })
  expect(await (await post(one, '/admin/tmws/synchronize', {})).json()).toMatchObject({ kind: 'done', users: 2 })
  await post(one, '/admin/tmws/credentials', { tenant: 'another' })
  expect(await (await post(one, '/admin/tmws/synchronize', {})).json()).toMatchObject({ kind: 'failed' })
})
