import { resolve } from 'node:path'
import { expect, test } from 'vitest'
import { inProcessEnv, referenceTargets, runInProcess, targetOf } from '../cli/in-process.ts'
import { refuse } from '../reference-sp/check.ts'
import type { Checks } from '../reference-sp/pipeline.ts'
import { cases } from '../suites/cases/index.ts'

/** Lets nobody in under another name than the one that was typed. */
const asTyped: Checks['portalUser'] = ({ logonName, request }) =>
  request?.typed === logonName ? { user: logonName } : refuse('wrong-request', 'another user was typed')

const ASKED = [
  'control/assertion-signed',
  'value/decomposed',
  'hostile-text/with-quotes',
  'logon-name/name-changed',
  'portal/domain-and-account',
  'portal/another-user',
]

test('the user who is asserted is the one who types a name, so that an SP may insist on it', async () => {
  const targets = await referenceTargets(inProcessEnv(resolve('certs/keys')))
  const results = await runInProcess(
    targetOf('tmws strict', targets),
    cases.filter(({ id }) => ASKED.includes(id)),
    { seed: 'typed', now: Date.now() },
    { portalUser: asTyped },
  )
  const asked = results.filter(({ mode }) => mode === 'assertion')
  expect(asked.map(({ id, verdict }) => [id, verdict.kind]).sort()).toEqual(ASKED.map((id) => [id, 'pass']).sort())
})
