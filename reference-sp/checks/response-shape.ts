import type { nothing, Refusal } from '../check.ts'
import type { Draft } from '../draft.ts'
import { type Model, shaped } from './shape.ts'

// How many signatures and assertions there may be is for `signaturePlace` and `oneAssertion` to say.
const RESPONSE: Model = {
  content:
    /^(saml:Issuer )?(ds:Signature )*(samlp:Extensions )?samlp:Status ((saml:Assertion|saml:EncryptedAssertion) )*$/,
  attributes: ['ID', 'InResponseTo', 'Version', 'IssueInstant', 'Destination', 'Consent'],
}

/** @see SAML Core 3.2.2 and the protocol schema */
export const responseShape = ({ response }: Pick<Draft, 'response'>): Refusal | typeof nothing =>
  shaped(response, RESPONSE)
