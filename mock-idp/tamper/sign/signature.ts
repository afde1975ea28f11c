import type { IssuerName, KeyInfo, SignaturePlan, SignPlan } from '../../sign/plan.ts'
import type { Facts, Sign } from '../step.ts'

/** Lays fields over the plan of every signature that the mode makes. */
export const signature = (title: string, fields: Partial<SignaturePlan>, needs?: Sign['needs']): Sign => ({
  stage: 'sign',
  title,
  needs,
  apply: (plan) => laidOver(plan, fields),
})

const laidOver = (plan: SignPlan, fields: Partial<SignaturePlan>): SignPlan => ({
  assertion: plan.assertion && { ...plan.assertion, ...fields },
  response: plan.response && { ...plan.response, ...fields },
})

const needsIssuer = (issuer: IssuerName) => (facts: Facts) =>
  facts.issuers[issuer] === undefined ? `issuers.${issuer}` : undefined

/** Signed with another key; KeyInfo carries that key's certificate, or what is named. */
export const signedWith = (key: IssuerName, keyInfo: KeyInfo = { kind: 'certificates', of: [key] }): Sign =>
  signature(`signed with the key of the issuer "${key}"`, { key, keyInfo }, needsIssuer(key))

export const keyInfo = (title: string, info: KeyInfo): Sign => signature(title, { keyInfo: info })
