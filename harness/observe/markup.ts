import { type CheerioAPI, load } from 'cheerio/slim'

export type Document = CheerioAPI
type Root = ReturnType<CheerioAPI['root']>[number]
type Node = Root['children'][number]
export type Element = Extract<Node, { attribs: unknown }>

/** Parsers take time by depth times length; this many tags keep the worst page below a second. */
const MAX_TAGS = 20_000
/** Elements that one selector may yield. */
const MAX_SELECTED = 1000

/** Not `head`: where its end is left out, this parser finds the page's text inside. */
const SILENT: ReadonlySet<string> = new Set(['title', 'script', 'style', 'template'])
const INLINE: ReadonlySet<string> = new Set(
  'a abbr b bdi bdo cite code em font i kbd label mark q s samp small span strong sub sup tt u var wbr'.split(' '),
)

/** Where the tag that would be one too many begins; the length where there is none. */
const endOfTags = (source: string): number => {
  let at = -1
  for (let tags = 0; tags <= MAX_TAGS; tags += 1) {
    at = source.indexOf('<', at + 1)
    if (at === -1) return source.length
  }
  return at
}

/**
 * Parses markup, well-formed or not. htmlparser2, not parse5: that one needs quadratic time for many attributes or deep
 * nesting, and a page comes from an SP that may want to stop us. `whole` is false where the page was cut.
 */
export const parseMarkup = (source: string): { readonly document: Document; readonly whole: boolean } => {
  const end = endOfTags(source)
  const document = load(source.slice(0, end), { xml: { xmlMode: false, decodeEntities: true } })
  return { document, whole: end === source.length }
}

/** The elements that a selector finds, at most a thousand; undefined where the page cannot be searched. */
export const select = (document: Document, selector: string): readonly Element[] | undefined => {
  try {
    return document.root().find(selector).toArray().slice(0, MAX_SELECTED)
  } catch (error) {
    // A page nested so deep that the search runs out of stack.
    if (error instanceof RangeError) return undefined
    throw error
  }
}

export const collapsed = (text: string): string => text.replace(/\s+/g, ' ').trim()

/** The text that a reader of the page would see, white space collapsed. Walks without recursion: depth is the SP's choice. */
export const visibleText = (from: Root | Element): string => {
  const parts: string[] = []
  const open: (Node | undefined)[] = [...from.children].reverse()
  while (open.length > 0) {
    const node = open.pop()
    if (node === undefined) {
      parts.push(' ')
      continue
    }
    if (node.type === 'text') parts.push(node.data)
    if (!('children' in node) || ('name' in node && SILENT.has(node.name))) continue
    if (!('name' in node) || !INLINE.has(node.name)) {
      parts.push(' ')
      open.push(undefined)
    }
    for (let at = node.children.length - 1; at >= 0; at -= 1) open.push(node.children[at])
  }
  return collapsed(parts.join(''))
}

/** All text inside an element, seen or not: what `title` holds. */
export const innerText = (element: Element): string =>
  collapsed(element.children.map((node) => (node.type === 'text' ? node.data : '')).join(''))

export const attributeOf = (element: Element, name: string): string | undefined =>
  Object.hasOwn(element.attribs, name) ? element.attribs[name] : undefined
