/** What is looked at of one document: a page may be of any size and depth. */
const MAX_LEAVES = 500
const MAX_DEPTH = 8

/** Every scalar of a JSON value with its pointer, breadth first. @see RFC 6901 */
export function leavesOf(root: unknown): readonly (readonly [pointer: string, value: unknown])[] {
  const leaves: (readonly [string, unknown])[] = []
  let level: (readonly [string, unknown])[] = [['', root]]
  for (let depth = 0; depth <= MAX_DEPTH && leaves.length < MAX_LEAVES; depth += 1) {
    const next: (readonly [string, unknown])[] = []
    for (const [pointer, value] of level.slice(0, MAX_LEAVES)) {
      if (typeof value !== 'object' || value === null) leaves.push([pointer, value])
      else for (const [key, one] of Object.entries(value)) next.push([`${pointer}/${escaped(key)}`, one])
    }
    level = next
  }
  return leaves.slice(0, MAX_LEAVES)
}

const escaped = (key: string): string => key.replaceAll('~', '~0').replaceAll('/', '~1')
