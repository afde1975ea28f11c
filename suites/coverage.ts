import { cases } from './cases/index.ts'
import { requirements } from './requirements/catalogue.ts'
import { mockProved } from './requirements/mock-proved.ts'
import { notTested } from './requirements/not-tested.ts'
import type { Product } from './requirements/requirement.ts'

/** How one requirement is covered. */
export interface Coverage {
  readonly requirement: string
  readonly product: Product
  /** `mock`: it binds the identity provider, and is a tested property of the mock. */
  readonly status: 'case' | 'mock' | 'not-tested'
  readonly cases: readonly string[]
  /** Of `mock`, the test; of `not-tested`, why. */
  readonly reason: string | null
}

/** Every requirement of the catalogue, in its order. */
export function coverage(): readonly Coverage[] {
  const proving = new Map<string, string[]>()
  for (const { id, proves } of cases) for (const row of proves) proving.set(row, [...(proving.get(row) ?? []), id])
  return Object.entries(requirements).map(([requirement, { product }]) => {
    const found = proving.get(requirement) ?? []
    const test = mockProved[requirement as keyof typeof mockProved]
    if (found.length > 0) return { requirement, product, status: 'case', cases: found, reason: null }
    if (test !== undefined) return { requirement, product, status: 'mock', cases: [], reason: test }
    return { requirement, product, status: 'not-tested', cases: [], reason: notTested(requirement) ?? null }
  })
}
