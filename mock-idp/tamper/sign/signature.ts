import { type IssuerName, type KeyInfo, methodOf, type SignaturePlan, type SignPlan } from '../../sign/plan.ts'
import type { Spelling } from '../../sign/spelling.ts'
import type { Facts, Sign } from '../step.ts'

/** Lays fields over the plan of every signature that the mode makes. */
export const signature = (title: string, fields: Partial<SignaturePlan>, needs?: Sign['needs']): Sign => ({
  stage: 'sign',
  title,
  needs,
  apply: (plan) => laidOver(plan, fields),
})

/** Every element under other prefixes, or under none. */
export const spelledIn = (title: string, spelling: Spelling): Sign => ({
  stage: 'sign',
  title,
  apply: (plan) => ({ ...plan, spelling }),
})

const laidOver = (plan: SignPlan, fields: Partial<SignaturePlan>): SignPlan => ({
  ...plan,
  assertion: plan.assertion && { ...plan.assertion, ...fields },
  response: plan.response && { ...plan.response, ...fields },
})

const needsIssuer = (issuer: IssuerName) => (facts: Facts) =>
  facts.issuers[issuer] === undefined ? `issuers.${issuer}` : undefined

/** What the target file must name for a KeyInfo: `issuers.main.lapsed`. */
const needsKeyInfo =
  (info: KeyInfo) =>
  (facts: Facts): string | undefined => {
    if (info.kind === 'several')
      return info.parts.map((part) => needsKeyInfo(part)(facts)).find((need) => need !== undefined)
    if (info.kind === 'key-value') return needsIssuer(info.of)(facts)
    if (info.kind !== 'certificates') return undefined
    const missing = info.of.find((name) => !facts.certificates.includes(name))
    return missing === undefined ? undefined : `issuers.${missing.replace(':', '.')}`
  }

/** Signed with another key; KeyInfo carries that key's certificate, or what is named. */
export const signedWith = (key: IssuerName, keyInfo: KeyInfo = { kind: 'certificates', of: [key] }): Sign =>
  signature(
    `signed with the key of the issuer "${key}"`,
    { key, keyInfo, signatureMethod: methodOf(key) },
    (facts) => needsIssuer(key)(facts) ?? needsKeyInfo(keyInfo)(facts),
  )

/** One of two signatures is made with another key, and KeyInfo carries its certificate. */
export const oneSignedWith = (element: 'assertion' | 'response', key: IssuerName): Sign => ({
  stage: 'sign',
  title: `the signature of the ${element} is made with the key of the issuer "${key}"`,
  needs: needsIssuer(key),
  apply: (plan) => {
    const keyInfo: KeyInfo = { kind: 'certificates', of: [key] }
    const made = plan[element] && { ...plan[element], key, keyInfo, signatureMethod: methodOf(key) }
    return { ...plan, [element]: made }
  },
})

export const keyInfo = (title: string, info: KeyInfo): Sign => signature(title, { keyInfo: info }, needsKeyInfo(info))
