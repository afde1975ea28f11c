import type { CommandModule } from 'yargs'
import { attacks } from '../suites/attacks/index.ts'
import { sayCount } from '../suites/cases/count.ts'
import { cases, type NamedCase } from '../suites/cases/index.ts'
import { levelOf } from '../suites/cases/level.ts'
import { coverage } from '../suites/coverage.ts'
import { profiles } from '../suites/profiles/index.ts'
import { type RequirementId, requirements } from '../suites/requirements/catalogue.ts'
import { notTested } from '../suites/requirements/not-tested.ts'
import type { Mark } from '../suites/requirements/requirement.ts'
import { select } from './selection.ts'

interface Arguments {
  json: boolean
  attacks: boolean
  'not-tested': boolean
  coverage: boolean
  grep?: string | undefined
  profile?: string | undefined
}

export const list: CommandModule<unknown, Arguments> = {
  command: 'list',
  describe: 'List the cases, the attacks that they make, or the requirements that no case tests',
  builder: (yargs) =>
    yargs
      .option('json', { type: 'boolean', default: false, describe: 'As JSON' })
      .option('not-tested', {
        type: 'boolean',
        default: false,
        describe: 'Requirements without a case, each with its reason',
      })
      .option('coverage', {
        type: 'boolean',
        default: false,
        describe:
          'Every requirement by product: its cases, the test of the mock that keeps it, or why it is not tested',
      })
      .option('attacks', {
        type: 'boolean',
        default: false,
        describe: 'Known attacks, each with its cases or the reason why it has none',
      })
      .option('profile', { type: 'string', choices: Object.keys(profiles), describe: 'Only cases of this profile' })
      .option('grep', { type: 'string', describe: 'Only cases whose id or title matches' }),
  handler: (argv) => {
    if (argv['not-tested']) return print(argv.json, notTestedRows(), (row) => `${row.id}  ${row.reason}`)
    if (argv.coverage) {
      return print(
        argv.json,
        coverage(),
        (row) =>
          `${row.product.padEnd(20)} ${row.requirement.padEnd(24)} ${row.status.padEnd(10)} ${row.reason ?? row.cases.join(', ')}`,
      )
    }
    if (argv.attacks) {
      return print(
        argv.json,
        attackRows(),
        ({ id, name, cases: made, notTested: reason }) =>
          `${id} ${name}  ${[made.join(', '), reason === null ? '' : `not tested: ${reason}`].filter(Boolean).join('; ')}`,
      )
    }
    const profile = Object.values(profiles).find(({ name }) => name === argv.profile)
    const chosen = select({ grep: argv.grep }, profile)
    print(
      argv.json,
      chosen.map(listed),
      (row) => `${row.level.padEnd(7)} ${row.id.padEnd(48)} ${row.title}  (${row.proves.map(marked).join(', ')})`,
    )
    if (!argv.json) process.stdout.write(`\n${sayCount(chosen)}\n`)
  },
}

/** One row of `list --json`. */
function listed(one: NamedCase) {
  const rows = one.proves.map((id) => requirements[id])
  return {
    id: one.id,
    title: one.title,
    family: one.family,
    level: levelOf(one),
    proves: one.proves,
    profiles: Object.values(profiles)
      .filter(({ products }) => rows.some((row) => products.includes(row.product)))
      .map(({ name }) => name),
    citations: rows.flatMap((row) => row.citations),
  }
}

/** A clause, and how its citations were checked: the least sure of them counts. */
function marked(id: RequirementId): string {
  const marks = requirements[id].citations.map(({ mark }) => mark)
  return `${id} ${MARKS.find((mark) => marks.includes(mark)) ?? ''}`
}

/** From the least sure to the surest. */
const MARKS = ['unverified', 'excerpt', 'text'] as const satisfies readonly Mark[]

/** One row of `list --attacks --json` for each attack of the taxonomy. */
function attackRows() {
  return Object.entries(attacks).flatMap(([id, attack]) =>
    attack === undefined ? [] : [{ id, name: attack.name, cases: attack.cases, notTested: attack.notTested ?? null }],
  )
}

/** Rows of the catalogue that no case proves, with the reason for each. */
function notTestedRows(): readonly { readonly id: string; readonly reason: string }[] {
  const proved = new Set<string>(cases.flatMap((one) => one.proves))
  return Object.keys(requirements)
    .filter((id) => !proved.has(id))
    .map((id) => ({ id, reason: notTested(id) ?? 'no reason is given' }))
}

function print<T>(json: boolean, rows: readonly T[], line: (row: T) => string): void {
  process.stdout.write(json ? `${JSON.stringify(rows, undefined, 2)}\n` : `${rows.map(line).join('\n')}\n`)
}
