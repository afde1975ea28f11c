import { valuesOf } from '../drive/headers.ts'
import type { Reader } from '../target/target.ts'
import { attributeOf, visibleText } from './markup.ts'
import type { Page } from './page.ts'
import { groupOf, isFound, patternOf } from './pattern.ts'
import { pointerOf } from './pointer.ts'
import { selectorOf } from './selector.ts'

/** One value, or several in the order of the page; undefined where the page does not show it. */
export type Value = string | string[] | undefined
type Read = (page: Page) => Value

const scalar = (value: unknown): string | undefined =>
  typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean' ? String(value) : undefined

const several = (values: readonly string[]): Value => (values.length > 1 ? [...values] : values[0])

// Values of each element of a list, as `/users/*` followed by `/name` finds them.
const ofEach = (list: string, within: string): Read => {
  const [toList, toValue] = [pointerOf(list), pointerOf(within)]
  return ({ json }) => {
    const value = json === undefined ? undefined : toList(json.value)?.value
    if (!Array.isArray(value)) return undefined
    const texts = value.map((one) => scalar(toValue(one)?.value)).filter((text) => text !== undefined)
    return texts.length === value.length ? texts : undefined
  }
}

const ofJson = (pointer: string): Read => {
  const [list, within, ...more] = pointer.split('/*')
  if (list !== undefined && within !== undefined && more.length === 0) return ofEach(list, within)
  const follow = pointerOf(pointer)
  return ({ json }) => {
    const value = json === undefined ? undefined : follow(json.value)?.value
    if (!Array.isArray(value)) return scalar(value)
    const texts = value.map(scalar).filter((text) => text !== undefined)
    // A list of which a part cannot be read would be taken for a shorter one.
    return texts.length === value.length ? texts : undefined
  }
}

const ofHtml = ({
  selector,
  attribute,
  matches,
}: {
  readonly selector: string
  readonly attribute?: string | undefined
  readonly matches?: string | undefined
}): Read => {
  const find = selectorOf(selector)
  const pattern = matches === undefined ? undefined : patternOf(matches)
  const part = (text: string | undefined) =>
    text === undefined || pattern === undefined ? text : groupOf(pattern, text)
  return (page) => {
    if (page.document === undefined || !page.whole) return undefined
    const found = find(page.document) ?? []
    return several(
      found
        .map((one) => part(attribute === undefined ? visibleText(one) : attributeOf(one, attribute.toLowerCase())))
        .filter((text) => text !== undefined),
    )
  }
}

const ofLang = (): Read => {
  const find = selectorOf('html')
  return ({ document }) => {
    const root = document === undefined ? undefined : find(document)?.[0]
    return root === undefined ? undefined : attributeOf(root, 'lang')?.trim() || undefined
  }
}

const ofText = (table: Readonly<Record<string, string>>): Read => {
  const patterns = Object.entries(table).map(([key, pattern]) => ({ key, pattern: patternOf(pattern) }))
  return (page) => patterns.find(({ pattern }) => isFound(pattern, page.text))?.key
}

/**
 * Makes a reader ready for use.
 * @throws {HarnessError} TARGET_FILE, naming the pattern, pointer or selector that is none
 */
export const compileReader = (reader: Reader): Read => {
  if ('json' in reader) return ofJson(reader.json)
  if ('header' in reader) return ({ headers }) => several(valuesOf(headers, reader.header))
  if ('html' in reader) return ofHtml(reader.html)
  if ('htmlLang' in reader) return ofLang()
  return ofText(reader.text)
}

const compiled = new WeakMap<Reader, Read>()

/** Reads a value out of a page. */
export const read = (reader: Reader, page: Page): Value => {
  const known = compiled.get(reader) ?? compileReader(reader)
  compiled.set(reader, known)
  return known(page)
}
