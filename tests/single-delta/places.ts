import { diffArrays } from 'diff'
import { XmlCData, XmlComment, XmlElement, type XmlNode, XmlTreeNode } from 'libxml2-wasm'
import { parsed } from './rules.ts'

/** They follow from what is signed and encrypted. */
const CONSEQUENCES: ReadonlySet<string> = new Set(['DigestValue', 'SignatureValue', 'CipherValue'])

/**
 * Where two messages differ, as paths: an attribute, an element whose text is another, or a run of nodes that stand in one and
 * not in the other. Empty: they say the same, by the same nodes. `undefined`: one of them cannot be parsed.
 */
export function places(one: string, other: string): readonly string[] | undefined {
  const [left, right] = [parsed(one), parsed(other)]
  try {
    return left && right ? [...between(left.root, right.root, '')] : undefined
  } finally {
    left?.dispose()
    right?.dispose()
  }
}

function* between(one: XmlElement, other: XmlElement, above: string): Generator<string> {
  const path = `${above}/${one.name}`
  if (one.name !== other.name || one.namespaceUri !== other.namespaceUri || one.prefix !== other.prefix) {
    yield path
    return
  }
  const [own, others] = [attributes(one), attributes(other)]
  for (const name of new Set([...own.keys(), ...others.keys()])) {
    if (own.get(name) !== others.get(name)) yield `${path}/@${name}`
  }
  const [mine, theirs] = [children(one), children(other)]
  if (CONSEQUENCES.has(one.name) && isText(mine) && isText(theirs)) return
  yield* betweenAll(mine, theirs, path)
}

/** What stands between two nodes that are equal in both is one place. */
function* betweenAll(one: readonly XmlNode[], other: readonly XmlNode[], path: string): Generator<string> {
  for (const { mine, theirs } of gaps(one, other)) {
    const pairs = mine.flatMap((node, at) => {
      const partner = theirs[at]
      return node instanceof XmlElement && partner instanceof XmlElement ? [[node, partner] as const] : []
    })
    const isMatched = mine.length === theirs.length && pairs.length === mine.length
    if (isMatched && (pairs.length === 1 || pairs.every(([node, partner]) => node.name === partner.name))) {
      for (const [node, partner] of pairs) yield* between(node, partner, path)
    } else yield `${path}/${nameOf(mine[0] ?? theirs[0])}`
  }
}

function gaps(one: readonly XmlNode[], other: readonly XmlNode[]) {
  const found: { mine: readonly XmlNode[]; theirs: readonly XmlNode[] }[] = []
  let [i, j] = [0, 0]
  let open = false
  for (const { added, removed, count } of diffArrays(one.map(text), other.map(text))) {
    const [mine, theirs] = [one.slice(i, added ? i : i + count), other.slice(j, removed ? j : j + count)]
    i += mine.length
    j += theirs.length
    const last = found.at(-1)
    if (!added && !removed) open = false
    else if (open && last) found.splice(-1, 1, { mine: [...last.mine, ...mine], theirs: [...last.theirs, ...theirs] })
    else {
      found.push({ mine, theirs })
      open = true
    }
  }
  return found
}

const attributes = (element: XmlElement): ReadonlyMap<string, string> =>
  new Map([
    ...element.attrs.map((one): [string, string] => [`${one.prefix}${one.prefix && ':'}${one.name}`, one.value]),
    ...Object.entries(element.nsDeclarations).map(([prefix, uri]): [string, string] => [`xmlns:${prefix}`, uri]),
  ])

function children(element: XmlElement): readonly XmlNode[] {
  const all: XmlNode[] = []
  for (let node: XmlNode | null = element.firstChild; node; node = nextOf(node)) all.push(node)
  return all
}

// In this binding a processing instruction has no `next`; the getter of its relatives knows what to do with it.
const nextOf = (node: XmlNode): XmlNode | null => Reflect.get(XmlTreeNode.prototype, 'next', node)

const isText = (nodes: readonly XmlNode[]): boolean =>
  nodes.length <= 1 &&
  !nodes.some((node) => node instanceof XmlElement || node instanceof XmlComment || node instanceof XmlCData)

const text = (node: XmlNode): string =>
  node instanceof XmlElement ? node.toString({ format: false }) : `${node.constructor.name} ${node.content}`
const nameOf = (node: XmlNode | undefined): string => (node instanceof XmlElement ? node.name : 'text()')
