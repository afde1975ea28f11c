import type { nothing, Refusal } from '../../check.ts'
import type { Draft } from '../../draft.ts'
import { type Model, shaped } from '../shape.ts'

const COMMON = ['ID', 'Version', 'IssueInstant', 'Destination', 'Consent']

const MODELS: Readonly<Record<'SAMLRequest' | 'SAMLResponse', Model>> = {
  SAMLRequest: {
    content: /^saml:Issuer (ds:Signature )*(samlp:Extensions )?saml:NameID (samlp:SessionIndex )*$/,
    attributes: [...COMMON, 'NotOnOrAfter', 'Reason'],
  },
  SAMLResponse: {
    content: /^saml:Issuer (ds:Signature )*(samlp:Extensions )?samlp:Status $/,
    attributes: [...COMMON, 'InResponseTo'],
  },
}

/** This SP reads neither BaseID nor EncryptedID. @see SAML Core 3.7.1, 3.7.2; SAML Profiles 4.4.4 (Issuer) */
export const logoutShape = ({ root, carrier }: Pick<Draft, 'root' | 'carrier'>): Refusal | typeof nothing =>
  shaped(root, MODELS[carrier.field])
