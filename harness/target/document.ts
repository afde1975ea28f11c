import {
  type Document,
  isAlias,
  isMap,
  isNode,
  isSeq,
  LineCounter,
  type Node,
  parseDocument,
  visit,
  type YAMLError,
} from 'yaml'
import { type Path, type Problem, pathText } from './problem.ts'
import { keyText } from './variables.ts'

/** A target file as YAML reads it, which knows where everything stands. */
export interface TargetDocument {
  readonly root: Node | null
  /** Whether its data cannot be trusted to be what was meant. A key that stands twice is a fault, but not this one. */
  readonly broken: boolean
  toData(): unknown
  /** What YAML and we find wrong, in the file's order: `file:line:column: path: what is wrong; expected …` */
  lines(problems: readonly Problem[]): readonly string[]
}

export function readDocument(file: string, text: string): TargetDocument {
  const counter = new LineCounter()
  // Pretty errors would quote the file, and with it the secrets that it may hold.
  const document = parseDocument(text, { lineCounter: counter, prettyErrors: false, merge: true })
  const root = document.contents
  const faults = [...faultsOf(document, text), ...strayAliases(document)]

  const place = (at: number): string => {
    const { line, col } = counter.linePos(at)
    return `${file}:${Math.max(1, line)}:${Math.max(1, col)}`
  }
  const lineAt = (at: number, path: Path, says: string) => ({
    at,
    line: [place(at), ...(path.length === 0 ? [] : [pathText(path)]), says].join(': '),
  })

  return {
    root,
    broken: faults.some(({ path }) => path === undefined),
    toData: () => document.toJS(),
    lines: (problems) =>
      [
        ...faults.map(({ at, path, says }) => lineAt(at, path ?? [], says)),
        ...problems.map(({ path, on, says }) => lineAt(offset(document, path, on), path, says)),
      ]
        .sort((a, b) => a.at - b.at)
        .map(({ line }) => line),
  }
}

/** What is wrong with the YAML itself; only a key that stands twice has a path, and leaves the rest readable. */
interface Fault {
  readonly at: number
  readonly path?: Path | undefined
  readonly says: string
}

function faultsOf({ errors, warnings, contents }: Document, text: string): Fault[] {
  const faults = [...errors, ...warnings].sort((a, b) => a.pos[0] - b.pos[0])
  return faults.flatMap(({ code, pos: [at] }, index) => {
    if (code === 'DUPLICATE_KEY') return [{ at, path: pathOfKeyAt(contents, at) ?? [], says: WORDS.DUPLICATE_KEY }]
    // What cannot be read makes what follows unreadable in the same way: that says nothing more.
    const before = faults[index - 1]
    if (code === before?.code || at === before?.pos[0]) return []
    return [{ at, says: text[at - 1] === '$' && text[at] === '{' ? BARE_VARIABLE : wordsFor(code) }]
  })
}

function strayAliases(document: Document): Fault[] {
  const stray: Fault[] = []
  visit(document, {
    Alias: (_, alias) => {
      if (alias.resolve(document) === undefined) stray.push({ at: startOf(alias) ?? 0, says: WORDS.BAD_ALIAS })
    },
  })
  return stray
}

const startOf = (node: unknown): number | undefined => (isNode(node) ? node.range?.[0] : undefined)

/** Where a key or value stands; of one that is not there, where the nearest thing around it begins. */
function offset(document: Document, path: Path, on: Problem['on']): number {
  let node: unknown = document.contents
  let start = startOf(node) ?? 0
  for (const [index, step] of path.entries()) {
    const around = isAlias(node) ? node.resolve(document) : node
    const pair = isMap(around) ? around.items.find(({ key }) => keyText(key) === String(step)) : undefined
    node = isSeq(around) && typeof step === 'number' ? around.items[step] : pair?.value
    const isKeyMeant = on === 'key' && index === path.length - 1
    const found = (isKeyMeant ? undefined : startOf(node)) ?? startOf(pair?.key)
    if (found === undefined) return start
    start = found
  }
  return start
}

function pathOfKeyAt(node: unknown, at: number, path: Path = []): Path | undefined {
  if (isSeq(node)) return first(node.items, (item, index) => pathOfKeyAt(item, at, [...path, index]))
  if (!isMap(node)) return undefined
  return first(node.items, ({ key, value }) => {
    const here = [...path, keyText(key)]
    return startOf(key) === at ? here : pathOfKeyAt(value, at, here)
  })
}

function first<T, R>(items: readonly T[], find: (item: T, index: number) => R | undefined): R | undefined {
  for (const [index, item] of items.entries()) {
    const found = find(item, index)
    if (found !== undefined) return found
  }
  return undefined
}

/** The library's own words can quote the file; these do not. */
const WORDS = {
  DUPLICATE_KEY: 'the key stands twice in one mapping; expected it once',
  MULTIPLE_DOCS: 'a second YAML document; expected one, with several targets under `targets:`',
  TAB_AS_INDENT: 'a tab; expected spaces as indentation',
  BAD_INDENT: 'not YAML: wrong indentation, or a bracket left open; expected entries of one block in one column',
  BAD_ALIAS: 'not YAML: an alias without its anchor; expected `*name` after `&name`',
  BAD_DQ_ESCAPE: 'not YAML: an unknown escape in double quotes; expected \\\\ for a backslash, or single quotes',
  BAD_SCALAR_START: 'not YAML: a character that cannot begin a plain value; expected quotes around it',
  BLOCK_AS_IMPLICIT_KEY: 'not YAML: a nested mapping on one line; expected it on its own lines, or in { }',
  MISSING_CHAR: 'not YAML: something is missing here; expected a closing quote, bracket, comma, colon or space',
  MULTILINE_IMPLICIT_KEY: 'not YAML: a key over several lines; expected `key: value` on one line',
  TAG_RESOLVE_FAILED: 'an unknown tag; expected plain YAML without `!tags`',
  UNEXPECTED_TOKEN: 'not YAML: this cannot stand here; expected `key: value`, `- entry`, or quotes around the text',
} as const satisfies Partial<Record<YAMLError['code'], string>>

const BARE_VARIABLE = 'a bare variable within { } or [ ]; expected quotes around it'

const wordsFor = (code: YAMLError['code']): string =>
  new Map<string, string>(Object.entries(WORDS)).get(code) ?? `not YAML (${code}); expected YAML 1.2`
