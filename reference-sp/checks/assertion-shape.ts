import type { nothing, Refusal } from '../check.ts'
import type { Draft } from '../draft.ts'
import { type Model, shaped } from './shape.ts'

const ASSERTION: Model = {
  content:
    /^saml:Issuer (ds:Signature )?(saml:Subject )?(saml:Conditions )?(saml:Advice )?((saml:Statement|saml:AuthnStatement|saml:AuthzDecisionStatement|saml:AttributeStatement) )*$/,
  attributes: ['ID', 'Version', 'IssueInstant'],
}

/** @see SAML Core 2.3.3 and the assertion schema */
export const assertionShape = ({ assertion }: Pick<Draft, 'assertion'>): Refusal | typeof nothing =>
  shaped(assertion, ASSERTION)
