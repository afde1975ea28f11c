import { attributeOf, type Element } from '../observe/markup.ts'

/** Words that may stand in a selector as they are; a counter or a token is another one at the next visit. */
const STEADY = /^[A-Za-z][\w-]*$/
const COUNTER = /\d{3}/
const MAX_WORD = 60
/** Steps of a path to an element that has nothing of its own to be known by. */
const MAX_STEPS = 12

/** Whether a word is the same at the next visit, and may stand in a selector as it is. */
export const isSteady = (word: string): boolean => word.length <= MAX_WORD && STEADY.test(word) && !COUNTER.test(word)

/** Attributes whose value is part of what an element is. */
const TELLING = ['name', 'itemprop', 'role', 'type'] as const

/** How an element may be found again, the surest first: by its id, by what it is, by its place. */
export function selectorsOf(element: Element): readonly string[] {
  const id = attributeOf(element, 'id') ?? ''
  const tag = isSteady(element.name) ? element.name : '*'
  const classes = (attributeOf(element, 'class') ?? '').split(/\s+/).filter(isSteady)
  const telling = TELLING.flatMap((name) => {
    const value = attributeOf(element, name) ?? ''
    return isSteady(value) ? [`${tag}[${name}=${value}]`] : []
  })
  const data = Object.keys(element.attribs)
    .filter((name) => /^data-[a-z][a-z-]{0,40}$/.test(name))
    .map((name) => `${tag}[${name}]`)
  const path = pathOf(element)
  return [
    ...(isSteady(id) ? [`#${id}`] : []),
    ...telling,
    ...data,
    ...classes.map((one) => `${tag}.${one}`),
    ...(path === undefined ? [] : [path]),
  ]
}

/** From the nearest element with an id, or from the root, by position among its like. */
function pathOf(element: Element): string | undefined {
  const steps: string[] = []
  for (let at: Element = element; steps.length < MAX_STEPS; ) {
    const id = attributeOf(at, 'id') ?? ''
    if (steps.length > 0 && isSteady(id)) return [`#${id}`, ...steps].join(' > ')
    if (!isSteady(at.name)) return undefined
    const parent = at.parent
    const like = (parent?.children ?? []).filter((one) => 'name' in one && one.name === at.name)
    steps.unshift(like.length > 1 ? `${at.name}:nth-of-type(${like.indexOf(at) + 1})` : at.name)
    if (parent === null || !('attribs' in parent)) return steps.join(' > ')
    at = parent
  }
  return undefined
}
