import type { KeyObject, X509Certificate } from 'node:crypto'
import type { IssuerName } from '../mock-idp/sign/plan.ts'
import { makeCertificate, serialFrom, type Validity } from './certificate.ts'

/** An issuer's certificates, all over its one key: the one it is known by, and others. */
export const CERTIFICATE_KINDS = ['own', 'renewed', 'lapsed'] as const
export type CertificateKind = (typeof CERTIFICATE_KINDS)[number]

/** When a certificate is valid, seen from the day it is made, and what it is made to be. */
export interface Term {
  readonly is: Validity
  readonly from: Offset
  readonly to: Offset
}
interface Offset {
  readonly years?: number
  readonly days?: number
}

const LONG: Term = { is: 'valid', from: { days: -1 }, to: { years: 10 } }
const LONGER: Term = { is: 'valid', from: { days: -1 }, to: { years: 11 } }
const PAST: Term = { is: 'expired', from: { years: -2 }, to: { years: -1 } }
// Far away, so that an SP that was told of it need not be told again soon.
const FUTURE: Term = { is: 'not-yet-valid', from: { years: 10 }, to: { years: 20 } }

export interface IssuerKind {
  /** Whose entity id it bears. */
  readonly entity: 'main' | 'other' | 'expired' | 'not-yet-valid' | 'weak'
  readonly bits: 1024 | 2048
  /** `copy-of-main`: made from the certificate of main, word for word. */
  readonly certificates: { readonly own: Term | 'copy-of-main' } & Readonly<
    Partial<Record<Exclude<CertificateKind, 'own'>, Term>>
  >
}

/** The issuers of a run, in an order in which each can be made from those before it. */
export const ISSUER_SET = {
  main: { entity: 'main', bits: 2048, certificates: { own: LONG, renewed: LONGER, lapsed: PAST } },
  other: { entity: 'other', bits: 2048, certificates: { own: LONG } },
  expired: { entity: 'expired', bits: 2048, certificates: { own: PAST } },
  'not-yet-valid': { entity: 'not-yet-valid', bits: 2048, certificates: { own: FUTURE } },
  rollover: { entity: 'main', bits: 2048, certificates: { own: LONG } },
  weak: { entity: 'weak', bits: 1024, certificates: { own: LONG } },
  clone: { entity: 'main', bits: 2048, certificates: { own: 'copy-of-main' } },
} as const satisfies Readonly<Record<IssuerName, IssuerKind>>

/** The certificate of a term. Within one day (UTC) the same arguments make the same octets. */
export function issueCertificate(name: string, key: KeyObject, term: Term, now: number): X509Certificate {
  const notBefore = shifted(now, term.from)
  const notAfter = shifted(now, term.to)
  const modulus = key.export({ format: 'jwk' }).n ?? ''
  const serial = serialFrom(name, modulus, notBefore.toISOString(), notAfter.toISOString())
  // Other certificates over one key have its subject: only their serial number and dates tell them apart.
  const subject = `saml-assay ${name.replace(/:.*/, '')}`
  return makeCertificate({ key, subject, serial, notBefore, notAfter })
}

/** Midnight (UTC) of the day that is so far from `now`. */
function shifted(now: number, { years = 0, days = 0 }: Offset): Date {
  const today = new Date(now)
  return new Date(Date.UTC(today.getUTCFullYear() + years, today.getUTCMonth(), today.getUTCDate() + days))
}
