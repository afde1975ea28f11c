import { audienceChanged } from '../../mock-idp/tamper/say/conditions.ts'
import type { Facts } from '../../mock-idp/tamper/step.ts'
import { type Case, family, refused, start } from '../case.ts'

const DIGITS = /[0-9a-f]{16}$/

const hasDigits = ({ sp }: Facts): string | undefined =>
  DIGITS.test(sp.entityId) ? undefined : 'sp.entityId (with sixteen hexadecimal digits at its end)'

const otherwise = (title: string, proves: Case['proves'], change: (digits: string) => string): Case => ({
  title: `an audience with ${title} is not this SP`,
  proves,
  delta: {
    is: { changes: [audienceChanged(`the Audience has ${title}`, (id) => id.replace(DIGITS, change))] },
  },
  wants: refused('wrong-audience'),
  needs: hasDigits,
})

/** The name of an SP that ends in the digits of its tenant. */
export default family({
  form: {
    title: "the name in the SP's request has the form that its makers give",
    proves: ['TMWS-ENT-1'],
    scene: [start(), { do: 'read', document: 'authn-request', rule: 'entity-id' }],
    wants: { oneOf: [{ kind: 'document', passes: 'entity-id' }] },
  },
  'another-tenant': otherwise("another tenant's digits", ['TMWS-ENT-2'], (digits) =>
    [...digits].map((digit) => ((Number.parseInt(digit, 16) + 5) % 16).toString(16)).join(''),
  ),
  'digit-less': otherwise('one digit less at the front', ['TMWS-ENT-1'], (digits) => digits.slice(1)),
  'digit-more': otherwise('one digit more', ['TMWS-ENT-1'], (digits) => `${digits}0`),
  'digits-in-capitals': {
    ...otherwise('its digits in capitals', ['TMWS-ENT-1'], (digits) => digits.toUpperCase()),
    needs: (facts) =>
      hasDigits(facts) ?? (/[a-f]\w*$/.test(facts.sp.entityId) ? undefined : 'sp.entityId (with a letter)'),
  },
})
