import { randomBytes } from 'node:crypto'
import { constants, copyFile, link, readFile, rename, rm, writeFile } from 'node:fs/promises'
import { basename, dirname, join } from 'node:path'

/** Octal, as chmod takes it. */
export const PRIVATE = 0o600
export const PUBLIC = 0o644

export const codeOf = (error: unknown): string | undefined =>
  error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : undefined

/** A file's text; undefined when there is none. */
export async function readIfThere(file: string): Promise<string | undefined> {
  try {
    return await readFile(file, 'utf8')
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return undefined
    throw error
  }
}

/** Writes a file whole or not at all, in place of what was there. */
export async function replaceFile(file: string, content: string | Uint8Array, mode: number): Promise<void> {
  await throughTemporary(file, content, mode, (temporary) => rename(temporary, file))
}

/** Writes a file whole, unless it is there: of two processes, one writes and both read what that one wrote. */
export async function createFile(file: string, content: string, mode: number): Promise<string> {
  await throughTemporary(file, content, mode, async (temporary) => {
    try {
      await link(temporary, file)
    } catch (error) {
      if (codeOf(error) === 'EEXIST') return
      // A file system without hard links: not as safe, but still never over another's file.
      await copyFile(temporary, file, constants.COPYFILE_EXCL).catch((cause: unknown) => {
        if (codeOf(cause) !== 'EEXIST') throw cause
      })
    }
  })
  return readFile(file, 'utf8')
}

async function throughTemporary(
  file: string,
  content: string | Uint8Array,
  mode: number,
  publish: (temporary: string) => Promise<void>,
): Promise<void> {
  const temporary = join(dirname(file), `.${basename(file)}.${process.pid}.${randomBytes(6).toString('hex')}.tmp`)
  try {
    await writeFile(temporary, content, { mode, flag: 'wx' })
    await publish(temporary)
  } finally {
    await rm(temporary, { force: true })
  }
}
