import { describe, expect, test } from 'vitest'
import type { Observe } from '../target/target.ts'
import { choicesOf, submitChoice } from './chooser.ts'
import { pageOf } from './page.ts'
import { HTML, scriptedBrowser, scriptedExchange } from './scripted.ts'

const observe = (chooser: Partial<NonNullable<Observe['chooser']>> = {}): Observe => ({
  identity: { get: '/whoami', alive: { status: 200 }, user: { json: '/user' } },
  anonymous: { status: 401 },
  chooser: {
    when: { html: { selector: '#roles' } },
    items: { selector: '#roles input[type=radio]', tenantAttribute: 'data-tenant' },
    form: '#roles',
    ...chooser,
  },
})

const pageWith = (body: string) =>
  scriptedExchange({ method: 'POST', url: 'https://sp.example/acs/post?x=1' }, { headers: [HTML], body })

const RADIOS = `
  <form id="other"><input name="search" value="no"></form>
  <form id="roles" method="POST" action="../choose">
    <input type="hidden" name="csrf" value="t&amp;k">
    <input type="radio" name="role" value="urn:a" data-tenant="t1" checked>
    <input type="radio" name="role" value="urn:b" data-tenant="t2">
    <input type="checkbox" name="remember" checked><input type="checkbox" name="not">
    <input name="off" value="1" disabled><input name="plain"><textarea name="note">hi</textarea>
    <select name="zone"><option>utc</option><option selected value="c">cet</option></select>
    <input type="file" name="upload"><input type="reset" name="reset" value="r">
    <button name="go" value="1">Go</button><button name="stop" value="1">Stop</button>
  </form>
  <input form="roles" name="outside" value="yes">`

const submit = async (body: string, which: 'first' | 'last', declared = observe()) => {
  const browser = scriptedBrowser({})
  const answer = pageWith(body)
  const exchange = await submitChoice(browser, answer, declared, which)
  const [request] = browser.sent
  return {
    request,
    fields: Object.fromEntries(new URLSearchParams(Buffer.from(request?.body ?? []).toString())),
    nothingSent: exchange === answer && request === undefined,
  }
}

describe('a chooser', () => {
  test('offers its items, with their tenants', () => {
    const { chooser } = observe()
    expect(chooser && choicesOf(pageOf(pageWith(RADIOS)), chooser)).toEqual([
      { role: 'urn:a', tenant: 't1' },
      { role: 'urn:b', tenant: 't2' },
    ])
  })

  test.each([
    ['first', 'urn:a'],
    ['last', 'urn:b'],
  ] as const)('is submitted with its %s item as a browser would', async (which, role) => {
    const { request, fields } = await submit(RADIOS, which)
    expect(request).toMatchObject({
      method: 'POST',
      url: 'https://sp.example/choose',
      headers: [['content-type', 'application/x-www-form-urlencoded']],
    })
    const always = { csrf: 't&k', remember: 'on', plain: '', note: 'hi', zone: 'c', go: '1', outside: 'yes' }
    expect(fields).toEqual({ ...always, role })
  })

  test('without action or method is a GET of the same page', async () => {
    const { request } = await submit('<form id=roles><input type=radio name=role value=a></form>', 'first')
    expect(request).toEqual({
      method: 'GET',
      url: 'https://sp.example/acs/post?role=a',
      from: { page: 'https://sp.example/acs/post?x=1' },
    })
  })

  test('goes by the base of the page', async () => {
    const { request } = await submit(
      '<base href="/x/y"><form id=roles action=go><input type=radio name=r value=a></form>',
      'first',
    )
    expect(request?.url).toBe('https://sp.example/x/go?r=a')
  })

  test('of buttons sends the one that is pressed', async () => {
    const body = '<form id=roles method=post><button name=r value=a>A</button><button name=r value=b>B</button></form>'
    const { fields } = await submit(body, 'last', observe({ items: { selector: '#roles button' } }))
    expect(fields).toEqual({ r: 'b' })
  })

  test('of options sends the select', async () => {
    const body = '<form id=roles method=post><select name=r><option>a<option value=b>B</select></form>'
    const { fields } = await submit(body, 'first', observe({ items: { selector: '#roles option' } }))
    expect(fields).toEqual({ r: 'a' })
  })

  test.each([
    ['that is not there', '<p>Welcome</p>'],
    ['without items', '<form id=roles></form>'],
    ['that leads to a script', '<form id=roles action="javascript:x()"><input type=radio name=r value=a></form>'],
    ['that leads nowhere', '<form id=roles action="http://[::1"><input type=radio name=r value=a></form>'],
  ])('%s sends nothing', async (_, body) => {
    expect(await submit(body, 'first')).toMatchObject({ nothingSent: true })
  })

  test('that the target file does not declare is an error of ours', async () => {
    const { chooser: _, ...undeclared } = observe()
    await expect(submit(RADIOS, 'first', undeclared)).rejects.toMatchObject({ code: 'TARGET_FILE' })
  })
})
