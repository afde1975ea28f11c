import { statSync } from 'node:fs'
import { dirname, join, resolve } from 'node:path'

/** The name under which a target file is looked for. */
export const TARGET_FILE = 'saml-assay.yaml'

/** The nearest target file, from a folder upwards. */
export function findTargetFile(cwd: string): string | undefined {
  for (let folder = resolve(cwd); ; folder = dirname(folder)) {
    const file = join(folder, TARGET_FILE)
    if (statSync(file, { throwIfNoEntry: false })?.isFile()) return file
    if (folder === dirname(folder)) return undefined
  }
}
