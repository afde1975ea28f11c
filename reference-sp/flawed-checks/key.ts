import { createPublicKey, type KeyObject } from 'node:crypto'
import { certificate } from '../checks/certificate.ts'
import { certificatesIn } from '../checks/key-info.ts'
import { signatureValue } from '../checks/signature-value.ts'
import type { Draft } from '../draft.ts'
import type { Checks } from '../pipeline.ts'
import type { SigningKey, World } from '../world.ts'
import { base64InXml } from '../xml/base64.ts'
import { DSIG } from '../xml/namespace.ts'
import type { Element } from '../xml/node.ts'
import { descendants, isNamed, textOf } from '../xml/read.ts'
import { under } from './under.ts'

type Keys = Pick<Draft, 'keys'>

const ALWAYS = { validFrom: Number.NEGATIVE_INFINITY, validTo: Number.POSITIVE_INFINITY }

const carried = (signatures: Draft['signatures']): readonly SigningKey[] =>
  signatures.flatMap(({ keyInfo }) =>
    keyInfo
      ? certificatesIn(keyInfo).map(({ publicKey, raw, subject }) => ({
          key: publicKey,
          certificate: raw,
          subject,
          ...ALWAYS,
        }))
      : [],
  )

/** Verifies with the certificate that the message brings along. @see CVE-2024-32962 */
export const trustsKeyInfo = ({ signatures, provider }: Pick<Draft, 'signatures' | 'provider'>): Keys => ({
  keys: [...carried(signatures), ...provider.keys],
})

/** Knows a certificate by the name that it was made out to. @see SAML Raider, certificate faking */
export const trustsClonedCertificate = ({ signatures, provider }: Pick<Draft, 'signatures' | 'provider'>): Keys => ({
  keys: [
    ...provider.keys,
    ...carried(signatures).filter(({ subject }) => provider.keys.some((known) => known.subject === subject)),
  ],
})

/** Verifies with a bare key that the message brings along. @see CVE-2021-21239 */
export const trustsKeyValue = ({ signatures, provider }: Pick<Draft, 'signatures' | 'provider'>): Keys => ({
  keys: [
    ...provider.keys,
    ...signatures
      .flatMap(({ keyInfo }) => (keyInfo ? keyValues(keyInfo) : []))
      .map((key) => ({
        key,
        certificate: new Uint8Array(),
        subject: '',
        ...ALWAYS,
      })),
  ],
})

function keyValues(keyInfo: Element): readonly KeyObject[] {
  const part = (name: string): string =>
    base64InXml(textOf([...descendants(keyInfo)].find((one) => isNamed(one, DSIG, name)) ?? keyInfo) ?? '')?.toString(
      'base64url',
    ) ?? ''
  const [n, e] = [part('Modulus'), part('Exponent')]
  if (n === '' || e === '') return []
  try {
    return [createPublicKey({ key: { kty: 'RSA', n, e }, format: 'jwk' })]
  } catch {
    return []
  }
}

/** Any registered provider may sign for any other. */
export const anyProvidersKey = (_known: Draft, world: World): Keys => ({
  keys: [...world.identityProviders.values()].flatMap(({ keys }) => keys),
})

/** What a key is for is not read. @see SAML Metadata 2.4.1.1 */
export const encryptionKeySigns = ({ provider }: Pick<Draft, 'provider'>): Keys => ({
  keys: [...provider.keys, ...provider.encryptionKeys],
})

/** Where there is no key, nothing can be verified, so nothing is. @see CVE-2026-28323 */
export const keylessNotVerified: Partial<Checks> = {
  keys: ({ provider }) => ({ keys: provider.keys }),
  signatureValue: (known) => (known.keys.length === 0 ? { verifiedBy: [] } : signatureValue(known)),
}

/** Metadata lists two keys while one is being renewed; this SP reads one. */
export const firstKeyOnly = ({ provider }: Pick<Draft, 'provider'>): Keys => ({ keys: provider.keys.slice(0, 1) })

export const expiredCertificateAccepted = under(certificate, { 'certificate.expired': 'accept' })
export const earlyCertificateAccepted = under(certificate, { 'certificate.notYetValid': 'accept' })
