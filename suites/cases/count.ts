/** How the ids of cases begin that are made from coordinates: so many would drown the others in a count. */
export const SPACE = 'wrapping-space/'

/** Whether a case is a generated point of the wrapping space, without a name of its own. */
export const isGenerated = ({ id }: { readonly id: string }): boolean => id.startsWith(SPACE)

/** `228 cases and 94 generated wrapping points`. An id that is there in several modes counts once. */
export function sayCount(cases: readonly { readonly id: string }[]): string {
  const ids = [...new Set(cases.map(({ id }) => id))]
  const points = ids.filter((id) => isGenerated({ id })).length
  const others = number(ids.length - points, 'case')
  return points === 0 ? others : `${others} and ${number(points, 'generated wrapping point')}`
}

const number = (count: number, thing: string): string => `${count} ${thing}${count === 1 ? '' : 's'}`
