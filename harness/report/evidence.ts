import { createHash } from 'node:crypto'
import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { EvidenceContext } from './evidence-files.ts'
import { toEvidenceFiles } from './evidence-files.ts'
import type { Result } from './record.ts'

export interface EvidencePlace extends EvidenceContext {
  /** The report's folder. */
  readonly directory: string
  /** Named where a run has several targets: their cases have the same ids. */
  readonly target?: string | undefined
}

/** The folder of a case, relative to the report's: `cases/role/eleven-values/both`. It never leaves `cases/`. */
export const evidenceFolder = ({ id, mode }: Pick<Result, 'id' | 'mode'>, target?: string): string =>
  ['cases', ...(target === undefined ? [] : [safePart(target)]), ...id.split('/').map(safePart), mode].join('/')

/** Writes all that is kept of one case and returns its folder, relative to the report's; `null` where nothing was done. */
export function writeEvidence(result: Result, place: EvidencePlace): string | null {
  if (result.evidence === undefined && result.twin === undefined) return null
  const folder = evidenceFolder(result, place.target)
  const path = join(place.directory, folder)
  mkdirSync(path, { recursive: true })
  // Many small files: to wait for each costs several times what writing it does.
  for (const { name, content, executable } of toEvidenceFiles(result, place)) {
    writeFileSync(join(path, name), content, { mode: executable ? 0o755 : 0o644 })
  }
  return folder
}

/** A name that no file system takes for anything else; what had to change carries a hash, so that no two meet. */
function safePart(part: string): string {
  const safe = part
    .replace(/[^A-Za-z0-9._-]/g, '_')
    .replace(/^\.+/, '_')
    .replace(/\.+$/, '_')
    .slice(0, 100)
  if (safe === part && safe !== '') return safe
  return `${safe}-${createHash('sha256').update(part).digest('hex').slice(0, 8)}`
}
