import type { RequirementId } from './catalogue.ts'

const RULES = 'mock-idp/directory/rules.test.ts'
const SERVER = 'mock-idp/server/idp.test.ts'
const IDP = 'tests/dialect-idp.test.ts'

/** Rows that bind the identity provider: the mock keeps them, and these tests show it. */
export const mockProved: Readonly<Partial<Record<RequirementId, string>>> = {
  'ADFS-MD-1': IDP,
  'ADFS-RP-1': IDP,
  'ADFS-RULE-1': RULES,
  'ADFS-RULE-2': RULES,
  'ADFS-RULE-3': RULES,
  'ADFS-RULE-4': RULES,
  'ADFS-RULE-5': RULES,
  'ADFS-RULE-7': RULES,
  'ADFS-RULE-11': RULES,
  'ADFS-RULE-12': RULES,
  'ADFS-GRP-2': RULES,
  'WS-ADM-5': RULES,
  'WS-PRE-2': RULES,
  'WS-PRE-3': SERVER,
  'WS-TEST-1': SERVER,
  'TC1-FLOW-2': IDP,
  'TMWS-CTRL-1': RULES,
  'TMWS-ASG-1': RULES,
  'TMWS-ASG-2': RULES,
}
