import { z } from 'zod'
import { MODES } from '../../mock-idp/sign/plan.ts'
import { VERDICT_KINDS } from '../judge/verdict.ts'
import type { CaseRow, RunRecord, TargetRecord, WaiverRecord } from './record.ts'
import { SCHEMA_VERSION } from './record.ts'
import { TOTAL_KEYS } from './run-json.ts'

const count = z.int().nonnegative()
const totals = z.strictObject(
  Object.fromEntries(TOTAL_KEYS.map((key) => [key, count])) as Record<(typeof TOTAL_KEYS)[number], typeof count>,
)

export const caseRow = z.strictObject({
  id: z.string().describe('family/name'),
  title: z.string().describe('A sentence about the SP that holds when the case passes.'),
  mode: z.enum(MODES).describe('Which element is signed.'),
  proves: z.array(z.string()).describe('Ids of requirements.'),
  level: z.enum(['MUST', 'SHOULD', 'MAY', 'OBSERVE']),
  verdict: z.enum(VERDICT_KINDS),
  basis: z
    .enum(['specification', 'declaration'])
    .nullable()
    .describe("Whose word was kept or broken: the clause's or the SP's own."),
  wanted: z.string(),
  saw: z.string(),
  reason: z.string(),
  durationMs: count,
  evidence: z.string().nullable().describe("The case's folder, relative to the report's."),
  cost: z
    .strictObject({
      unit: z.string(),
      sizes: z.array(
        z.strictObject({
          size: count.describe('In units.'),
          octets: count.describe("Of the request's body."),
          hostileMs: z.number().nonnegative().describe('Median.'),
          harmlessMs: z.number().nonnegative().describe('Median.'),
        }),
      ),
    })
    .optional()
    .describe('What hostile and harmless messages of equal size cost the SP, where that was measured.'),
  waived: z.string().optional().describe('Why the target file waives this row; it then counts only as waived.'),
}) satisfies z.ZodType<CaseRow>

const waiverRecord = z.strictObject({
  case: z.string(),
  mode: z.enum(MODES).optional(),
  reason: z.string(),
  until: z.iso.date().describe('Its last day, UTC.'),
  state: z
    .enum(['live', 'stale', 'expired', 'unused'])
    .describe(
      'live: it covers a row. stale: what it speaks of was judged and fails no more. expired: its last day is over. unused: nothing that it speaks of was judged.',
    ),
}) satisfies z.ZodType<WaiverRecord>

const targetRecord = z.strictObject({
  name: z.string(),
  profile: z.string(),
  dialect: z
    .string()
    .optional()
    .describe('The identity provider product as which every login was written; absent: plainly.'),
  declared: z.record(z.string(), z.string()).describe('What the SP declares, key to value.'),
  modes: z.array(z.enum(MODES)),
  learned: z
    .looseObject({})
    .optional()
    .describe('`observe` as it was learned before the run, where the target file has none; see target.schema.json.'),
  waivers: z.array(waiverRecord).optional(),
  totals,
  cases: z.array(caseRow),
}) satisfies z.ZodType<TargetRecord>

/** run.json as others may rely on it; published as fixtures/run.schema.json. */
export const runSchema = z
  .strictObject({
    schemaVersion: z.literal(SCHEMA_VERSION),
    tool: z.strictObject({
      name: z.string(),
      version: z.string(),
      node: z.string(),
      catalogue: z.string().describe('Hash over the catalogue of cases and requirements.'),
    }),
    seed: z.string(),
    shards: z
      .strictObject({ of: z.int().min(1), held: z.array(z.int().min(1)) })
      .optional()
      .describe('Where this is a part of a run only: which of how many shards it holds, from 1.'),
    targets: z.array(targetRecord),
    startedAt: z.iso.datetime(),
    finishedAt: z.iso.datetime(),
    totals,
  })
  .meta({
    title: 'saml-assay run.json',
    description: 'The outcome of a run: rows are keyed by target, profile, case id and mode.',
  }) satisfies z.ZodType<RunRecord>

/** The JSON Schema of run.json. */
export const runJsonSchema = (): Record<string, unknown> => ({ ...z.toJSONSchema(runSchema) })
