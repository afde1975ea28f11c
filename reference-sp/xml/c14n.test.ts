import fc from 'fast-check'
import { type C14NOptions, ParseOption, XmlC14NMode, XmlDocument, type XmlElement } from 'libxml2-wasm'
import { describe, expect, test } from 'vitest'
import { type Canonicalization, canonicalize } from './c14n.ts'
import type { Element } from './node.ts'
import { parse } from './parse.ts'
import { childElements } from './read.ts'

const METHODS = {
  exclusive: XmlC14NMode.XML_C14N_EXCLUSIVE_1_0,
  inclusive: XmlC14NMode.XML_C14N_1_0,
  'inclusive-1.1': XmlC14NMode.XML_C14N_1_1,
} as const

/** Canonicalizes the element at the end of a path of child positions, with our own writer and with libxml2's. */
function both(xml: string, path: readonly number[], how: Canonicalization): readonly [string, string] {
  const parsed = parse(Buffer.from(xml))
  if (parsed.kind !== 'document') throw new Error(`${parsed.kind}: ${xml}`)
  let ours: Element = parsed.root
  const document = XmlDocument.fromString(xml, { option: ParseOption.XML_PARSE_SKIP_IDS })
  let theirs: XmlElement = document.root
  for (const step of path) {
    const options = childElements(ours)
    const next = options[step % Math.max(1, options.length)]
    if (!next) break
    ours = next
    theirs = theirs.find('*')[step % options.length] as XmlElement
  }
  const options: C14NOptions = { mode: METHODS[how.method], withComments: how.comments }
  const list = how.method === 'exclusive' && how.prefixes ? [...how.prefixes] : undefined
  const expected = theirs.canonicalizeToString(list ? { ...options, inclusiveNamespacePrefixes: list } : options)
  document.dispose()
  return [canonicalize(ours, how), expected]
}

