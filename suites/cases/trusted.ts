import type { IssuerName } from '../../mock-idp/sign/plan.ts'
import type { Case } from '../case.ts'

/** Cannot be asked where the SP has not imported the metadata of that issuer. */
export const trusted = (issuer: IssuerName): Required<Pick<Case, 'needs'>> => ({
  needs: (facts) => (facts.trusts.includes(issuer) ? undefined : `trusts (${issuer})`),
})
