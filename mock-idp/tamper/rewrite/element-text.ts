/** Where an element stands in a text: `start` to `end`, its content from `open` to `close`. */
export interface Span {
  readonly start: number
  readonly open: number
  readonly close: number
  readonly end: number
}

const TAG =
  /<!--[\s\S]*?-->|<!\[CDATA\[[\s\S]*?\]\]>|<\?[\s\S]*?\?>|<(\/?)(?:[\w.-]+:)?([\w.-]+)((?:"[^"]*"|'[^']*'|[^"'>])*?)(\/?)>/g

/**
 * Finds the elements of that local name, outermost first, in document order. Works on the bytes that sign/ wrote, so that
 * what is cut and pasted keeps every octet that its digest covers; a parser and a serializer would not.
 */
export function elementsNamed(xml: string, local: string): readonly Span[] {
  const found: Span[] = []
  let depth = 0
  let start = 0
  let open = 0
  for (const match of xml.matchAll(TAG)) {
    const [tag, slash, name, , empty] = match
    if (name !== local) continue
    const after = match.index + tag.length
    if (empty === '/') {
      if (depth === 0) found.push({ start: match.index, open: after, close: after, end: after })
    } else if (slash === '') {
      if (depth === 0) {
        start = match.index
        open = after
      }
      depth += 1
    } else {
      depth -= 1
      if (depth === 0) found.push({ start, open, close: match.index, end: after })
    }
  }
  return found
}

/** The first element of that local name. Throws a RangeError when there is none: the case does not fit its mode. */
export function elementNamed(xml: string, local: string): Span {
  const [first] = elementsNamed(xml, local)
  if (first === undefined) throw new RangeError(`the message holds no ${local}`)
  return first
}

export const textOf = (xml: string, span: Span): string => xml.slice(span.start, span.end)

export const without = (xml: string, span: Span): string => xml.slice(0, span.start) + xml.slice(span.end)

export const insertedAt = (xml: string, position: number, text: string): string =>
  xml.slice(0, position) + text + xml.slice(position)

export const replacedBy = (xml: string, span: Span, text: string): string =>
  xml.slice(0, span.start) + text + xml.slice(span.end)

/** The first attribute of that name. */
export const attributeIn = (xml: string, name: string): string | undefined =>
  new RegExp(`\\s${name}="([^"]*)"`).exec(xml)?.[1]