const PREFIXES = ['', 'a', 'b', 'c']
const URIS = ['urn:1', 'urn:2', 'urn:3']
const text = fc.stringMatching(/^[ a-z&<>"'\t\n\ré日𝒳]{0,6}$/u)

const escaped = (value: string): string => value.replace(/[&<>"\t\n\r]/g, (one) => `&#${one.codePointAt(0)};`)

interface Tree {
  readonly prefix: string
  readonly local: string
  readonly declared: readonly (readonly [string, string])[]
  readonly attributes: readonly (readonly [string, string, string])[]
  readonly special: readonly (readonly [string, string])[]
  readonly children: readonly (Tree | string)[]
}

const tree = fc.letrec<{ tree: Tree; child: Tree | string }>((tie) => ({
  tree: fc.record({
    prefix: fc.constantFrom(...PREFIXES),
    local: fc.constantFrom('x', 'y', 'é'),
    declared: fc.uniqueArray(fc.tuple(fc.constantFrom(...PREFIXES), fc.constantFrom(...URIS, '')), {
      selector: ([prefix]) => prefix,
      maxLength: 3,
    }),
    attributes: fc.uniqueArray(fc.tuple(fc.constantFrom(...PREFIXES), fc.constantFrom('p', 'q', 'r'), text), {
      selector: ([prefix, local]) => `${prefix}:${local}`,
      maxLength: 3,
    }),
    special: fc.uniqueArray(fc.tuple(fc.constantFrom('xml:lang', 'xml:space', 'xml:id'), fc.constantFrom('en', 'n')), {
      selector: ([name]) => name,
      maxLength: 2,
    }),
    children: fc.array(tie('child'), { maxLength: 4 }),
  }),
  child: fc.oneof(
    { depthSize: 'small', withCrossShrink: true },
    text.map(escaped),
    fc.constantFrom('<!--c-->', '<?p?>', '<?p  d a?>', '<![CDATA[<&]]>', '<!-- \r\n -->'),
    tie('tree'),
  ),
})).tree

/** Writes a tree in which every prefix that is used is declared somewhere above. */
function write(node: Tree, scope: ReadonlyMap<string, string>): string {
  const declared = new Map(node.declared.filter(([prefix, uri]) => uri !== '' || prefix === ''))
  const inner = new Map([...scope, ...declared])
  const prefix = inner.get(node.prefix) ? node.prefix : ''
  const name = prefix === '' ? node.local : `${prefix}:${node.local}`
  const taken = new Set<string>()
  const attributes = node.attributes.flatMap(([wanted, local, value]) => {
    const uri = wanted === '' ? '' : (inner.get(wanted) ?? '')
    if (taken.has(`${uri} ${local}`)) return []
    taken.add(`${uri} ${local}`)
    return [` ${uri === '' ? local : `${wanted}:${local}`}="${escaped(value)}"`]
  })
  const declarations = [...declared].map(([one, uri]) => (one === '' ? ` xmlns="${uri}"` : ` xmlns:${one}="${uri}"`))
  const special = node.special.map(([one, value]) => ` ${one}="${one === 'xml:space' ? 'preserve' : value}"`)
  const content = node.children.map((child) => (typeof child === 'string' ? child : write(child, inner))).join('')
  return `<${name}${declarations.join('')}${attributes.join('')}${special.join('')}>${content}</${name}>`
}

const how = fc.record({
  method: fc.constantFrom('exclusive' as const, 'inclusive' as const, 'inclusive-1.1' as const),
  comments: fc.boolean(),
  prefixes: fc.subarray(['a', 'b', '#default']),
})

test('the canonical form is the one that libxml2 writes', () => {
  fc.assert(
    fc.property(tree, fc.array(fc.nat(3), { maxLength: 4 }), how, (node, path, form) => {
      const [ours, theirs] = both(write(node, new Map()), path, form)
      expect(ours).toBe(theirs)
    }),
    { numRuns: 600, seed: 20310115 },
  )
})

describe('by hand', () => {
  const cases: Readonly<Record<string, readonly [xml: string, path: readonly number[], Canonicalization, string]>> = {
    'exclusive: an unused declaration is left out': [
      '<a:x xmlns:a="urn:1" xmlns:b="urn:2"><a:y/></a:x>',
      [0],
      { method: 'exclusive', comments: false },
      '<a:y xmlns:a="urn:1"></a:y>',
    ],
    'exclusive: a listed prefix is kept': [
      '<a:x xmlns:a="urn:1" xmlns:b="urn:2"><a:y/></a:x>',
      [0],
      { method: 'exclusive', comments: false, prefixes: ['b'] },
      '<a:y xmlns:a="urn:1" xmlns:b="urn:2"></a:y>',
    ],
    'inclusive: ancestors give their namespaces and xml: attributes': [
      '<x xmlns:b="urn:2" xml:lang="en" xml:id="i"><y/></x>',
      [0],
      { method: 'inclusive', comments: false },
      '<y xmlns:b="urn:2" xml:id="i" xml:lang="en"></y>',
    ],
    '1.1: an id is not inherited': [
      '<x xml:lang="en" xml:id="i"><y/></x>',
      [0],
      { method: 'inclusive-1.1', comments: false },
      '<y xml:lang="en"></y>',
    ],
    'comments stay where they are asked for': [
      '<x>a<!--b-->c<?d e?></x>',
      [],
      { method: 'exclusive', comments: true },
      '<x>a<!--b-->c<?d e?></x>',
    ],
  }
  test.each(Object.entries(cases))('%s', (_name, [xml, path, form, expected]) => {
    expect(both(xml, path, form)).toEqual([expected, expected])
  })
})

test('the omitted element leaves nothing behind', () => {
  const parsed = parse(Buffer.from('<x>1<y/>2</x>'))
  if (parsed.kind !== 'document') throw new Error(parsed.kind)
  const [y] = childElements(parsed.root)
  expect(canonicalize(parsed.root, { method: 'exclusive', comments: false }, y)).toBe('<x>12</x>')
})
