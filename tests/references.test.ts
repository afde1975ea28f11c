import { expect, test } from 'vitest'
import { compose } from '../harness/run/message.ts'
import { seededIds } from '../mock-idp/sign/ids.ts'
import type { Mode } from '../mock-idp/sign/plan.ts'
import type { Change } from '../mock-idp/tamper/step.ts'
import { cases, changesOf } from '../suites/cases/index.ts'
import { facts, keyring, main } from './test-facts.ts'
import { certificatePem } from './test-keys.ts'
import { needTool } from './tool.ts'
import { xmlsecVerdict } from './xmlsec1.ts'

const messageOf = (id: string, mode: Mode): string => {
  const one = cases.find((each) => each.id === id)
  if (one === undefined) throw new RangeError(id)
  const tools = { keyring, now: Date.UTC(2030, 0), nextId: seededIds(id) }
  return compose(facts, mode, changesOf(one) as readonly Change[], tools).xml
}

/** A verifier that knows XML Signature and no SAML takes these for good: only what SAML asks for keeps them out. */
const TRUE_SIGNATURES = {
  'control/canonical-xml-1.1': 'assertion',
  'reference/digest-and-value-in-lines': 'assertion',
  'reference/digest-and-value-in-lines-with-carriage-returns': 'response',
  'reference/another-element-besides': 'assertion',
  'reference/another-element-first': 'response',
  'reference/to-the-issuer-alone': 'assertion',
  'reference/to-a-manifest': 'assertion',
  'reference/by-xpointer-of-the-id': 'assertion',
  'reference/by-xpointer-of-the-root': 'response',
  'reference/names-left-out-by-xpath': 'assertion',
  'reference/names-left-out-by-filter': 'assertion',
  'signature/last-in-the-assertion': 'assertion',
  'signature/last-in-the-response': 'response',
} as const satisfies Record<string, Mode>

const FALSE_SIGNATURES = {
  'reference/digest-of-another-element-true': 'assertion',
  'reference/two-digests-the-first-true': 'assertion',
  'reference/two-digests-the-last-true': 'assertion',
  'reference/not-enveloped': 'assertion',
  'reference/transforms-reversed': 'assertion',
  'reference/unknown-canonicalization': 'assertion',
  'reference/with-quotation-marks': 'assertion',
  'signature/in-another-namespace': 'assertion',
  'canonical-form/digest-of-nothing': 'assertion',
} as const satisfies Record<string, Mode>

test.for(Object.entries(TRUE_SIGNATURES))('xmlsec1 takes the signature of %s', ([id, mode], ctx) => {
  needTool(ctx, 'xmlsec1')
  expect(xmlsecVerdict([messageOf(id, mode)], certificatePem(main))).toBe('OK')
})

test.for(Object.entries(FALSE_SIGNATURES))('xmlsec1 does not take the signature of %s', ([id, mode], ctx) => {
  needTool(ctx, 'xmlsec1')
  expect(xmlsecVerdict([messageOf(id, mode)], certificatePem(main))).not.toBe('OK')
})
