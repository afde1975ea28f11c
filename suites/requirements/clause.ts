import type { Citation, Level, Mark, Requirement } from './requirement.ts'

interface Checked {
  /** Where this clause was checked otherwise than the rest of its source. */
  readonly mark?: Mark
  /** Clauses that say the same, or without which this one would not bind an SP. */
  readonly also?: readonly Citation[]
}

const citation = (source: string, section: string, mark: Mark): Citation => ({
  source: /^\d/.test(section) ? `${source} §${section}` : `${source} ${section}`,
  mark,
})

/** Writes down the clauses of one specification: `must('2.5.1.4', …)` cites "SAML Core 2.0 §2.5.1.4". */
export function clausesOf(source: string, usual: Mark) {
  const at =
    (level: Level) =>
    (section: string, says: string, { mark = usual, also = [] }: Checked = {}): Requirement => ({
      product: 'saml2',
      level,
      says,
      citations: [citation(source, section, mark), ...also],
    })
  return { must: at('MUST'), should: at('SHOULD'), may: at('MAY') }
}
