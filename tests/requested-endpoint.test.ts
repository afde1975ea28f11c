import { resolve } from 'node:path'
import { expect, test } from 'vitest'
import { inProcessEnv, referenceTargets, runInProcess, targetOf } from '../cli/in-process.ts'
import { authnRequest } from '../reference-sp/authn-request.ts'
import { refuse } from '../reference-sp/check.ts'
import { recipient } from '../reference-sp/checks/bearer.ts'
import type { Checks } from '../reference-sp/pipeline.ts'
import type { Rules } from '../reference-sp/rules.ts'
import { cases } from '../suites/cases/index.ts'

/** Lets in only who comes to the second endpoint. */
const atTheSecond: Checks['recipient'] = (draft, world) =>
  world.acs === world.endpoints[1] ? recipient(draft, world) : refuse('wrong-recipient', 'that was asked for elsewhere')

const byUrl: Rules['authnRequest'] = (asking) => authnRequest({ ...asking, acs: `${asking.acs}/second` })
const byIndex: Rules['authnRequest'] = (asking) =>
  authnRequest(asking)
    .replace(/ AssertionConsumerServiceURL="[^"]*"/, ' AssertionConsumerServiceIndex="1"')
    .replace(/ ProtocolBinding="[^"]*"/, '')

const ASKED = ['control/assertion-signed', 'confirmation/expired', 'endpoint/recipient-of-the-default']

test.each([
  ['URL', byUrl],
  ['index', byIndex],
])('an SP that asks for its answer at another endpoint, by %s, gets it there', async (_, asking) => {
  const target = targetOf('generic strict', await referenceTargets(inProcessEnv(resolve('certs/keys'))))
  const results = await runInProcess(
    { ...target, flow: 'sp-initiated' },
    cases.filter(({ id }) => [...ASKED, 'request/endpoint'].includes(id)),
    { seed: 'requested', now: Date.now() },
    { recipient: atTheSecond, authnRequest: asking },
  )
  const verdicts = Object.fromEntries(
    results.filter(({ mode }) => mode === 'assertion').map(({ id, verdict }) => [id, verdict.kind]),
  )
  expect(verdicts).toEqual({
    'control/assertion-signed': 'pass',
    'confirmation/expired': 'pass',
    'request/endpoint': 'pass',
    // Its act goes to the default endpoint here, for the SP asked for the other one.
    'endpoint/recipient-of-the-default': 'inconclusive',
  })
})
