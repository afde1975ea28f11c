import type { cloudOneFlaws } from '../flaws/cloud-one.ts'
import type { Authority } from './authority.ts'
import { at, bearer, ENTITY, encode, type Said, say, sign, write } from './message.ts'
import { type Browser, cloudRole, issuers, SECOND, TENANT } from './visit.ts'

type Scene = (browser: Browser) => Promise<unknown>
type Row = readonly [honest: unknown, flawed: unknown, scene: Scene]

const DAY = 86_400

const attribute = (name: string, values: readonly string[]): string =>
  `<saml:Attribute Name="${name}">${values.map((value) => `<saml:AttributeValue>${value}</saml:AttributeValue>`).join('')}</saml:Attribute>`

/** Claims of Cloud One; `subject` is the element in the Subject. */
const claims = (named: Readonly<Record<string, readonly string[]>>, more: Partial<Said> = {}): Partial<Said> => ({
  attributes: {},
  moreAttributes: Object.entries(named)
    .map(([name, values]) => attribute(name, values))
    .join(''),
  ...more,
})
const ADMINS = { groups: ['admins'] }

/** Said so many days later. */
const later = (days: number): Partial<Said> => {
  const moment = (seconds: number) => at(days * DAY + seconds)
  return {
    responseAttributes: `Version="2.0" IssueInstant="${moment(0)}" Destination="https://sp.test/saml/acs"`,
    assertionAttributes: `Version="2.0" IssueInstant="${moment(0)}"`,
    confirmation: bearer(
      `<saml:SubjectConfirmationData Recipient="https://sp.test/saml/acs" NotOnOrAfter="${moment(300)}"/>`,
    ),
    conditions: `<saml:Conditions NotBefore="${moment(-60)}" NotOnOrAfter="${moment(300)}"><saml:AudienceRestriction><saml:Audience>${ENTITY}</saml:Audience></saml:AudienceRestriction></saml:Conditions>`,
    statements: `<saml:AuthnStatement AuthnInstant="${moment(0)}" SessionIndex="s"><saml:AuthnContext><saml:AuthnContextClassRef>urn:oasis:names:tc:SAML:2.0:ac:classes:Password</saml:AuthnContextClassRef></saml:AuthnContext></saml:AuthnStatement>`,
  }
}

const bring = (browser: Browser, said: Partial<Said>, by: Authority = issuers.main) =>
  browser.present(encode(sign(write(say(by, said)), { key: by })))

const one =
  (named: Readonly<Record<string, readonly string[]>>, more?: Partial<Said>, by?: Authority): Scene =>
  (browser) =>
    bring(browser, claims(named, more), by)

/** What `/whoami` says of one thing. */
const shown =
  (field: string, said: Partial<Said>): Scene =>
  async (browser) => {
    const seen = await bring(browser, said)
    if ('reason' in seen) return seen
    const answer = (await (await browser.send('/whoami')).json()) as Record<string, unknown>
    return { [field]: answer[field] }
  }

const choosing =
  (role: string): Scene =>
  async (browser) => {
    await bring(browser, claims({ groups: ['admins', 'staff'] }))
    return browser.see(await browser.form('/choose', { choice: role }))
  }

const removing =
  (role: string, then: Scene): Scene =>
  (browser) => {
    browser.sp.admin.removeRole(cloudRole(role))
    return then(browser)
  }

const mapping =
  (roles: readonly (readonly [string, string])[], then: Scene, groupsClaim = 'groups'): Scene =>
  (browser) => {
    browser.sp.admin.setMapping({ tenant: TENANT, groupsClaim, roles })
    return then(browser)
  }

/** The cells of the list of an account, by class. */
const cells = (browser: Browser, column: string, tenant = TENANT): readonly string[] =>
  [...browser.sp.admin.samlUsers(tenant).matchAll(new RegExp(`<td class="${column}">([^<]*)`, 'g'))].map(
    ([, text = '']) => text,
  )

/** Signs in twice, so many days apart, and looks at a column. */
const twice =
  (column: string, days = 0, roles: readonly [string, string] = ['admins', 'admins']): Scene =>
  async (browser) => {
    const seen: (readonly string[])[] = []
    for (const [time, group] of roles.entries()) {
      browser.sp.admin.setClock(time * days * DAY)
      await bring(browser, claims({ groups: [group] }, later(time * days)))
      seen.push(cells(browser, column))
    }
    return { same: JSON.stringify(seen[0]) === JSON.stringify(seen[1]) }
  }

