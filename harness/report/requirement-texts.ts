import type { Requirement } from '../../suites/requirements/requirement.ts'

/** The catalogue's clauses by id, as far as a report quotes them. */
export type RequirementTexts = Readonly<Record<string, Pick<Requirement, 'level' | 'says' | 'citations'>>>
