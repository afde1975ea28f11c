import { createPublicKey } from 'node:crypto'
import { dirname, resolve } from 'node:path'
import { certificateOf, type Fault, isFault, looksLikePem, privateKeyOf } from '../../certs/pem.ts'
import type { Issuer, Keyring } from '../../mock-idp/sign/keyring.ts'
import { ISSUER_NAMES, type IssuerName, KEY_TYPES, type KeyType } from '../../mock-idp/sign/plan.ts'
import { HarnessError } from '../error.ts'
import { type IssuerEntry, issuer, issuers } from './keys-schema.ts'
import { check, type Path, type Problem } from './problem.ts'

/** How issuers get their keys: both are I/O, and both are the caller's. */
export interface KeySource {
  readonly readFile: (path: string) => Promise<string>
  /** Makes what is missing in a folder of `saml-assay certs`, and reads what is there. */
  readonly ensureIssuers: (folder: string) => Promise<Keyring>
}

/**
 * The keyring that an `issuers` entry names. What is wrong with its keys goes to `report`; what is wrong with its form, the
 * schema has said.
 */
export async function readIssuers(
  entry: unknown,
  file: string,
  path: Path,
  source: KeySource,
  report: (problem: Problem) => void,
): Promise<Keyring> {
  if (typeof entry !== 'object' || entry === null) return {}
  const base = dirname(resolve(file))
  const read = check(issuers, entry, path)
  if ('value' in read && read.value.folder !== undefined) {
    return readFolder(resolve(base, read.value.folder), path, source, report)
  }

  const keyring: Partial<Record<IssuerName, Issuer>> = {}
  for (const name of ISSUER_NAMES) {
    const named = check(issuer, new Map<string, unknown>(Object.entries(entry)).get(name), [])
    if ('problems' in named) continue
    const made = await readIssuer(named.value, KEY_TYPES[name], base, [...path, name], source, report)
    if (made !== undefined) keyring[name] = made
  }
  return keyring
}

async function readFolder(folder: string, path: Path, source: KeySource, report: (problem: Problem) => void) {
  try {
    return await source.ensureIssuers(folder)
  } catch (error) {
    if (!(error instanceof HarnessError)) throw error
    report({ path: [...path, 'folder'], on: 'value', says: `${error.message}; ${error.hint}` })
    return {}
  }
}

async function readIssuer(
  entry: IssuerEntry,
  type: KeyType,
  base: string,
  path: Path,
  source: KeySource,
  report: (problem: Problem) => void,
): Promise<Issuer | undefined> {
  const fault = (field: PemField, says: string) => report({ path: [...path, field], on: 'value', says })
  const read = async <T extends object>(field: PemField, parse: (pem: string) => T | Fault) => {
    const value = entry[field]
    if (value === undefined) return undefined
    const pem = looksLikePem(value) ? value : await readPem(resolve(base, value), source)
    const parsed = typeof pem === 'string' ? parse(pem) : pem
    if (!isFault(parsed)) return parsed
    fault(field, parsed.fault)
    return undefined
  }

  const key = await read('key', (pem) => privateKeyOf(pem, type))
  const certificates: Partial<Record<CertificateField, string>> = {}
  for (const field of CERTIFICATE_FIELDS) {
    const certificate = await read(field, certificateOf)
    if (certificate === undefined) continue
    if (key !== undefined && !certificate.checkPrivateKey(key)) {
      fault(field, 'not a certificate of this key; expected the one that belongs to `key`')
    }
    certificates[field] = certificate.raw.toString('base64')
  }
  const { certificate, ...others } = certificates
  if (key === undefined || certificate === undefined) return undefined
  return { entityId: entry.entityId, privateKey: key, publicKey: createPublicKey(key), certificate, ...others }
}

const CERTIFICATE_FIELDS = ['certificate', 'renewed', 'lapsed'] as const
type CertificateField = (typeof CERTIFICATE_FIELDS)[number]
type PemField = CertificateField | 'key'

/** A PEM file's text, or why there is none. */
export async function readPem(path: string, { readFile }: Pick<KeySource, 'readFile'>): Promise<string | Fault> {
  try {
    return await readFile(path)
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? ` (${String(error.code)})` : ''
    return { fault: `no file to read here${code}; expected a PEM file, named from the target file's folder, or PEM` }
  }
}
