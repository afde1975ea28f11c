import { generateKeyPairSync } from 'node:crypto'
import { createReferenceSp, type ReferenceSp } from '../app.tsx'
import type { ReferenceSpConfig } from '../config.ts'
import { type Authority, authority, certified, metadataOf, otherAuthority } from './authority.ts'
import { ACS, BASE, ENTITY, NOW } from './message.ts'

const DAY = 86_400_000

/** The issuers that the tests know; all but `rogue` are registered. */
export const issuers = {
  main: authority('https://idp.test', NOW),
  other: authority('https://other.test', NOW),
  rollover: authority('https://idp.test', NOW),
  weak: authority('https://weak.test', NOW, { bits: 1024 }),
  rogue: authority('https://idp.test', NOW),
}
/** Issuers whose keys are of other kinds, by the name that the tenants gave them. */
export const unusual = {
  Curve: otherAuthority('https://curve.test', NOW, generateKeyPairSync('ec', { namedCurve: 'P-256' })),
  Edwards: otherAuthority('https://edwards.test', NOW, generateKeyPairSync('ed25519')),
  Dsa: otherAuthority('https://dsa.test', NOW, generateKeyPairSync('dsa', { modulusLength: 1024, divisorLength: 160 })),
  Three: authority('https://three.test', NOW, { exponent: 3 }),
}
export const lapsed = certified(issuers.main, NOW - 20 * DAY, NOW - 10 * DAY)
export const expired: Authority = {
  ...issuers.other,
  entityId: 'https://expired.test',
  certificate: certified(issuers.other, NOW - 20 * DAY, NOW - 10 * DAY),
}
export const early: Authority = {
  ...issuers.other,
  entityId: 'https://early.test',
  certificate: certified(issuers.other, NOW + 10 * DAY, NOW + 20 * DAY),
}

export const TENANT = '0123456789'
export const SECOND = '9876543210'
const ROLES = ['Full Access', 'Auditor', ...Array.from({ length: 14 }, (_, index) => `R${index + 1}`)]

const POD = 'us-east-ds-1'
/** A role as Cloud One names it. */
export const cloudRole = (name: string, tenant = TENANT): string =>
  `urn:cloudone:identity:${POD}:${tenant}:role/${name}`
const MAPPED = { groups: 'groups', name: 'name', locale: 'locale', timezone: 'timezone' }
const FIRST_MAPPINGS = [
  {
    entityId: 'https://idp.test',
    mapping: {
      claims: MAPPED,
      roles: [
        ['admins', cloudRole('Full Access')],
        ['staff', cloudRole('Auditor')],
        ['others', cloudRole('R1')],
      ],
    },
  },
] as const
const SECOND_MAPPINGS = [
  {
    entityId: 'https://idp.test',
    mapping: {
      claims: MAPPED,
      roles: [
        ['staff', cloudRole('Full Access', SECOND)],
        ['partners', cloudRole('Auditor', SECOND)],
        ['7f8d9c1e-2b3a-4c5d-8e6f-0a1b2c3d4e5f', cloudRole('Auditor', SECOND)],
      ],
    },
  },
  {
    entityId: 'https://other.test',
    mapping: { claims: MAPPED, roles: [['partners', cloudRole('Auditor', SECOND)]] },
  },
] as const

/** An SP at noon of a fixed day that trusts the test issuers. */
export function spFor(config: Partial<ReferenceSpConfig> = {}): ReferenceSp {
  let tokens = 0
  const providers = [
    { name: 'ADFS', entityId: 'https://idp.test' },
    { name: 'Other', entityId: 'https://other.test' },
    { name: 'Weak', entityId: 'https://weak.test' },
    { name: 'Expired', entityId: 'https://expired.test' },
    { name: 'Early', entityId: 'https://early.test' },
    ...Object.entries(unusual).map(([name, { entityId }]) => ({ name, entityId })),
  ]
  const sp = createReferenceSp({
    product: 'deep-security',
    baseUrl: BASE,
    entityId: ENTITY,
    tenants: [
      { pod: POD, id: TENANT, roles: ROLES, providers, mappings: FIRST_MAPPINGS },
      { pod: POD, id: SECOND, roles: ['Full Access', 'Auditor'], providers, mappings: SECOND_MAPPINGS },
    ],
    skewSeconds: 180,
    defaultSessionSeconds: 28_800,
    now: () => NOW,
    randomToken: () => `token${tokens++}`,
    adminToken: 'admin',
    localUsers: { admin: 'secret' },
    ...config,
  })
  const { main, rollover, other, weak } = issuers
  for (const metadata of [
    metadataOf(main, [main.certificate, rollover.certificate]),
    ...[other, weak, expired, early, ...Object.values(unusual)].map((one) => metadataOf(one)),
  ]) {
    const done = sp.admin.register({ metadata })
    if (done.kind === 'impossible') throw new Error(done.why)
  }
  return sp
}

/** What a user sees: who is signed in, what there is to choose, or why nobody was let in. */
export type Seen =
  | {
      readonly user: string
      readonly role: string
      readonly tenant: string | null
      readonly language: string
      readonly ends: number
    }
  | { readonly choices: readonly string[] }
  | { readonly reason: string }
  | { readonly nobody: true }

/** One browser at one SP. */
export class Browser {
  readonly sp: ReferenceSp
  readonly cookies = new Map<string, string>()
  last: Response | undefined

  constructor(sp: ReferenceSp) {
    this.sp = sp
  }

  async send(path: string, init: RequestInit = {}): Promise<Response> {
    const headers = new Headers(init.headers)
    if (this.cookies.size > 0) headers.set('cookie', [...this.cookies].map((pair) => pair.join('=')).join('; '))
    const response = await this.sp.fetch(new Request(new URL(path, BASE), { ...init, headers }))
    for (const line of response.headers.getSetCookie()) {
      const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(line) ?? []
      if (/max-age=0/i.test(line)) this.cookies.delete(name)
      else this.cookies.set(name, value)
    }
    this.last = response
    return response
  }

  form(
    path: string,
    fields: readonly (readonly [string, string])[] | Readonly<Record<string, string>>,
  ): Promise<Response> {
    const pairs = Array.isArray(fields) ? fields : Object.entries(fields)
    return this.send(path, {
      method: 'POST',
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
      body: new URLSearchParams(pairs.map(([name, value]): [string, string] => [name, value])).toString(),
    })
  }

  /** Posts a message, base64, and looks what came of it. */
  async present(message: string, more: Readonly<Record<string, string>> = {}): Promise<Seen> {
    return this.see(await this.form(ACS, { SAMLResponse: message, ...more }))
  }

  async see(answer: Response): Promise<Seen> {
    const page = await answer.text()
    const who = await this.whoami()
    if ('user' in who) return who
    const choices = [...page.matchAll(/type="radio" name="choice" value="([^"]*)"/g)].map(([, value = '']) => value)
    if (choices.length > 0) return { choices }
    const [, reason] = /class="saml-error" data-reason="([^"]+)"/.exec(page) ?? []
    return reason === undefined ? { nobody: true } : { reason }
  }

  async whoami(): Promise<Seen> {
    const answer = await this.send('/whoami')
    if (answer.status === 401) return { nobody: true }
    const { user, roles, tenant, language, endsInSeconds } = (await answer.json()) as {
      user: string
      roles: string[]
      tenant: string | null
      language: string
      endsInSeconds: number
    }
    return { user, role: (roles[0] ?? '').replace(/^.*role\//, ''), tenant, language, ends: endsInSeconds }
  }
}
