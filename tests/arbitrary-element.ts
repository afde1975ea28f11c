import fc from 'fast-check'
import { type Element, element, NAMESPACES, type Node, raw } from '../mock-idp/message/node.ts'

const PREFIXES = Object.keys(NAMESPACES)

const local = fc.stringMatching(/^[A-Za-z_][A-Za-z0-9_.-]{0,5}$/)
const prefix = fc.constantFrom(...PREFIXES)
const prefixed = fc.tuple(prefix, local).map(([of, name]) => `${of}:${name}`)
const attributeName = fc.oneof(local, prefixed, fc.constantFrom('xml:lang', 'ID', 'xsi:type'))

/** Text of the characters that XML 1.0 allows, the awkward ones more often. @see XML 1.0, 2.2 */
const xmlText: fc.Arbitrary<string> = fc.string({
  unit: fc.oneof(
    fc.constantFrom(
      '&',
      '<',
      '>',
      '"',
      "'",
      '\t',
      '\n',
      '\r',
      ' ',
      ']]>',
      '&amp;',
      '&#13;',
      '\u0085',
      '\u2028',
      '😀',
      'é',
    ),
    fc.string({ unit: 'grapheme', minLength: 1, maxLength: 1 }).filter(isXml),
  ),
  maxLength: 8,
})

function isXml(text: string): boolean {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: these are the characters that XML has no way to write
  return !/[\u0000-\u0008\u000B\u000C\u000E-\u001F\uFFFE\uFFFF]|[\uD800-\uDBFF](?![\uDC00-\uDFFF])/.test(text)
}

const plain = fc.letrec<{ node: Node; element: Element }>((tie) => ({
  node: fc.oneof({ depthSize: 'small', withCrossShrink: true }, xmlText, tie('element')),
  element: elementOf(tie('node')),
}))

/** An element that the canonical writer can say. */
export const plainElement: fc.Arbitrary<Element> = plain.element

const special: fc.Arbitrary<Node> = fc.oneof(
  fc.stringMatching(/^[ -,.-~]{0,8}$/).map((text) => ({ kind: 'comment', text }) as const),
  fc.stringMatching(/^[ -\\^-~]{0,8}$/).map((text) => ({ kind: 'cdata', text }) as const),
  fc.tuple(local, local).map(([target, data]) => ({ kind: 'instruction', target: `t${target}`, data }) as const),
  fc.constant(raw('<own:Text xmlns:own="urn:own">raw</own:Text>')),
)

const mixed = fc.letrec<{ node: Node; element: Element }>((tie) => ({
  node: fc.oneof({ depthSize: 'small', withCrossShrink: true }, xmlText, special, tie('element')),
  element: elementOf(tie('node')),
}))

/** An element that may hold comments, CDATA sections, processing instructions and raw text. */
export const mixedElement: fc.Arbitrary<Element> = mixed.element

/** Some of the prefixes, and one that stands for nothing. */
export const prefixList: fc.Arbitrary<string[]> = fc.subarray([...PREFIXES, 'unknown'], { maxLength: 3 })

function elementOf(node: fc.Arbitrary<Node>): fc.Arbitrary<Element> {
  return fc
    .record({
      name: fc.oneof(prefixed, local, fc.constant('saml:Issuer')),
      attributes: fc.dictionary(attributeName, fc.option(xmlText, { nil: undefined }), { maxKeys: 4 }),
      children: fc.array(node, { maxLength: 4 }),
      declares: fc.subarray(PREFIXES, { maxLength: 2 }),
    })
    .map(({ name, attributes, children, declares }) => element(name, attributes, children, declares))
}
