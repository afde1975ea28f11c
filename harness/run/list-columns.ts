import { type Act, LIST_RULES, type ListName } from '../../suites/case.ts'
import { COLUMNS_OF } from '../observe/admin-list.ts'
import type { Observe } from '../target/target.ts'

type Read = Extract<Act, { do: 'read' }>
export type ListRead = Extract<Read, { document: ListName }>

export const readsList = (act: Read): act is ListRead => Object.hasOwn(LIST_RULES, act.document)

/** The key of the target file without which a list cannot be looked at by that rule, when it is missing. */
export function missingColumn({ document, rule, tenant }: ListRead, lists: Observe['lists']): string | undefined {
  const list = lists?.[document]
  if (list === undefined) return `observe.lists.${document}`
  const column = COLUMNS_OF[rule].find((name) => list.columns[name] === undefined)
  if (column !== undefined) return `observe.lists.${document}.columns.${column}`
  if (rule === 'read-only' && list.part === undefined) return `observe.lists.${document}.part`
  return tenant !== undefined && !list.get.includes('{tenant}') ? `observe.lists.${document}.get ({tenant})` : undefined
}
