import { isDeepStrictEqual } from 'node:util'
import { MODES, type Mode } from '../../mock-idp/sign/plan.ts'
import { HarnessError } from '../error.ts'
import type { CaseRow, RunRecord, TargetRecord } from './record.ts'
import { type TargetParts, toRunRecord } from './run-json.ts'
import { settleWaivers, utcDay } from './waivers.ts'

/** The run.json of one shard, and where it was found. */
export interface ShardReport {
  readonly folder: string
  readonly run: RunRecord
}

/** Cases in the order in which a run asks them. */
export type CaseOrder = readonly { readonly id: string; readonly modes?: readonly Mode[] | undefined }[]

/**
 * One run of the shards of a run: its rows are those of a run that was not divided, in the same order.
 * `shards` of what comes out names those that it holds, and is absent where none is missing.
 * @throws HarnessError SHARDS, where they are not shards of one run, or a row stands twice
 */
export function mergeShards(reports: readonly ShardReport[], order: CaseOrder): RunRecord {
  const [first, ...others] = reports
  if (first === undefined) throw new RangeError('no shards to merge')
  for (const other of others) refuseStranger(first, other)
  const of = partsOf(first).of
  const held = heldBy(reports)
  const isWhole = held.length === of
  const runs = reports.map(({ run }) => run)
  const today = utcDay(Math.max(...runs.map(({ startedAt }) => Date.parse(startedAt))))
  const inOrder = putInOrder(order)
  return toRunRecord({
    tool: { ...first.run.tool, node: [...new Set(runs.map(({ tool }) => tool.node))].sort().join(', ') },
    seed: first.run.seed,
    shards: isWhole ? undefined : { of, held },
    targets: first.run.targets.map((target, at): TargetParts => {
      const parts = reports.map(({ folder, run }) => ({ folder, target: run.targets[at] ?? target }))
      const cases = inOrder(rowsOf(parts))
      const modes = new Set(parts.flatMap((part) => part.target.modes))
      return {
        name: target.name,
        profile: target.profile,
        dialect: target.dialect,
        declared: target.declared,
        modes: MODES.filter((mode) => modes.has(mode)),
        learned: target.learned,
        waivers: settleWaivers(cases, target.waivers ?? [], today, isWhole),
        cases,
      }
    }),
    startedAt: Math.min(...runs.map(({ startedAt }) => Date.parse(startedAt))),
    finishedAt: Math.max(...runs.map(({ finishedAt }) => Date.parse(finishedAt))),
  })
}

/** The shards that a merged run lacks, from 1. */
export const missingShards = ({ shards }: RunRecord): readonly number[] =>
  shards === undefined
    ? []
    : Array.from({ length: shards.of }, (_, at) => at + 1).filter((index) => !shards.held.includes(index))

function partsOf({ folder, run }: ShardReport) {
  if (run.shards !== undefined) return run.shards
  throw refusal(`${folder} holds a whole run, and no shard of one`, 'Merge the folders that `run --shard i/n` wrote.')
}

/** What must be the same in all shards of a run, in words. */
const SAME: readonly (readonly [what: string, of: (report: ShardReport) => unknown, hint: string])[] = [
  ['number of shards', (report) => partsOf(report).of, 'Run them all with one n in `--shard i/n`.'],
  ['version of saml-assay', ({ run }) => run.tool.version, 'Run them all with one version.'],
  [
    'set of cases',
    ({ run }) => run.tool.catalogue,
    'Run them all with one version and the same --case, --grep and --level.',
  ],
  ['seed', ({ run }) => run.seed, 'Run them all with one `--seed`.'],
  [
    'list of targets',
    ({ run }) => run.targets.map(({ name, profile }) => [name, profile]),
    'Run them all with one target file and the same --target and --profile.',
  ],
  [
    'declaration of the targets',
    ({ run }) =>
      run.targets.map(({ declared, waivers = [] }) => [declared, waivers.map(({ state: _, ...rest }) => rest)]),
    'Run them all with one target file.',
  ],
]

function refuseStranger(first: ShardReport, other: ShardReport): void {
  for (const [what, of, hint] of SAME) {
    const [here, there] = [of(first), of(other)]
    if (isDeepStrictEqual(here, there)) continue
    const says = [here, there].every((one) => typeof one !== 'object') ? ` (${String(here)}, ${String(there)})` : ''
    throw refusal(`${first.folder} and ${other.folder} are no shards of one run: each has another ${what}${says}`, hint)
  }
}

function heldBy(reports: readonly ShardReport[]): readonly number[] {
  const holders = new Map<number, string>()
  for (const report of reports) {
    for (const index of partsOf(report).held) {
      const holder = holders.get(index)
      if (holder !== undefined) {
        throw refusal(`${holder} and ${report.folder} both hold shard ${index}`, 'Name each shard once.')
      }
      holders.set(index, report.folder)
    }
  }
  return [...holders.keys()].sort((a, b) => a - b)
}

function rowsOf(parts: readonly { readonly folder: string; readonly target: TargetRecord }[]): readonly CaseRow[] {
  const holders = new Map<string, string>()
  return parts.flatMap(({ folder, target }) => {
    for (const { id, mode } of target.cases) {
      const name = `${id} [${mode}]`
      const holder = holders.get(name)
      if (holder !== undefined) {
        throw refusal(
          `${holder} and ${folder} both hold ${name} of ${target.name}`,
          'Shards of one run share no row: name folders of one run only.',
        )
      }
      holders.set(name, folder)
    }
    return target.cases
  })
}

/**
 * Puts rows in the order in which a run asks.
 * @throws HarnessError SHARDS, where a row is of a case that is not in it
 */
export function putInOrder(order: CaseOrder): (rows: readonly CaseRow[]) => readonly CaseRow[] {
  const places = new Map<string, number>()
  for (const { id, modes = MODES } of order) for (const mode of modes) places.set(`${id}\n${mode}`, places.size)
  const placeOf = ({ id, mode }: CaseRow): number => {
    const place = places.get(`${id}\n${mode}`)
    if (place !== undefined) return place
    throw refusal(
      `this saml-assay does not know the case ${id} [${mode}]`,
      'Merge shards with the version of saml-assay that ran them.',
    )
  }
  return (rows) => [...rows].sort((a, b) => placeOf(a) - placeOf(b))
}

const refusal = (message: string, hint: string) => new HarnessError('SHARDS', message, hint)
