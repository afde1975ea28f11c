import { dirname, resolve } from 'node:path'
import { certificateOf, isFault, looksLikePem } from '../../certs/pem.ts'
import type { Connection } from '../drive/driver.ts'
import { type KeySource, readPem } from './issuers.ts'
import { check, type Path, type Problem } from './problem.ts'
import { connection } from './schema.ts'

/**
 * What a `connection` entry names. What is wrong with its certificates goes to `report`; what is wrong with its form, the
 * schema has said.
 */
export async function readConnection(
  entry: unknown,
  file: string,
  path: Path,
  source: Pick<KeySource, 'readFile'>,
  report: (problem: Problem) => void,
): Promise<Connection | undefined> {
  const read = check(connection.optional(), entry, path)
  if ('problems' in read || read.value?.ca === undefined) return 'value' in read ? read.value : undefined
  const { ca: named } = read.value
  const pem = looksLikePem(named) ? named : await readPem(resolve(dirname(resolve(file)), named), source)
  const fault = typeof pem === 'string' ? certificateOf(pem) : pem
  if (isFault(fault)) report({ path: [...path, 'ca'], on: 'value', says: fault.fault })
  return typeof pem === 'string' ? { ...read.value, ca: pem } : read.value
}
