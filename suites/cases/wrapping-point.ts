import type { Mode } from '../../mock-idp/sign/plan.ts'
import { wrapping } from '../../mock-idp/tamper/rewrite/wrapping/compose.ts'
import type { Point } from '../../mock-idp/tamper/rewrite/wrapping/point.ts'
import { type Case, safe } from '../case.ts'

/**
 * The case of a point of the wrapping space, where the forged user is the marker. Safe is enough also where the ID is an
 * entity: that an SP should take no DOCTYPE (IIP-G03) is asked elsewhere.
 */
export const wrappingCase = (point: Point, title: string): Case => ({
  title,
  proves: ['CORE-5.4.2', 'PROF-4.1.4.3', point.id === 'new-id' ? 'DSIG-8.1.3' : 'CORE-1.3.4'],
  modes: modesOf(point),
  delta: { is: { changes: [wrapping(point)] } },
  wants: safe,
})

/** The signature that is wrapped must still verify, and where two elements are signed, both of them. */
function modesOf({ forged, place, id, order, signature }: Point): readonly Mode[] {
  if (forged === 'response') return id === 'new-id' && signature === 'kept' ? ['response', 'both'] : ['response']
  return place.startsWith('response-') && order === 'before' ? ['response', 'both'] : ['assertion']
}
