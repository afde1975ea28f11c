/** The known names that a mistyped or shortened word most likely meant, nearest first, at most `max` of them. */
export function nearest(word: string, known: Iterable<string>, max = 3): readonly string[] {
  const wanted = word.toLowerCase()
  // A third of the letters may be wrong; more than that is another word.
  const limit = Math.max(1, Math.floor(wanted.length / 3))
  const isPart = (name: string) => wanted.length > 2 && (name.includes(wanted) || wanted.includes(name))
  return [...new Set(known)]
    .map((name) => ({ name, part: isPart(name.toLowerCase()), distance: editDistance(wanted, name.toLowerCase()) }))
    .filter(({ part, distance }) => part || distance <= limit)
    .sort((a, b) => Number(b.part) - Number(a.part) || a.distance - b.distance || a.name.localeCompare(b.name))
    .slice(0, max)
    .map(({ name }) => name)
}

/** Ends a message: `; did you mean "a" or "b"?`, or nothing where no name is near. */
export function didYouMean(word: string, known: Iterable<string>): string {
  const near = nearest(word, known)
  return near.length === 0 ? '' : `; did you mean ${near.map((name) => JSON.stringify(name)).join(' or ')}?`
}

/** Insertions, deletions, exchanges and swaps of neighbours that lead from one word to the other. */
export function editDistance(from: string, to: string): number {
  let beforeLast: number[] = []
  let last = Array.from({ length: to.length + 1 }, (_, column) => column)
  for (let row = 1; row <= from.length; row++) {
    const line = [row]
    for (let column = 1; column <= to.length; column++) {
      const same = from[row - 1] === to[column - 1]
      const swapped = row > 1 && column > 1 && from[row - 1] === to[column - 2] && from[row - 2] === to[column - 1]
      line[column] = Math.min(
        at(last, column) + 1,
        at(line, column - 1) + 1,
        at(last, column - 1) + (same ? 0 : 1),
        swapped ? at(beforeLast, column - 2) + 1 : Number.POSITIVE_INFINITY,
      )
    }
    beforeLast = last
    last = line
  }
  return at(last, to.length)
}

const at = (line: readonly number[], column: number): number => line[column] ?? Number.POSITIVE_INFINITY
