import type { Exchange } from '../drive/driver.ts'
import { cleaned } from '../observe/excerpt.ts'
import { pageOf } from '../observe/page.ts'
import { leavesOf } from './json-leaves.ts'

const MAX_NAMED = 8

/**
 * What changes on a page though nothing has happened: no matcher can go by it. In words, empty where nothing does.
 * @param logins the visits of each login to one page
 */
export function noiseOf(logins: readonly (readonly Exchange[])[]): string {
  const pointers = new Set<string>()
  let texts = 0
  for (const [first, ...others] of logins) {
    if (first === undefined) continue
    for (const other of others) {
      const [one, two] = [pageOf(first), pageOf(other)]
      if (one.json === undefined || two.json === undefined) {
        if (one.text !== two.text) texts += 1
        continue
      }
      const before = new Map(leavesOf(one.json.value))
      for (const [pointer, value] of leavesOf(two.json.value)) if (before.get(pointer) !== value) pointers.add(pointer)
    }
  }
  const named = [...pointers].slice(0, MAX_NAMED).map((pointer) => cleaned(pointer, 60))
  return [...named, ...(texts > 0 ? ['words of the page'] : [])].join(', ')
}
