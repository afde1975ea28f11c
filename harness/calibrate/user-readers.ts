import { valuesOf } from '../drive/headers.ts'
import { type Element, select, visibleText } from '../observe/markup.ts'
import type { Page } from '../observe/page.ts'
import { literal } from '../observe/pattern.ts'
import { read } from '../observe/reader.ts'
import type { Reader } from '../target/target.ts'
import { elementsOf } from './features.ts'
import { leavesOf } from './json-leaves.ts'
import type { Confidence } from './proposal.ts'
import { selectorsOf } from './selectors.ts'

/** A way to read the user of a page. */
export interface UserReader {
  readonly reader: Reader
  readonly confidence: Confidence
}

/** Names under which a value is somebody's name and not by chance the same. */
const NAME = /user|name|login|mail|account|subject|\bsub\b|uid|principal|nameid|whoami|identity/i
/** Attributes that hold addresses and looks, which a name may stand in by accident. */
const NOT_READ: ReadonlySet<string> = new Set(['href', 'src', 'action', 'style', 'class', 'id', 'title', 'alt'])
const MAX_ELEMENTS = 2000
const MAX_SENTENCE = 120

/**
 * Every way found to read exactly this user from a page, the surest first: JSON, an attribute (which keeps white space as it
 * is), the text of an element, a header.
 */
export function userReadersOf(page: Page, user: string): readonly UserReader[] {
  const found = [...inJson(page, user), ...inMarkup(page, user), ...inHeaders(page, user)]
  return found.filter(({ reader }) => read(reader, page) === user)
}

function inJson({ json }: Page, user: string): readonly UserReader[] {
  if (json === undefined) return []
  return leavesOf(json.value)
    .filter(([, value]) => value === user)
    .map(([pointer]): UserReader => ({ reader: { json: pointer }, confidence: NAME.test(pointer) ? 'high' : 'medium' }))
    .sort((one, other) => Number(other.confidence === 'high') - Number(one.confidence === 'high'))
}

function inMarkup({ document }: Page, user: string): readonly UserReader[] {
  if (document === undefined) return []
  const elements = (select(document, '*') ?? []).slice(0, MAX_ELEMENTS)
  const attributes = elements.flatMap((element) =>
    Object.entries(element.attribs)
      .filter(([name, value]) => value === user && !NOT_READ.has(name))
      .flatMap(([attribute]) =>
        selectorsOf(element).map((selector) => ({
          reader: { html: { selector, attribute } },
          confidence: sure(selector),
        })),
      ),
  )
  // What a script says, it says in another language: a name with a quote would not be read as it is.
  const shown = elementsOf(document).slice(0, MAX_ELEMENTS)
  const texts = shown
    .filter((element) => holds(element, user))
    .flatMap((element) => selectorsOf(element))
    .map((selector) => ({ reader: { html: { selector } }, confidence: sure(selector) }))
  const sentences = shown.flatMap((element) => {
    const matches = sentenceOf(element, user)
    if (matches === undefined) return []
    return selectorsOf(element).map((selector): UserReader => {
      const confidence = sure(selector) === 'low' ? 'low' : 'medium'
      return { reader: { html: { selector, matches } }, confidence }
    })
  })
  return [...attributes, ...texts, ...sentences].sort((one, other) => ORDER[one.confidence] - ORDER[other.confidence])
}

const ORDER = { high: 0, medium: 1, low: 2 } as const satisfies Record<Confidence, number>

const sure = (selector: string): Confidence => {
  if (selector.includes(' > ') || selector.includes(':nth')) return 'low'
  return selector.startsWith('#') || NAME.test(selector) ? 'high' : 'medium'
}

/** The innermost element whose text is the user and nothing else. */
const holds = (element: Element, user: string): boolean =>
  // Looked at first: the whole text of every element would take the square of the page's length.
  element.children.some((child) => child.type === 'text' && child.data.includes(user)) && visibleText(element) === user

/** A pattern for a sentence around the name: all else must stay as it is. */
function sentenceOf(element: Element, user: string): string | undefined {
  if (!element.children.some((child) => child.type === 'text' && child.data.includes(user))) return undefined
  const text = visibleText(element)
  const [before, after, ...more] = text.split(user)
  if (before === undefined || after === undefined || more.length > 0) return undefined
  if (text === user || text.length - user.length > MAX_SENTENCE) return undefined
  return `^${literal(before)}(.*)${literal(after)}$`
}

const OF_THE_MESSAGE: ReadonlySet<string> = new Set(['set-cookie', 'location', 'content-location', 'link', 'refresh'])

function inHeaders({ headers }: Page, user: string): readonly UserReader[] {
  return [...new Set(headers.map(([name]) => name.toLowerCase()))]
    .filter((name) => !OF_THE_MESSAGE.has(name) && valuesOf(headers, name).some((value) => value === user))
    .map((header) => ({ reader: { header }, confidence: 'medium' }))
}
