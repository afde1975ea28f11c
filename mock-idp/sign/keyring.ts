import type { KeyObject } from 'node:crypto'
import type { IssuerName } from './plan.ts'

/** One issuer's identity and key material, parsed once. */
export interface Issuer {
  readonly entityId: string
  readonly privateKey: KeyObject
  readonly publicKey: KeyObject
  /** DER in base64, no line breaks: the text of an X509Certificate element. */
  readonly certificate: string
  /** Other certificates over the same key: one that is valid, one that has expired. */
  readonly renewed?: string | undefined
  readonly lapsed?: string | undefined
}

/** The issuers that a run can sign as. One that the target does not name is absent, and cases that need it are skipped. */
export type Keyring = Readonly<Partial<Record<IssuerName, Issuer>>>
