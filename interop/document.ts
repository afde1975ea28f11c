import type { Explanation, Explanations } from './explanation.ts'

/** The explanations of one SP as docs/interop.md shows them: one row for each reason, with its cases. */
export function explainedTable(known: Explanations): string {
  const rows = new Map<Explanation, string[]>()
  for (const [key, explanation] of Object.entries(known)) rows.set(explanation, [...(rows.get(explanation) ?? []), key])
  return [
    '| cases | what the SP does, and the clause | whose |',
    '| --- | --- | --- |',
    ...[...rows].map(([explanation, keys]) => `| ${casesOf(keys)} | ${explanation.why} | ${whose(explanation)} |`),
  ].join('\n')
}

/** Ids by family: `a/b`, `c`, then `d/e`. */
function casesOf(keys: readonly string[]): string {
  const shortened = keys.map((key, at) => {
    const family = key.slice(0, key.indexOf('/') + 1)
    return at > 0 && keys[at - 1]?.startsWith(family) ? key.slice(family.length) : key
  })
  return shortened.map((key) => `\`${key}\``).join(', ')
}

const whose = ({ whose, source }: Explanation): string => (source === undefined ? whose : `[${whose}](${source})`)
