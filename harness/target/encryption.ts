import { dirname, resolve } from 'node:path'
import { certificateOf, isFault, looksLikePem } from '../../certs/pem.ts'
import type { SpKeys } from '../../certs/sp-keys.ts'
import { HarnessError } from '../error.ts'
import { encryption } from './keys-schema.ts'
import { check, type Path, type Problem } from './problem.ts'
import type { TargetEncryption } from './target.ts'

/** How an SP's certificates are read: both are I/O, and both are the caller's. */
export interface SpKeySource {
  readonly readFile: (path: string) => Promise<string>
  /** Makes what is missing of the reference SP's keys in a folder, and reads what is there. */
  readonly ensureSpKeys: (folder: string) => Promise<SpKeys>
}

/**
 * What an `sp.encryption` entry names. What is wrong with its certificates goes to `report`; what is wrong with its form, the
 * schema has said.
 */
export async function readEncryption(
  entry: unknown,
  file: string,
  path: Path,
  source: SpKeySource,
  report: (problem: Problem) => void,
): Promise<TargetEncryption | undefined> {
  const read = entry === undefined ? undefined : check(encryption, entry, path)
  if (read === undefined || 'problems' in read) return undefined
  const { folder, certificates = [], neighbour } = read.value
  const base = dirname(resolve(file))
  if (folder !== undefined) return readFolder(resolve(base, folder), [...path, 'folder'], source, report)

  const readOne = async (value: string, at: Path): Promise<string> => {
    const pem = looksLikePem(value) ? value : await source.readFile(resolve(base, value)).catch(() => undefined)
    const parsed = pem === undefined ? { fault: NO_FILE } : certificateOf(pem)
    if (!isFault(parsed) && parsed.publicKey.asymmetricKeyType === 'rsa') return parsed.raw.toString('base64')
    report({ path: at, on: 'value', says: isFault(parsed) ? parsed.fault : 'not of an RSA key; expected one' })
    return ''
  }
  return {
    certificates: await Promise.all(certificates.map((one, at) => readOne(one, [...path, 'certificates', at]))),
    neighbour: neighbour === undefined ? undefined : await readOne(neighbour, [...path, 'neighbour']),
    fromMetadata: read.value.from === 'metadata',
  }
}

const NO_FILE = "no file to read here; expected a PEM file, named from the target file's folder, or PEM"

async function readFolder(
  folder: string,
  path: Path,
  source: SpKeySource,
  report: (problem: Problem) => void,
): Promise<TargetEncryption | undefined> {
  try {
    const keys = await source.ensureSpKeys(folder)
    return {
      certificates: keys.own.map(({ certificate }) => certificate),
      neighbour: keys.neighbour.certificate,
      fromMetadata: false,
      keys,
    }
  } catch (error) {
    if (!(error instanceof HarnessError)) throw error
    report({ path, on: 'value', says: `${error.message}; ${error.hint}` })
    return undefined
  }
}
