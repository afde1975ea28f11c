import { seededIds } from '../../mock-idp/sign/ids.ts'
import type { Issuer } from '../../mock-idp/sign/keyring.ts'
import { mint } from '../../mock-idp/sign/mint.ts'
import { planFor, type SignPlan } from '../../mock-idp/sign/plan.ts'
import { login, START } from '../login.ts'
import type { Contender } from './contender.ts'

/** saml-assay's own: recipe, elements, text and signature, all anew for each message. */
export const ours = (issuer: Issuer): Contender => minting(issuer, planFor('assertion'))

/** The same message without its signature, for the contenders that sign a text. */
export const unsigned = (issuer: Issuer): ((index: number) => string) =>
  minting(issuer, { assertion: undefined, response: undefined })

function minting(issuer: Issuer, plan: SignPlan): (index: number) => string {
  const keyring = { main: issuer }
  const nextId = seededIds('bench')
  return (index) => mint(login(index, issuer), plan, { keyring, now: START + index * 1000, nextId })
}
