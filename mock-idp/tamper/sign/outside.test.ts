import { createHash } from 'node:crypto'
import { expect, test } from 'vitest'
import { testKeyring } from '../../../tests/test-keys.ts'
import { honest } from '../../message/honest.ts'
import { seededIds } from '../../sign/ids.ts'
import { mint } from '../../sign/mint.ts'
import { planFor } from '../../sign/plan.ts'
import { FACTS } from '../carry/post.sample.ts'
import { schemaAtAddress } from '../say/outside.ts'
import type { Say, Sign } from '../step.ts'
import { askingStylesheet, keyAtAddress, keyNameOfFile, signedOutside } from './outside.ts'

const facts = {
  ...FACTS,
  canary: { url: 'http://c.test/1', file: 'file:///c/1.txt', certificate: '/c/1.pem' },
}

function messageWith(change: Say | Sign): string {
  const recipe = honest({ user: 'alice', issuer: 'https://idp.test', sp: FACTS.sp, claims: {}, roles: undefined })
  const plan = planFor('assertion')
  const tools = { keyring: testKeyring(), now: 0, nextId: seededIds('outside') }
  return change.stage === 'say'
    ? mint(change.apply(recipe, facts), plan, tools)
    : mint(recipe, change.apply(plan, facts), tools)
}
const digest = createHash('sha256').update('mallory').digest('base64')

test.each([
  [signedOutside('fetch'), 'fetch', 'URI="http://c.test/1"', `<ds:DigestValue>${digest}<`],
  [signedOutside('read'), 'read', 'URI="file:///c/1.txt"', `<ds:DigestValue>${digest}<`],
  [askingStylesheet, 'fetch', '-xslt-19991116"><xsl:stylesheet ', `document('http://c.test/1')`],
  [keyAtAddress, 'fetch', '<ds:KeyInfo><ds:RetrievalMethod URI="http://c.test/1"', ''],
  [keyNameOfFile, 'read', '<ds:KeyInfo><ds:KeyName>/c/1.pem</ds:KeyName>', ''],
  [schemaAtAddress, 'fetch', 'xsi:schemaLocation="urn:oasis:names:tc:SAML:2.0:protocol http://c.test/1"', ''],
] as const)('$title', (change, lures, ...texts) => {
  const message = messageWith(change)
  for (const text of texts) expect(message).toContain(text)
  expect(change.lures).toBe(lures)
})
