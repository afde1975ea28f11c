import { nameOf, sayPoint } from '../../mock-idp/tamper/rewrite/wrapping/point.ts'
import { generatedPoints, namedPoints } from '../../mock-idp/tamper/rewrite/wrapping/space.ts'
import type { Family } from '../case.ts'
import { SPACE } from './count.ts'
import { wrappingCase } from './wrapping-point.ts'

/**
 * Signature wrapping, generated: where the signed original ends up, which element is forged, its ID, before or after it, and
 * where the signature stands. The points that were published have names of their own in the family `wrapping`.
 */
const space: Family = Object.fromEntries(
  generatedPoints.map((point) => [nameOf(point), wrappingCase(point, `nobody is signed in by ${sayPoint(point)}`)]),
)

export default space

const names: ReadonlyMap<string, string> = new Map([
  ...Object.entries(namedPoints).map(([name, point]): [string, string] => [`wrapping/${name}`, nameOf(point)]),
  ...Object.keys(space).map((name): [string, string] => [`${SPACE}${name}`, name]),
])

/** The coordinates of a case in the space, whether they are its name or not; `undefined` where it is no point of it. */
export const nameInSpace = (id: string): string | undefined => names.get(id)
