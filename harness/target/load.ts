import type { Keyring } from '../../mock-idp/sign/keyring.ts'
import { ISSUER_NAMES, type IssuerName } from '../../mock-idp/sign/plan.ts'
import type { Profile, ProfileName } from '../../suites/profiles/profile.ts'
import type { Connection } from '../drive/driver.ts'
import { HarnessError } from '../error.ts'
import { readConnection } from './connection.ts'
import { readDocument, type TargetDocument } from './document.ts'
import { readEncryption, type SpKeySource } from './encryption.ts'
import { type KeySource, readIssuers } from './issuers.ts'
import { check, type Path, type Problem } from './problem.ts'
import { type TargetEntry, targetListSchema, targetSchema } from './schema.ts'
import type { DeclaredTarget, TargetEncryption } from './target.ts'
import { expandVariables } from './variables.ts'
import { reportWaivers } from './waivers.ts'

export interface LoadContext extends KeySource, SpKeySource {
  readonly env: Readonly<Record<string, string | undefined>>
  /** Their policies stand as the declaration where a target says nothing. */
  readonly profiles?: Readonly<Partial<Record<ProfileName, Profile>>> | undefined
}

const NO_MAPPING = 'not a mapping; expected one target, or `targets:` and a list of them'
const HINT = 'correct these lines; fixtures/target.schema.json knows every key, and editors can complete by it'

/**
 * The targets that a file declares, with their keys read.
 * @throws HarnessError TARGET_FILE: all that is wrong with the file, one `file:line:column: path: …` line each.
 */
export async function loadTargets(file: string, context: LoadContext): Promise<DeclaredTarget[]> {
  const document = readDocument(file, await readTargetFile(file, context))
  if (document.broken) throw refusal(document.lines([]))

  const unset = expandVariables(document.root, context.env)
  const data = dataOf(document, file)
  const problems: Problem[] = [...unset]
  // Of a value whose variable is missing, nothing more is said: it follows from that.
  const isUnset = (path: Path) => unset.some((one) => startsWith(path, one.path))
  const report = (problem: Problem) => {
    if (!isUnset(problem.path)) problems.push(problem)
  }

  if (!isRecord(data)) throw refusal(document.lines([{ path: [], on: 'value', says: NO_MAPPING }]))
  const isList = 'targets' in data
  const read = isList ? check(targetListSchema, data, []) : check(targetSchema, data, [])
  if ('problems' in read) read.problems.forEach(report)

  const places = placesOf(data)
  reportNamesakes(places, report)
  // A folder whose name may lack a part must not be made.
  const source = unset.length === 0 ? context : { ...context, ensureIssuers: async () => ({}) }
  const keyrings: Keyring[] = []
  const encryptions: (TargetEncryption | undefined)[] = []
  const connections: (Connection | undefined)[] = []
  for (const { path, raw } of places) {
    keyrings.push(await readIssuers(raw.issuers, file, [...path, 'issuers'], source, report))
    const entry = isRecord(raw.sp) && unset.length === 0 ? raw.sp.encryption : undefined
    encryptions.push(await readEncryption(entry, file, [...path, 'sp', 'encryption'], source, report))
    connections.push(await readConnection(raw.connection, file, [...path, 'connection'], source, report))
  }
  for (const { path, raw } of places) {
    reportStrangers(raw, path, report)
    reportWaivers(raw, path, report)
  }

  const lines = document.lines(problems)
  if ('problems' in read || lines.length > 0) throw refusal(lines)
  const entries = 'targets' in read.value ? read.value.targets : [read.value]
  return entries.map((entry, index) => ({
    ...targetFrom(entry, keyrings[index] ?? {}, encryptions[index], context.profiles),
    connection: connections[index],
  }))
}

async function readTargetFile(file: string, { readFile }: LoadContext): Promise<string> {
  try {
    return await readFile(file)
  } catch (cause) {
    const hint = 'name a target file with -c, or write one: fixtures/targets/reference.yaml is an example'
    throw new HarnessError('TARGET_FILE', `${file}: cannot be read`, hint, { cause })
  }
}

function dataOf(document: TargetDocument, file: string): unknown {
  try {
    return document.toData()
  } catch (cause) {
    throw refusal([`${file}:1:1: too many aliases of aliases; expected each value written out`], cause)
  }
}

const refusal = (lines: readonly string[], cause?: unknown) =>
  new HarnessError('TARGET_FILE', lines.join('\n'), HINT, { cause })

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

const startsWith = (path: Path, start: Path): boolean => start.every((step, index) => path[index] === step)

interface Place {
  readonly path: Path
  readonly raw: Readonly<Record<string, unknown>>
}

/** Where each target stands, whether or not it is a good one. */
function placesOf(data: Place['raw']): readonly Place[] {
  if (!('targets' in data)) return [{ path: [], raw: data }]
  const list: readonly unknown[] = Array.isArray(data.targets) ? data.targets : []
  return list.flatMap((raw, index) => (isRecord(raw) ? [{ path: ['targets', index], raw }] : []))
}

function reportNamesakes(places: readonly Place[], report: (problem: Problem) => void): void {
  const taken = new Set<unknown>()
  for (const { path, raw } of places) {
    if (typeof raw.name === 'string' && taken.has(raw.name)) {
      const says = 'an earlier target has this name; expected a name of its own'
      report({ path: [...path, 'name'], on: 'value', says })
    }
    taken.add(raw.name)
  }
}

/** An issuer that the SP trusts must be one that the target names. */
function reportStrangers(raw: Place['raw'], path: Path, report: (problem: Problem) => void): void {
  const { issuers, trusts } = raw
  if (!Array.isArray(trusts) || !isRecord(issuers) || 'folder' in issuers) return
  for (const [index, name] of trusts.entries()) {
    if (!isIssuerName(name) || name in issuers) continue
    const says = `issuers says nothing of ${name}; expected its entityId, key and certificate there`
    report({ path: [...path, 'trusts', index], on: 'value', says })
  }
}

const isIssuerName = (name: unknown): name is IssuerName => (ISSUER_NAMES as readonly unknown[]).includes(name)

function targetFrom(
  entry: TargetEntry,
  issuers: Keyring,
  encryption: TargetEncryption | undefined,
  profiles: LoadContext['profiles'],
): DeclaredTarget {
  const { encryption: _, metadata, ...sp } = entry.sp
  const url = metadata === undefined ? undefined : new URL(metadata, sp.acs).href
  return {
    ...entry,
    sp: { ...sp, metadata: url, ...(encryption && { encryption }) },
    policy: { ...profiles?.[entry.profile]?.policy, ...entry.policy },
    issuers,
  }
}
