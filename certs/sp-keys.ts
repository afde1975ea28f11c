import { generateKeyPair, type KeyObject } from 'node:crypto'
import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { HarnessError } from '../harness/error.ts'
import { makeCertificate, serialFrom } from './certificate.ts'
import { certificateOf, isFault, privateKeyOf } from './pem.ts'
import { codeOf, createFile, PRIVATE, PUBLIC, readIfThere } from './safe-file.ts'

/** A key for encryption, and its certificate: DER in base64. */
interface SpKey {
  readonly privateKey: KeyObject
  readonly certificate: string
}

/** The keys with which the reference SP decrypts, and one of another SP on its host. */
export interface SpKeys {
  readonly own: readonly [current: SpKey, second: SpKey]
  readonly neighbour: SpKey
}

/**
 * Makes the keys that a folder lacks, and reads those that it has.
 * @param now milliseconds since the epoch: new certificates are valid for ten years from then
 * @throws HarnessError ISSUER_KEY: a file that cannot be read, written or understood
 */
export async function ensureSpKeys(folder: string, now: number): Promise<SpKeys> {
  try {
    const made = await mkdir(folder, { recursive: true, mode: 0o700 })
    if (made !== undefined) await createFile(join(folder, '.gitignore'), '*\n', PUBLIC)
    const ensure = (name: string) => ensureKey(folder, name, now)
    const [current, second, neighbour] = await Promise.all([ensure('sp'), ensure('sp-second'), ensure('sp-neighbour')])
    return { own: [current, second], neighbour }
  } catch (error) {
    const code = codeOf(error)
    if (error instanceof HarnessError || code === undefined) throw error
    const hint = 'name a folder that this user can read and write'
    throw new HarnessError('ISSUER_KEY', `${folder}: cannot be used (${code})`, hint, { cause: error })
  }
}

async function ensureKey(folder: string, name: string, now: number): Promise<SpKey> {
  const keyFile = join(folder, `${name}.key.pem`)
  const privateKey = privateKeyOf((await readIfThere(keyFile)) ?? (await createFile(keyFile, await newKey(), PRIVATE)))
  if (isFault(privateKey)) throw broken(keyFile, privateKey.fault)
  const file = join(folder, `${name}.crt.pem`)
  const pem = (await readIfThere(file)) ?? (await createFile(file, newCertificate(name, privateKey, now), PUBLIC))
  const certificate = certificateOf(pem)
  if (isFault(certificate)) throw broken(file, certificate.fault)
  if (!certificate.checkPrivateKey(privateKey)) throw broken(file, 'not a certificate of the key beside it')
  return { privateKey, certificate: certificate.raw.toString('base64') }
}

const newKey = async (): Promise<string> =>
  (await promisify(generateKeyPair)('rsa', { modulusLength: 2048 })).privateKey
    .export({ type: 'pkcs8', format: 'pem' })
    .toString()

const DAY = 86_400_000

function newCertificate(name: string, key: KeyObject, now: number): string {
  const notBefore = new Date(Math.floor(now / DAY) * DAY - DAY)
  const notAfter = new Date(notBefore.getTime() + 3650 * DAY)
  const serial = serialFrom(name, key.export({ format: 'jwk' }).n ?? '', notBefore.toISOString())
  return makeCertificate({ key, subject: `saml-assay ${name}`, serial, notBefore, notAfter }).toString()
}

const broken = (file: string, what: string) =>
  new HarnessError('ISSUER_KEY', `${file}: ${what}`, 'restore it; or delete it, and another one is made')
