import { z } from 'zod'
import { ISSUER_NAMES } from '../../mock-idp/sign/plan.ts'
import { each, mapping } from './mapping.ts'
import { text } from './scalars.ts'

export const pemOrFile = z
  .string()
  .refine((value) => value.trim() !== '', 'empty; expected a PEM file, or PEM')
  .meta({
    minLength: 1,
    description: `A PEM file, named from the target file's folder, or the PEM itself as \${VARIABLE}. Test keys only.`,
  })

/** One issuer by name. */
export const issuer = mapping({
  entityId: text,
  key: pemOrFile,
  certificate: pemOrFile,
  renewed: pemOrFile.optional().describe('Another certificate over the same key, valid.'),
  lapsed: pemOrFile.optional().describe('Another certificate over the same key, expired.'),
}).meta({ id: 'Issuer' })

/** Where the issuers come from: a folder that `saml-assay certs` made, or each by name. */
export const issuers = mapping({
  folder: text.optional().describe("A folder made by `saml-assay certs`, named from the target file's folder."),
  ...each(ISSUER_NAMES, () => issuer.optional()),
}).refine(
  ({ folder, ...named }) =>
    folder === undefined ? named.main !== undefined : Object.values(named).every((one) => one === undefined),
  'neither a folder nor the issuer main, or both; expected `folder: DIR`, or main and others by name',
)

/** For whom assertions are encrypted: certificates, those of its metadata, or the keys of our own reference SP. */
export const encryption = mapping({
  certificates: z
    .array(pemOrFile)
    .min(1)
    .optional()
    .describe(
      "Certificates of the SP's RSA keys for encryption, its current one first; a second one for a key rollover.",
    ),
  neighbour: pemOrFile
    .optional()
    .describe('A certificate of another SP on the same host: what is encrypted for that one is not for this one.'),
  from: z.literal('metadata').optional().describe('Take the certificates from sp.metadata when a run begins.'),
  folder: text
    .optional()
    .describe("A folder in which the keys of the embedded reference SP are kept, named from the target file's folder."),
})
  .refine(
    ({ certificates, from, folder }) => [certificates, from, folder].filter((one) => one !== undefined).length === 1,
    'expected one of `certificates: [FILE]`, `from: metadata` and, for the embedded reference SP, `folder: DIR`',
  )
  .meta({ description: 'Absent: the SP takes no encrypted assertion, and the cases of encryption are skipped.' })

export type IssuerEntry = z.output<typeof issuer>
