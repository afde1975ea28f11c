import { type RequirementId, requirementOf } from './catalogue.ts'
import type { deepSecurity } from './deep-security.ts'
import type { Product } from './requirement.ts'

type Untested<Id extends RequirementId = RequirementId> = { readonly [K in Id]?: string }

/** Rows that no answer of an SP could prove or refute, each with where the proof is instead. */
const reasons: Untested<keyof typeof deepSecurity> = {
  'DS-FED-4':
    'needs the ways in which ADFS, Okta, PingOne and Shibboleth write their responses, which the mock IdP does not have yet: the four dialects of “Products and dialects”',
  'DS-FED-5':
    'tells when SAML came to which edition; an SP that takes part in a run has it, and one that is too old is not a target of this profile',
  'DS-MD-3':
    'binds whoever sets up the trust, not the SP: entity id, ACS and metadata address are read from the target file and nowhere else (harness/target/load.test.ts)',
  'DS-URN-1':
    'binds the administrator, who reads the URNs in the console and writes them into the target file (harness/target/load.test.ts); a role case that lacks one is skipped and names the key (harness/run/question.test.ts)',
}

/** Products whose profile and reference SP are still to come, and what is left of the protocol. */
const notBuilt: { readonly [P in Product]?: string } = {
  saml2: 'no case yet: the generic suite holds the core of the protocol, and this clause is beyond it',
  adfs: 'product not built yet: ADFS as the identity provider of Deep Security',
  'application-control': 'product not built yet: Application Control',
  'workload-security': 'product not built yet: Workload Security',
  'cloud-one': 'product not built yet: Trend Cloud One',
  tmws: 'product not built yet: TMWS with Microsoft Entra',
}

/** Why no case proves a requirement; `undefined` where one should. */
export function notTested(id: string): string | undefined {
  const requirement = requirementOf(id)
  if (requirement === undefined) return undefined
  return (reasons as Readonly<Record<string, string>>)[id] ?? notBuilt[requirement.product]
}
