import { createPublicKey, generateKeyPair, type KeyObject, type X509Certificate } from 'node:crypto'
import { mkdir, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { HarnessError } from '../harness/error.ts'
import type { Issuer, Keyring } from '../mock-idp/sign/keyring.ts'
import { ISSUER_NAMES, type IssuerName, KEY_TYPES } from '../mock-idp/sign/plan.ts'
import { copyCertificate, isCopy, validityAt } from './certificate.ts'
import { ENTITY_IDS_FILE, ensureEntityIds } from './entity-ids.ts'
import {
  CERTIFICATE_KINDS,
  type CertificateKind,
  ISSUER_SET,
  type IssuerKind,
  issueCertificate,
  type KeyOrder,
  type Term,
} from './issuer-set.ts'
import { certificateOf, isFault, privateKeyOf } from './pem.ts'
import { codeOf, createFile, PRIVATE, PUBLIC, readIfThere, replaceFile } from './safe-file.ts'

export interface StoreOptions {
  /** Milliseconds since the epoch: what "valid" and "expired" are seen from. */
  readonly now: number
  /** Default: what the folder says, else `https://idp.saml-assay.test`. */
  readonly entityIdBase?: string | undefined
}

/** An issuer as a folder holds it. */
export interface StoredIssuer {
  readonly name: IssuerName
  readonly entityId: string
  readonly keyFile: string
  readonly key: KeyObject
  readonly certificates: Readonly<Partial<Record<CertificateKind, StoredCertificate>>> & {
    readonly own: StoredCertificate
  }
}

interface StoredCertificate {
  readonly file: string
  readonly certificate: X509Certificate
}

/**
 * Makes the issuers that a folder lacks, and reads those that it has. A certificate that is no longer what it was made to
 * be (main has expired, not-yet-valid is valid) is made anew over its old key.
 * @throws HarnessError ISSUER_KEY: a file that cannot be read, written or understood
 */
export async function ensureIssuers(folder: string, options: StoreOptions): Promise<Keyring> {
  const issuers = await ensureStoredIssuers(folder, options)
  return Object.fromEntries(issuers.map((one) => [one.name, issuerOf(one)]))
}

/** As `ensureIssuers`, and says which file holds what. */
export async function ensureStoredIssuers(folder: string, options: StoreOptions): Promise<readonly StoredIssuer[]> {
  try {
    return await ensure(folder, options)
  } catch (error) {
    const code = codeOf(error)
    if (error instanceof HarnessError || code === undefined) throw error
    const hint = 'name a folder that this user can read and write'
    throw new HarnessError('ISSUER_KEY', `${folder}: cannot be used (${code})`, hint, { cause: error })
  }
}

/** The container of main's key and certificate, where one was asked for. */
export const PKCS12_FILE = 'main.p12'

/** Takes away all issuers that a folder holds, and nothing else. */
export async function removeIssuers(folder: string): Promise<void> {
  const files = ISSUER_NAMES.flatMap((name) => [
    keyFileOf(name),
    ...CERTIFICATE_KINDS.map((kind) => certificateFileOf(name, kind)),
  ])
  for (const file of [...files, PKCS12_FILE, ENTITY_IDS_FILE]) await rm(join(folder, file), { force: true })
}

const keyFileOf = (name: IssuerName): string => `${name}.key.pem`
const certificateFileOf = (name: IssuerName, kind: CertificateKind): string =>
  kind === 'own' ? `${name}.crt.pem` : `${name}.${kind}.crt.pem`

async function ensure(folder: string, { now, entityIdBase }: StoreOptions): Promise<readonly StoredIssuer[]> {
  const made = await mkdir(folder, { recursive: true, mode: 0o700 })
  // A folder of ours lies in somebody's project: its keys must not be committed there.
  if (made !== undefined) await createFile(join(folder, '.gitignore'), '*\n', PUBLIC)
  const entityIds = await ensureEntityIds(folder, entityIdBase)
  const keys = await Promise.all(ISSUER_NAMES.map((name) => ensureKey(join(folder, keyFileOf(name)), name)))

  const issuers: StoredIssuer[] = []
  for (const [index, name] of ISSUER_NAMES.entries()) {
    const key = keys[index]
    if (key === undefined) continue
    const main = issuers.find((one) => one.name === 'main')?.certificates.own.certificate
    const certificates = await ensureCertificates(folder, name, key, { main, now })
    const keyFile = join(folder, keyFileOf(name))
    issuers.push({ name, entityId: entityIds[ISSUER_SET[name].entity], keyFile, key, certificates })
  }
  return issuers
}

async function ensureKey(file: string, name: IssuerName): Promise<KeyObject> {
  const pem = (await readIfThere(file)) ?? (await createFile(file, await generateKey(ISSUER_SET[name].key), PRIVATE))
  const key = privateKeyOf(pem, KEY_TYPES[name])
  if (!isFault(key)) return key
  throw broken(file, key.fault, 'restore it; or delete it, and saml-assay certs makes a new key')
}

async function generateKey(order: KeyOrder): Promise<string> {
  const { privateKey } = await newKey(order)
  return privateKey.export({ type: 'pkcs8', format: 'pem' }).toString()
}

function newKey(order: KeyOrder): Promise<{ readonly privateKey: KeyObject }> {
  const generate = promisify(generateKeyPair)
  switch (order.type) {
    case 'rsa':
      return generate('rsa', { modulusLength: order.bits, publicExponent: order.exponent ?? 0x10001 })
    case 'ec':
      return generate('ec', { namedCurve: order.curve })
    case 'ed25519':
      return generate('ed25519')
    case 'dsa':
      return generate('dsa', { modulusLength: order.bits, divisorLength: order.divisorBits })
  }
}

/** What a certificate is made from, besides its key. */
interface World {
  readonly main: X509Certificate | undefined
  readonly now: number
}

async function ensureCertificates(
  folder: string,
  name: IssuerName,
  key: KeyObject,
  world: World,
): Promise<StoredIssuer['certificates']> {
  const terms: IssuerKind['certificates'] = ISSUER_SET[name].certificates
  const ensureOne = async (kind: CertificateKind, term: Term | 'copy-of-main'): Promise<StoredCertificate> => {
    const file = join(folder, certificateFileOf(name, kind))
    const there = await readCertificate(file, key)
    if (there !== undefined && isAsMade(there, term, world)) return { file, certificate: there }
    const certificate = makeFor(kind === 'own' ? name : `${name}:${kind}`, key, term, world)
    await replaceFile(file, certificate.toString(), PUBLIC)
    return { file, certificate }
  }
  const own = await ensureOne('own', terms.own)
  return {
    own,
    ...(terms.renewed && { renewed: await ensureOne('renewed', terms.renewed) }),
    ...(terms.lapsed && { lapsed: await ensureOne('lapsed', terms.lapsed) }),
  }
}

async function readCertificate(file: string, key: KeyObject): Promise<X509Certificate | undefined> {
  const pem = await readIfThere(file)
  if (pem === undefined) return undefined
  const certificate = certificateOf(pem)
  const repair = 'restore it; or delete it, and saml-assay certs makes a new certificate over the same key'
  if (isFault(certificate)) throw broken(file, certificate.fault, repair)
  if (certificate.checkPrivateKey(key)) return certificate
  throw broken(file, 'not a certificate of the key beside it', repair)
}

function isAsMade(certificate: X509Certificate, term: Term | 'copy-of-main', { main, now }: World): boolean {
  if (term === 'copy-of-main') return main !== undefined && isCopy(certificate, main)
  return validityAt(certificate, now) === term.is
}

function makeFor(name: string, key: KeyObject, term: Term | 'copy-of-main', { main, now }: World): X509Certificate {
  if (term !== 'copy-of-main') return issueCertificate(name, key, term, now)
  if (main !== undefined) return copyCertificate(main, key)
  throw new HarnessError('INTERNAL', `${name} copies a certificate that is not made yet`, 'report this as a bug')
}

const broken = (file: string, what: string, hint: string) => new HarnessError('ISSUER_KEY', `${file}: ${what}`, hint)

function issuerOf({ entityId, key, certificates: { own, renewed, lapsed } }: StoredIssuer): Issuer {
  return {
    entityId,
    privateKey: key,
    publicKey: createPublicKey(key),
    certificate: base64Of(own),
    renewed: renewed && base64Of(renewed),
    lapsed: lapsed && base64Of(lapsed),
  }
}

const base64Of = ({ certificate }: StoredCertificate): string => certificate.raw.toString('base64')
