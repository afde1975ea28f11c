import { resolve } from 'node:path'
import type { CommandModule } from 'yargs'
import { type Validity, validityAt } from '../certs/certificate.ts'
import { CERTIFICATE_KINDS } from '../certs/issuer-set.ts'
import { makePkcs12 } from '../certs/pkcs12.ts'
import { PRIVATE, replaceFile } from '../certs/safe-file.ts'
import { ensureStoredIssuers, PKCS12_FILE, removeIssuers, type StoredIssuer } from '../certs/store.ts'
import { HarnessError } from '../harness/error.ts'
import type { CertificateName } from '../mock-idp/sign/plan.ts'

const DEFAULT_ISSUERS_FOLDER = 'certs/keys'
const P12_PASSWORD = 'SAML_ASSAY_P12_PASSWORD'

interface CertsArguments {
  readonly out: string
  readonly force: boolean
  readonly json: boolean
  readonly p12: boolean
  readonly 'entity-id-base'?: string | undefined
  readonly 'p12-password'?: string | undefined
}

/** What the command takes from its process. */
export interface CertsContext {
  readonly cwd: string
  /** Milliseconds since the epoch. */
  readonly now: number
  readonly env: Readonly<Record<string, string | undefined>>
  readonly print: (text: string) => void
}

/** `saml-assay certs`: makes the issuers' keys and certificates, and says what there is. */
export const certs: CommandModule<unknown, CertsArguments> = {
  command: 'certs',
  describe: "make the issuers' keys and certificates, where they are missing, and list them",
  builder: (yargs) =>
    yargs
      .option('out', { type: 'string', default: DEFAULT_ISSUERS_FOLDER, describe: 'the folder that holds them' })
      .option('force', { type: 'boolean', default: false, describe: 'make all anew; every SP must then be told' })
      .option('json', { type: 'boolean', default: false, describe: 'print JSON' })
      .option('p12', {
        type: 'boolean',
        default: false,
        describe: `also write main.p12, with the password in ${P12_PASSWORD}`,
      })
      // On the command line it is refused: others would see it there.
      .option('p12-password', { type: 'string', hidden: true })
      .option('entity-id-base', { type: 'string', describe: 'entity ids are BASE/main, BASE/other, …' }),
  handler: (args) =>
    makeCerts(args, {
      cwd: process.cwd(),
      now: Date.now(),
      env: process.env,
      print: (text) => process.stdout.write(text),
    }),
}

/** @throws HarnessError ISSUER_KEY, or USAGE when the password for PKCS#12 is missing */
export async function makeCerts(args: CertsArguments, { cwd, now, env, print }: CertsContext): Promise<void> {
  const password = env[P12_PASSWORD]
  if ((args.p12 && !password) || (args['p12-password'] ?? password) !== password) {
    const hint = `set ${P12_PASSWORD}: a password on the command line can be read by other users`
    throw new HarnessError('USAGE', `the password of --p12 comes from ${P12_PASSWORD} only`, hint)
  }
  const folder = resolve(cwd, args.out)
  if (args.force) await removeIssuers(folder)
  const issuers = await ensureStoredIssuers(folder, { now, entityIdBase: args['entity-id-base'] })
  const p12 = args.p12 && password ? await writePkcs12(folder, issuers, password) : undefined
  const rows = issuers.flatMap((issuer) => rowsOf(issuer, now))
  if (args.json) {
    print(`${JSON.stringify({ folder, certificates: rows, p12 }, null, 2)}\n`)
    return
  }
  print(table(rows))
  if (p12 !== undefined) print(`\n${p12}\n`)
}

async function writePkcs12(
  folder: string,
  issuers: readonly StoredIssuer[],
  password: string,
): Promise<string | undefined> {
  const main = issuers.find(({ name }) => name === 'main')
  if (main === undefined) return undefined
  const file = resolve(folder, PKCS12_FILE)
  const container = makePkcs12(main.key, main.certificates.own.certificate, 'saml-assay main', password)
  await replaceFile(file, container, PRIVATE)
  return file
}

interface Row {
  readonly name: CertificateName
  readonly entityId: string
  readonly validity: Validity
  readonly notBefore: string
  readonly notAfter: string
  readonly sha256: string
  readonly file: string
  readonly keyFile: string
}

function rowsOf({ name, entityId, certificates, keyFile }: StoredIssuer, now: number): Row[] {
  return CERTIFICATE_KINDS.flatMap((kind) => {
    const stored = certificates[kind]
    if (stored === undefined) return []
    const { certificate, file } = stored
    return [
      {
        name: kind === 'own' ? name : (`${name}:${kind}` as const),
        entityId,
        validity: validityAt(certificate, now),
        notBefore: new Date(certificate.validFrom).toISOString(),
        notAfter: new Date(certificate.validTo).toISOString(),
        sha256: certificate.fingerprint256,
        file,
        keyFile,
      },
    ]
  })
}

/** Fingerprints stand last: in a narrow terminal, they alone wrap. */
function table(rows: readonly Row[]): string {
  const lines = [
    ['name', 'entity id', 'validity', 'from', 'to', 'file', 'SHA-256'],
    ...rows.map((row) => [
      row.name,
      row.entityId,
      row.validity,
      row.notBefore.slice(0, 10),
      row.notAfter.slice(0, 10),
      row.file,
      row.sha256,
    ]),
  ]
  const widths = lines[0]?.map((_, column) => Math.max(...lines.map((line) => line[column]?.length ?? 0))) ?? []
  return lines
    .map(
      (line) =>
        `${line
          .map((cell, at) => cell.padEnd(widths[at] ?? 0))
          .join('  ')
          .trimEnd()}\n`,
    )
    .join('')
}
