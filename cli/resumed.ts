import { readFile, truncate } from 'node:fs/promises'
import { join } from 'node:path'
import { isDeepStrictEqual } from 'node:util'
import { HarnessError } from '../harness/error.ts'
import { readUnfinished, type Unfinished } from '../harness/report/unfinished.ts'
import type { DeclaredTarget } from '../harness/target/target.ts'
import { version } from '../harness/version.ts'
import { cases } from '../suites/cases/index.ts'
import { catalogueHash } from '../suites/catalogue-hash.ts'

/**
 * The run that was cut off in a folder, ready to be gone on with: the line that was cut off, if one was, is gone.
 * @throws HarnessError RESUME
 */
export async function unfinishedIn(folder: string): Promise<Unfinished> {
  const path = join(folder, 'events.ndjson')
  const text = await readFile(path, 'utf8').catch((cause: unknown) => {
    throw new HarnessError('RESUME', `${path} cannot be read`, 'Name the folder of the run that was cut off.', {
      cause,
    })
  })
  const found = readUnfinished(text, path)
  const asked = new Set(found.cases)
  const catalogue = catalogueHash(cases.filter(({ id }) => asked.has(id)))
  if (found.tool.version !== version || found.tool.catalogue !== catalogue) {
    throw new HarnessError(
      'RESUME',
      `${folder} was begun by saml-assay ${found.tool.version} with other cases than this ${version} has`,
      'Resume it with the saml-assay that began it, or start it anew.',
    )
  }
  await truncate(path, found.octets)
  return found
}

/** Those of the file's targets to which the run was put. @throws HarnessError RESUME, where the file has others now */
export function targetsAgain<Target extends Pick<DeclaredTarget, 'name' | 'profile'>>(
  { targets }: Unfinished,
  declared: readonly Target[],
  file: string,
): readonly Target[] {
  const names = targets.map(({ name }) => name)
  const again = declared.filter(({ name }) => names.includes(name))
  if (
    isDeepStrictEqual(
      again.map(({ name, profile }) => ({ name, profile })),
      targets,
    )
  )
    return again
  throw new HarnessError(
    'RESUME',
    `the run was put to ${targets.map(({ name, profile }) => `${name} (${profile})`).join(', ')}; ${file} has other targets`,
    'Name with -c the target file with which it was begun.',
  )
}
