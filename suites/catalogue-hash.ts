import { createHash } from 'node:crypto'
import { changesOf, type NamedCase } from './cases/index.ts'

/** Names a set of cases: two runs with one hash asked the same questions. */
export function catalogueHash(cases: readonly NamedCase[]): string {
  const hash = createHash('sha256')
  for (const one of cases) {
    const changes = changesOf(one).map(({ stage, title }) => `${stage}: ${title}`)
    hash.update(
      `${JSON.stringify([one.id, one.title, one.proves, one.modes, one.level, one.scene, one.delta, one.wants, changes])}\n`,
    )
  }
  return hash.digest('hex').slice(0, 16)
}
