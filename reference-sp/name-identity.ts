import { SAML } from './xml/namespace.ts'
import type { Element } from './xml/node.ts'
import { attribute, firstChild, textOf } from './xml/read.ts'

/** A NameID with all that makes it one. @see SAML Core 2.2.2 */
export interface NameIdentity {
  readonly value: string
  readonly format: string | undefined
  readonly nameQualifier: string | undefined
  readonly spNameQualifier: string | undefined
  readonly spProvidedId: string | undefined
}

/** Whose session this is, as the issuer said it: what a logout has to name. */
export interface Principal {
  /** Entity id of the identity provider. */
  readonly issuer: string
  /** Absent: the assertion had none, and no LogoutRequest can name this session. */
  readonly nameId: NameIdentity | undefined
  readonly sessionIndexes: readonly string[]
}

/** The NameID in an element; `undefined` where there is none, or elements in it. */
export function nameIdentityIn(parent: Element): NameIdentity | undefined {
  const element = firstChild(parent, SAML, 'NameID')
  const value = element && textOf(element)
  if (!element || value === undefined) return undefined
  return {
    value,
    format: attribute(element, 'Format'),
    nameQualifier: attribute(element, 'NameQualifier'),
    spNameQualifier: attribute(element, 'SPNameQualifier'),
    spProvidedId: attribute(element, 'SPProvidedID'),
  }
}
