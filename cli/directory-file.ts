import { readFile } from 'node:fs/promises'
import { dirname, resolve } from 'node:path'
import { z } from 'zod'
import { HarnessError } from '../harness/error.ts'
import { type Directory, directorySchema, type Token, tokenFor } from '../mock-idp/directory/directory.ts'
import { ClaimRuleError, parseRules } from '../mock-idp/directory/parse-rules.ts'

/** A directory, and what it says of each user. */
interface OpenDirectory {
  readonly directory: Directory
  readonly tokenOf: (user: string) => Token
}

/**
 * What a directory file and its claim rules say.
 * @throws HarnessError USAGE, which names the file and the place in it
 */
export async function openDirectory(file: string): Promise<OpenDirectory> {
  const read = directorySchema.safeParse(jsonOf(await textOf(file), file))
  if (!read.success) {
    throw new HarnessError('USAGE', `${file}: ${z.prettifyError(read.error)}`, 'fixtures/directories/corp.json is one.')
  }
  const directory = read.data
  const path = directory.rules && resolve(dirname(file), directory.rules)
  const rules = path && rulesOf(await textOf(path), path)
  return { directory, tokenOf: (user) => tokenFor(directory, user, rules || undefined) }
}

async function textOf(path: string): Promise<string> {
  try {
    return await readFile(path, 'utf8')
  } catch (cause) {
    throw new HarnessError('USAGE', `${path} cannot be read`, 'Name a file that is there.', { cause })
  }
}

function jsonOf(text: string, file: string): unknown {
  try {
    return JSON.parse(text)
  } catch (cause) {
    const why = cause instanceof Error ? cause.message : String(cause)
    throw new HarnessError('USAGE', `${file} is no JSON: ${why}`, 'fixtures/directories/corp.json is one.', { cause })
  }
}

function rulesOf(text: string, path: string) {
  try {
    return parseRules(text)
  } catch (cause) {
    if (!(cause instanceof ClaimRuleError)) throw cause
    throw new HarnessError(
      'USAGE',
      `${path}:${cause.message}`,
      'What is understood of the language: mock-idp/directory/parse-rules.ts says it.',
      { cause },
    )
  }
}
