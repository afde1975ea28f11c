import { createPublicKey, type KeyObject, type X509Certificate } from 'node:crypto'
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

/** Which key to make. `bits`: of the modulus. */
export type KeyOrder =
  | { readonly type: 'rsa'; readonly bits: 1024 | 2048; readonly exponent?: 3 }
  | { readonly type: 'ec'; readonly curve: 'prime256v1' | 'prime192v1' }
  | { readonly type: 'ed25519' }
  | { readonly type: 'dsa'; readonly bits: 1024; readonly divisorBits: 160 }

const RSA: KeyOrder = { type: 'rsa', bits: 2048 }

export interface IssuerKind {
  /** Whose entity id it bears. */
  readonly entity:
    | 'main'
    | 'other'
    | 'expired'
    | 'not-yet-valid'
    | 'weak'
    | 'ec'
    | 'weak-ec'
    | 'ed25519'
    | 'dsa'
    | 'exponent-3'
    | 'keyless'
  readonly key: KeyOrder
  /** `copy-of-main`: made from the certificate of main, word for word. */
  readonly certificates: { readonly own: Term | 'copy-of-main' } & Readonly<
    Partial<Record<Exclude<CertificateKind, 'own'>, Term>>
  >
}

/** The issuers of a run, in an order in which each can be made from those before it. */
export const ISSUER_SET = {
  main: { entity: 'main', key: RSA, certificates: { own: LONG, renewed: LONGER, lapsed: PAST } },
  other: { entity: 'other', key: RSA, certificates: { own: LONG } },
  expired: { entity: 'expired', key: RSA, certificates: { own: PAST } },
  'not-yet-valid': { entity: 'not-yet-valid', key: RSA, certificates: { own: FUTURE } },
  rollover: { entity: 'main', key: RSA, certificates: { own: LONG } },
  weak: { entity: 'weak', key: { type: 'rsa', bits: 1024 }, certificates: { own: LONG } },
  clone: { entity: 'main', key: RSA, certificates: { own: 'copy-of-main' } },
  ec: { entity: 'ec', key: { type: 'ec', curve: 'prime256v1' }, certificates: { own: LONG } },
  'weak-ec': { entity: 'weak-ec', key: { type: 'ec', curve: 'prime192v1' }, certificates: { own: LONG } },
  ed25519: { entity: 'ed25519', key: { type: 'ed25519' }, certificates: { own: LONG } },
  dsa: { entity: 'dsa', key: { type: 'dsa', bits: 1024, divisorBits: 160 }, certificates: { own: LONG } },
  'exponent-3': { entity: 'exponent-3', key: { type: 'rsa', bits: 2048, exponent: 3 }, certificates: { own: LONG } },
  encryption: { entity: 'main', key: RSA, certificates: { own: LONG } },
  keyless: { entity: 'keyless', key: RSA, certificates: { own: LONG } },
  stranger: { entity: 'main', key: RSA, certificates: { own: LONG } },
} as const satisfies Readonly<Record<IssuerName, IssuerKind>>

/** The certificate of a term. Within one day (UTC) the same arguments make the same octets. */
export function issueCertificate(name: string, key: KeyObject, term: Term, now: number): X509Certificate {
  const notBefore = shifted(now, term.from)
  const notAfter = shifted(now, term.to)
  const publicKey = createPublicKey(key).export({ type: 'spki', format: 'der' }).toString('base64')
  const serial = serialFrom(name, publicKey, notBefore.toISOString(), notAfter.toISOString())
  // Other certificates over one key have its subject: only their serial number and dates tell them apart.
  const subject = `saml-assay ${name.replace(/:.*/, '')}`
  return makeCertificate({ key, subject, serial, notBefore, notAfter })
}

/** Midnight (UTC) of the day that is so far from `now`. */
function shifted(now: number, { years = 0, days = 0 }: Offset): Date {
  const today = new Date(now)
  return new Date(Date.UTC(today.getUTCFullYear() + years, today.getUTCMonth(), today.getUTCDate() + days))
}
