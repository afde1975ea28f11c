import { createReferenceSp } from '../app.tsx'
import { decide } from '../pipeline.ts'
import { authority, metadataOf } from './authority.ts'
import { BASE, ENTITY, encode, NOW, say, sign, write } from './message.ts'

import {test} from 'vitest'
test('b', async () => {
const idp = authority('https://idp.test', NOW)
let n = 0
const sp = createReferenceSp({
  product: 'deep-security',
  baseUrl: BASE,
  entityId: ENTITY,
  tenants: [
    {
      pod: 'us-east-ds-1',
      id: '0123456789',
      roles: ['Full Access'],
      providers: [{ name: 'ADFS', entityId: 'https://idp.test' }],
    },
  ],
  skewSeconds: 60,
  defaultSessionSeconds: 28800,
  now: () => NOW,
  randomToken: () => `t${n++}`,
  onDecision: (d) => {
    if (d.kind === 'refused') console.log(d.by, d.reason, d.detail)
  },
})
console.log(sp.admin.register({ metadata: metadataOf(idp) }))
const xml = Array.from({ length: 300 }, () => encode(sign(write(say(idp)), { key: idp })))
const go = async (m: string) =>
  sp.fetch(
    new Request(`${BASE}/saml/acs`, {
      method: 'POST',
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
      body: new URLSearchParams({ SAMLResponse: m }),
    }),
  )
const first = await go(xml[0] ?? '')
console.log(first.status, first.headers.get('set-cookie'), first.headers.get('location'))
const cookie = (first.headers.get('set-cookie') ?? '').split(';')[0] ?? ''
console.log(await (await sp.fetch(new Request(`${BASE}/whoami`, { headers: { cookie } }))).text())
console.log(await (await sp.fetch(new Request(`${BASE}/`, { headers: { cookie } }))).text())
const t = performance.now()
for (const m of xml.slice(1)) {
  const r = await go(m)
  if (r.status !== 303) throw new Error(String(r.status))
}
console.log((performance.now() - t) / (xml.length - 1), 'ms per login')
void decide
})
