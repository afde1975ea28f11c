import type { ListName, ListRule } from '../../suites/case.ts'
import type { Exchange } from '../drive/driver.ts'
import type { ObservedList } from '../target/target.ts'
import type { Element } from './markup.ts'
import { matches } from './matcher.ts'
import { type Page, pageOf } from './page.ts'
import { read } from './reader.ts'
import { selectorOf } from './selector.ts'

/** What stands in a list that an administrator sees. */
export interface Listed {
  readonly document: ListName
  /** The cells of each column that is read, in the order of the list. */
  readonly columns: Readonly<Record<string, readonly string[]>>
  /** What an administrator could change the list with; absent: it is no page. */
  readonly controls: readonly string[] | undefined
}

/** What a list is held against. */
export interface Expected {
  /** Whom the login asserted. */
  readonly user: string
  /** The value that the rule speaks of. */
  readonly holds: string
  /** Milliseconds since the epoch, by the clock of the IdP. */
  readonly now: number
  /** What was read before, in the same scene. */
  readonly earlier: readonly Listed[]
}

/** The columns that a rule looks at. */
export const COLUMNS_OF: Readonly<Record<ListRule, readonly string[]>> = {
  listed: ['name'],
  absent: ['name'],
  role: ['name', 'role'],
  recent: ['name', 'lastSignIn'],
  later: ['name', 'lastSignIn'],
  'same-id': ['name', 'id'],
  'read-only': [],
  kept: ['group', 'role'],
  warned: ['warned'],
  'not-warned': ['warned'],
  'names-id': ['principal'],
}

const CONTROLS = 'input, select, textarea, button, form, [contenteditable]'

const within = (element: Element, parts: readonly Element[]): boolean => {
  for (let at: Element['parent'] = element; at !== null; at = at.parent) {
    if (parts.some((part) => part === at)) return true
  }
  return false
}

const controlsIn = ({ document }: Page, part: string | undefined): readonly string[] | undefined => {
  if (document === undefined) return undefined
  const found = selectorOf(CONTROLS)(document) ?? []
  const parts = part === undefined ? undefined : (selectorOf(part)(document) ?? [])
  return found
    .filter((one) => (one.attribs.type ?? '') !== 'hidden')
    .filter((one) => parts === undefined || within(one, parts))
    .map(({ name }) => name)
}

/** Reads a list; `undefined` where the answer is none. */
export function readList(document: ListName, list: ObservedList, exchange: Exchange): Listed | undefined {
  const page = pageOf(exchange)
  if (!page.whole || matches(list.when, page, exchange) !== 'matched') return undefined
  const columns = Object.entries(list.columns).map(([name, reader]) => {
    const value = read(reader, page)
    return [name, value === undefined ? [] : typeof value === 'string' ? [value] : value] as const
  })
  return { document, columns: Object.fromEntries(columns), controls: controlsIn(page, list.part) }
}

const DAY = 86_400_000

type Row = Readonly<Record<string, string | undefined>>

/** The rows that name somebody. */
const rowsOf = ({ columns }: Listed, user: string): readonly Row[] =>
  (columns.name ?? []).flatMap((name, at) =>
    name === user ? [Object.fromEntries(Object.entries(columns).map(([key, cells]) => [key, cells[at]]))] : [],
  )

/** What is wrong with a list by one rule; nothing where all is right. */
export function lintList(listed: Listed, rule: ListRule, expected: Expected): readonly string[] {
  const uneven = unevenIn(listed, COLUMNS_OF[rule])
  if (uneven !== undefined) return [uneven]
  const [cells] = COLUMNS_OF[rule].map((column) => listed.columns[column] ?? [])
  const rows = rowsOf(listed, expected.user)
  const [row] = rows
  const before = expected.earlier.findLast(({ document }) => document === 'saml-users')
  const [rowBefore] = before === undefined ? [] : rowsOf(before, expected.user)
  const named = JSON.stringify(expected.user)
  switch (rule) {
    case 'absent':
      return row === undefined ? [] : [`the list names ${named}`]
    case 'read-only':
      return (listed.controls ?? []).map((control) => `the list can be changed: it has a ${control}`)
    case 'kept': {
      const [group, role] = expected.holds.split('\n')
      const at = (cells ?? []).findIndex((one, index) => one === group && listed.columns.role?.[index] === role)
      return at >= 0 ? [] : [`the list has no entry that gives ${JSON.stringify(group)} the role ${role}`]
    }
    case 'warned':
      return cells?.includes(expected.holds) ? [] : [`no warning stands beside ${JSON.stringify(expected.holds)}`]
    case 'not-warned':
      return cells?.includes(expected.holds) ? [`a warning stands beside ${JSON.stringify(expected.holds)}`] : []
    case 'names-id': {
      const id = rowBefore?.id ?? ''
      const isNamed = id !== '' && cells?.some((one) => one.includes(expected.user) && one.endsWith(id))
      return isNamed ? [] : [`no principal of the log names ${named} and ends in the id ${JSON.stringify(id)}`]
    }
    default:
      if (row === undefined) return [`the list does not name ${named}`]
      return rows.length > 1
        ? [`the list names ${named} ${rows.length} times`]
        : rowMiss(row, rowBefore, rule, expected)
  }
}

/** What is wrong with the one row of the user. */
function rowMiss(
  row: Row,
  before: Row | undefined,
  rule: ListRule,
  { holds, now }: Pick<Expected, 'holds' | 'now'>,
): readonly string[] {
  const [moment, earlier] = [row, before].map((one) => Date.parse(one?.lastSignIn ?? '')) as [number, number]
  if (rule === 'role') return row.role === holds ? [] : [`the role is ${row.role}, not ${holds}`]
  if (rule === 'same-id') {
    return row.id === before?.id ? [] : [`the id is ${row.id}, and was ${before?.id ?? 'not there'} before`]
  }
  // A list may show the day alone, and that of its own time zone.
  if (rule === 'recent') {
    return Math.abs(moment - now) <= 2 * DAY ? [] : [`the last sign-in is ${row.lastSignIn}, and was just now`]
  }
  if (rule === 'later') {
    return moment > earlier ? [] : [`the last sign-in is ${row.lastSignIn}, as before the one that followed`]
  }
  return []
}

/** Columns of a list that have not as many cells as one another belong to no rows. */
function unevenIn({ columns }: Listed, needed: readonly string[]): string | undefined {
  const lengths = needed.map((name) => columns[name]?.length ?? 0)
  return lengths.some((length) => length !== lengths[0])
    ? `the columns are not of one length: ${needed.map((name, at) => `${name} has ${lengths[at]}`).join(', ')}`
    : undefined
}