const listedAfter =
  (days: number): Scene =>
  async (browser) => {
    await bring(browser, claims(ADMINS))
    browser.sp.admin.setClock(days * DAY)
    return { listed: cells(browser, 'name') }
  }

const comingBackAfter =
  (days: number): Scene =>
  async (browser) => {
    await bring(browser, claims(ADMINS))
    browser.sp.admin.setClock(days * DAY)
    return bring(browser, claims(ADMINS, later(days)))
  }

const entries: Scene = async (browser) => ({
  entries: browser.sp.admin
    .roleMappings(TENANT)
    .filter(({ group }) => group === 'admins')
    .map(({ isWarned }) => isWarned),
})

const no = (reason: string): unknown => ({ reason })
const role = (name: string, tenant = TENANT): unknown => ({ role: name, tenant })
const alice = { user: 'alice-name-id' }
const WORKLOAD = 'https://deepsecurity.trendmicro.com/SAML/Attributes/Role'
const pair = `urn:tmds:identity:us-east-ds-1:${TENANT}:saml-provider/ADFS,urn:tmds:identity:us-east-ds-1:${TENANT}:role/Full Access`

/** What the honest Cloud One shows, what the flawed one shows, and what is done to both. */
export const cloudScenes: { readonly [N in keyof typeof cloudOneFlaws]: Row } = {
  'nameless-cloud-user': [no('missing-claim'), { user: 'guest' }, one(ADMINS, { subject: '' })],
  'user-by-name-claim': [alice, { user: 'Alice' }, one({ ...ADMINS, name: ['Alice'] })],
  'every-account': [no('unauthorized-role'), role('Full Access'), one(ADMINS, {}, issuers.other)],
  'first-account-only': [role('Auditor', SECOND), no('unauthorized-role'), one({ groups: ['partners'] })],
  'groups-in-any-claim': [no('missing-claim'), alice, one({ memberships: ['admins'] })],
  'groups-claim-fixed': [
    alice,
    no('missing-claim'),
    mapping([['admins', cloudRole('Full Access')]], one({ memberships: ['admins'] }), 'memberships'),
  ],
  'claim-names-folded': [no('missing-claim'), alice, one({ Groups: ['admins'] })],
  'split-groups-refused': [
    { choices: [cloudRole('Full Access'), cloudRole('R1')] },
    no('bad-claim'),
    one({}, { moreAttributes: attribute('groups', ['admins']) + attribute('groups', ['others']) }),
  ],
  'group-names-folded': [no('unauthorized-role'), alice, one({ groups: ['ADMINS'] })],
  'unmapped-group-is-first-role': [no('unauthorized-role'), role('Full Access'), one({ groups: ['nobody'] })],
  'no-groups-is-first-role': [no('missing-claim'), role('Full Access'), one({ name: ['Alice'] })],
  'one-role-for-all-groups': [role('R1'), role('Full Access'), one({ groups: ['others'] })],
  'object-ids-left-out': [
    role('Auditor', SECOND),
    no('unauthorized-role'),
    one({ groups: ['7f8d9c1e-2b3a-4c5d-8e6f-0a1b2c3d4e5f'] }),
  ],
  'first-group-only': [role('Full Access'), no('unauthorized-role'), one({ groups: ['nobody', 'admins'] })],
  'roles-of-first-account': [
    { choices: [cloudRole('Auditor'), cloudRole('Full Access', SECOND)] },
    { choices: [cloudRole('Auditor'), cloudRole('Auditor', SECOND)] },
    one({ groups: ['staff'] }),
  ],
  'removed-role-counts': [no('unauthorized-role'), role('Full Access'), removing('Full Access', one(ADMINS))],
  'removed-role-left-out': [
    no('unauthorized-role'),
    role('R1'),
    removing('Full Access', one({ groups: ['admins', 'others'] })),
  ],
  'sister-pairs-accepted': [no('missing-claim'), alice, one({ [WORKLOAD]: [pair] })],
  'name-claim-ignored': [
    { displayName: 'Alice' },
    { displayName: 'alice-name-id' },
    shown('displayName', claims({ ...ADMINS, name: ['Alice'] })),
  ],
  'name-claim-demanded': [alice, no('missing-claim'), one(ADMINS)],
  'locale-ignored': [{ language: 'ja' }, { language: 'en' }, one({ ...ADMINS, locale: ['ja'] })],
  'any-locale-is-last': [{ language: 'en' }, { language: 'ja' }, one({ ...ADMINS, locale: ['en'] })],
  'locale-demanded': [alice, no('missing-claim'), one(ADMINS)],
  'locale-breaks-sign-on': [{ language: 'en' }, no('bad-claim'), one({ ...ADMINS, locale: ['fr'] })],
  'locale-by-primary-tag': [{ language: 'en' }, { language: 'ja' }, one({ ...ADMINS, locale: ['ja-JP'] })],
  'timezone-ignored': [
    { timezone: 'America/Toronto' },
    { timezone: null },
    shown('timezone', claims({ ...ADMINS, timezone: ['America/Toronto'] })),
  ],
  'timezone-demanded': [alice, no('missing-claim'), one(ADMINS)],
  'timezone-breaks-sign-on': [alice, no('bad-claim'), one({ ...ADMINS, timezone: ['Mars/Olympus_Mons'] })],
  'second-role-stored': [
    role('Full Access'),
    { choices: [cloudRole('Full Access'), cloudRole('R2')] },
    mapping(
      [
        ['admins', cloudRole('Full Access')],
        ['admins', cloudRole('R2')],
      ],
      one(ADMINS),
    ),
  ],
  'foreign-role-stored': [
    role('Full Access'),
    role('Auditor', SECOND),
    mapping([['admins', cloudRole('Auditor', SECOND)]], one(ADMINS)),
  ],
  'mapping-dropped-with-role': [{ entries: [true] }, { entries: [] }, removing('Full Access', entries)],
  'stale-entries-kept': [
    role('R1'),
    no('unauthorized-role'),
    removing('Full Access', mapping([['admins', cloudRole('R1')]], one(ADMINS))),
  ],
  'removed-role-not-warned': [{ entries: [true] }, { entries: [false] }, removing('Full Access', entries)],
  'every-mapping-warned': [{ entries: [false] }, { entries: [true] }, entries],
  'list-by-display-name': [
    { listed: ['alice-name-id'] },
    { listed: ['Alice'] },
    async (browser) => {
      await bring(browser, claims({ ...ADMINS, name: ['Alice'] }))
      return { listed: cells(browser, 'name') }
    },
  ],
  'list-role-stays': [{ same: false }, { same: true }, twice('role', 0, ['admins', 'others'])],
  'list-sign-in-stays': [{ same: false }, { same: true }, twice('last-sign-in', 40)],
  'list-sign-in-off': [
    { recent: true },
    { recent: false },
    async (browser) => {
      await bring(browser, claims(ADMINS))
      return { recent: cells(browser, 'last-sign-in')[0] === at(0) }
    },
  ],
  'list-id-made-anew': [{ same: true }, { same: false }, twice('id')],
  'list-of-all-accounts': [
    { listed: [] },
    { listed: ['alice-name-id'] },
    async (browser) => {
      await bring(browser, claims({ groups: ['partners'] }))
      return { listed: cells(browser, 'name') }
    },
  ],
  'list-never-forgets': [{ listed: [] }, { listed: ['alice-name-id'] }, listedAfter(367)],
  'list-forgets-early': [{ listed: ['alice-name-id'] }, { listed: [] }, listedAfter(360)],
  'forgotten-users-lose-role': [role('Full Access'), { role: '' }, comingBackAfter(367)],
  'list-can-be-changed': [
    { buttons: false },
    { buttons: true },
    async (browser) => {
      await bring(browser, claims(ADMINS))
      return { buttons: browser.sp.admin.samlUsers(TENANT).includes('<button') }
    },
  ],
  'audit-log-without-id': [
    { named: true },
    { named: false },
    async (browser) => {
      await bring(browser, claims(ADMINS))
      const [id = ''] = cells(browser, 'id')
      return { named: browser.sp.admin.auditLog().some((principal) => id !== '' && principal.endsWith(id)) }
    },
  ],
  'native-users-shut-out': [
    { user: 'admin' },
    { nobody: true },
    async (browser) => {
      await bring(browser, claims(ADMINS, { subject: '<saml:NameID>admin</saml:NameID>' }))
      browser.cookies.clear()
      await browser.form('/login', { name: 'admin', password: 'secret' })
      return browser.whoami()
    },
  ],
  'native-user-is-saml-user': [
    { role: '' },
    role('Full Access'),
    async (browser) => {
      await bring(browser, claims(ADMINS, { subject: '<saml:NameID>admin</saml:NameID>' }))
      browser.cookies.clear()
      await browser.form('/login', { name: 'admin', password: 'secret' })
      return browser.whoami()
    },
  ],
  'any-account-role-chosen': [no('unauthorized-role'), role('R5'), choosing(cloudRole('R5'))],
  'sister-claims-accepted': [no('missing-claim'), { user: 'Alice' }, one({ ...ADMINS, name: ['Alice'] })],
}
