import { resolve } from 'node:path'
import { describe, expect, test } from 'vitest'
import { REFERENCE_FILE } from '../../cli/embedded.ts'
import { inProcessEnv, openHouse, runInProcess, targetOf } from '../../cli/in-process.ts'
import { cases } from '../../suites/cases/index.ts'
import { profiles } from '../../suites/profiles/index.ts'
import { pageOf } from '../observe/page.ts'
import { HTML, scriptedExchange } from '../observe/scripted.ts'
import { openTargets } from '../run/recorded-run.ts'
import { calibrate } from './calibrate.ts'
import { chooserOn } from './choosers.ts'

const [AUDITOR, ADMIN] = ['urn:tmds:identity:a:1:role/Auditor', 'urn:tmds:identity:a:1:role/Full Access']
const ROLES = [AUDITOR, ADMIN, 'urn:tmds:identity:a:1:role/Operator']
const radio = (value: string, more = '') => `<label><input type=radio name=role value="${value}" ${more}>x</label>`
const pageWith = (body: string) =>
  pageOf(scriptedExchange({ method: 'GET', url: 'http://sp.test/acs' }, { headers: [HTML], body }))
const found = (body: string) => chooserOn(pageWith(body), ROLES, '1')

describe('a choice of roles', () => {
  test.each([
    ['radio buttons', `${radio(AUDITOR)}${radio(ADMIN)}<button>Go</button>`, 'input[type=radio][name=role]'],
    ['a list', `<select name=r><option value="${AUDITOR}">A<option>${ADMIN}</select>`, 'select[name=r] option'],
    [
      'a button each',
      `<button name=role value="${AUDITOR}">A</button><button name=role value="${ADMIN}">B</button>`,
      'button[name=role]',
    ],
  ])('by %s', (_, controls, selector) => {
    expect(found(`<form action=/search><input name=q></form><form id=roles>${controls}</form>`)).toEqual({
      when: { html: { selector } },
      items: { selector },
      form: '#roles',
    })
  })

  test('says in which tenant each is, where an attribute does', () => {
    const inTenant = (tenant: number) => `data-at=x data-account="${tenant}"`
    expect(found(`<form>${radio(AUDITOR, inTenant(1))}${radio(ADMIN, inTenant(1))}</form>`)?.items).toMatchObject({
      tenantAttribute: 'data-account',
    })
    expect(found(`<form>${radio(AUDITOR)}${radio(ADMIN)}</form>`)?.items).not.toHaveProperty('tenantAttribute')
  })

  test.each([
    ['one role', radio(AUDITOR)],
    ['one role twice', `${radio(AUDITOR)}${radio(AUDITOR)}`],
    ['what is no role', `${radio(AUDITOR)}${radio('other')}`],
    ['roles by number', `${radio('0')}${radio('1')}`],
  ])('is not %s', (_, controls) => {
    expect(found(`<form>${controls}</form>`)).toBeUndefined()
  })
})

test('is learned of an SP that offers one, and the cases that choose then say what they say by the file', async () => {
  const env = inProcessEnv(resolve('certs/keys'))
  const target = targetOf('deep-security strict', await openTargets(REFERENCE_FILE, env))
  const now = Date.now()
  const { driver, clock } = openHouse(target, now, {})
  const profile = profiles['deep-security']
  const learned = await calibrate({ target: { ...target, observe: undefined }, profile, driver, clock, seed: 'choose' })
  if (learned.kind === 'unclear') throw new Error(learned.why.join('\n'))
  expect(learned.parts.map(({ key }) => key)).toContain('chooser')
  expect(learned.observe.chooser).toMatchObject({ form: '#roles', items: { tenantAttribute: 'data-tenant' } })

  const asked = cases.filter((one) => JSON.stringify([one.scene, one.wants]).match(/"choose|"chooser/))
  expect(asked.length).toBeGreaterThan(3)
  const verdictsWith = async (chooser: typeof target.observe.chooser) => {
    const results = await runInProcess({ ...target, observe: { ...target.observe, chooser } }, asked, {
      now,
      seed: 'x',
    })
    return results.map(({ id, mode, verdict }) => [id, mode, verdict.kind])
  }
  const byFile = await verdictsWith(target.observe.chooser)
  expect(byFile.filter(([, , verdict]) => verdict === 'pass').length).toBeGreaterThan(3)
  expect(await verdictsWith(learned.observe.chooser)).toEqual(byFile)
})
