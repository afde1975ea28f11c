import { join } from 'node:path'
import { z } from 'zod'
import { HarnessError } from '../harness/error.ts'
import type { IssuerKind } from './issuer-set.ts'
import { ISSUER_SET } from './issuer-set.ts'
import { createFile, PUBLIC, readIfThere, replaceFile } from './safe-file.ts'

type Entity = IssuerKind['entity']
export type EntityIds = Readonly<Record<Entity, string>>

const DEFAULT_ENTITY_ID_BASE = 'https://idp.saml-assay.test'
/** Where a folder of issuers keeps their entity ids. */
export const ENTITY_IDS_FILE = 'issuers.json'

const ENTITIES = [...new Set<Entity>(Object.values(ISSUER_SET).map(({ entity }) => entity))]

/** `partialRecord`: a folder that an earlier version made may lack one. */
const stored = z.strictObject({ entityIds: z.partialRecord(z.enum(ENTITIES), z.string().min(1).max(1024)) })

/** The entity ids of a folder. A base that is given wins over what is stored there, and that over the default base. */
export async function ensureEntityIds(folder: string, base: string | undefined): Promise<EntityIds> {
  const file = join(folder, ENTITY_IDS_FILE)
  const before = await readIfThere(file)
  const known = before === undefined || base !== undefined ? {} : parse(before, file).entityIds
  const text = `${JSON.stringify({ entityIds: complete(known, base ?? DEFAULT_ENTITY_ID_BASE) }, null, 2)}\n`
  if (before === undefined) return complete(parse(await createFile(file, text, PUBLIC), file).entityIds, base)
  if (before !== text) await replaceFile(file, text, PUBLIC)
  return complete(parse(text, file).entityIds, base)
}

function complete(known: Partial<EntityIds>, base = DEFAULT_ENTITY_ID_BASE): EntityIds {
  const ids = ENTITIES.map((entity) => [entity, known[entity] ?? `${base.replace(/\/$/, '')}/${entity}`])
  return Object.fromEntries(ids) as EntityIds
}

function parse(text: string, file: string): z.output<typeof stored> {
  try {
    return stored.parse(JSON.parse(text))
  } catch (cause) {
    const message = `${file}: not the entity ids of issuers`
    const hint = 'correct it, or delete it: saml-assay certs writes it anew, with the default entity ids'
    throw new HarnessError('ISSUER_KEY', message, hint, { cause })
  }
}
