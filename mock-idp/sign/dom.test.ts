import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { mixedElement, plainElement, prefixList } from '../../tests/arbitrary-element.ts'
import { type Element, element, type Node, raw } from '../message/node.ts'
import { canonicalForm, HERE, writeDom } from './dom.ts'
import { type Canonicalization, planFor, type SignaturePlan } from './plan.ts'
import { UnknownPrefix } from './qualified-name.ts'
import { write, writeCanonical } from './writer.ts'

const whole = ({ head, tail }: { head: string; tail: string }): string => head + tail
const none = { head: '', tail: '' }
const dom = (any: Element, inclusive: readonly string[] = []): string => whole(writeDom(any, inclusive))
const writer = (any: Element, inclusive: readonly string[]): string => whole(write(any, inclusive) ?? none)

/** What is left of special nodes in canonical form. @see Canonical XML 1.0, 2.3 */
function canonicalNodes(any: Element): Element {
  const children = any.children.flatMap((child): Node[] => {
    if (typeof child === 'string') return [child]
    if ('name' in child) return [canonicalNodes(child)]
    if (child.kind === 'comment') return []
    if (child.kind === 'cdata') return [child.text]
    return [child.kind === 'instruction' ? raw(`<?${child.target} ${child.data}?>`) : child]
  })
  return { ...any, children }
}

function plan(canonicalization: Canonicalization, inclusiveNamespaces: readonly string[] = []): SignaturePlan {
  return { ...(planFor('response').response as SignaturePlan), canonicalization, inclusiveNamespaces }
}

describe('the DOM route', () => {
  it('says the same as the canonical writer, in every canonical form', () => {
    fc.assert(
      fc.property(plainElement, prefixList, (any, inclusive) => {
        for (const method of ['exclusive', 'inclusive', 'inclusive-1.1'] as const) {
          const form = (xml: string) => canonicalForm(HERE + xml, plan(method, inclusive))
          expect(form(dom(any, inclusive))).toBe(form(writer(any, inclusive)))
        }
      }),
      { numRuns: 200 },
    )
  })

  it('says comments, CDATA sections and instructions so that they come out of canonicalization as they should', () => {
    fc.assert(
      fc.property(mixedElement, (any) => {
        expect(canonicalForm(HERE + dom(any), plan('exclusive'))).toBe(
          whole(writeCanonical(canonicalNodes(any)) ?? none),
        )
      }),
      { numRuns: 200 },
    )
  })

  it('writes comments, CDATA sections and processing instructions as themselves', () => {
    const any = element('saml:NameID', { a: '\t"\r' }, [
      'ad\r',
      { kind: 'comment', text: ' & ' },
      { kind: 'cdata', text: '<min>' },
      { kind: 'instruction', target: 'php', data: 'x' },
      { kind: 'raw', xml: '<raw  a = "&#65;"/>' },
      '&amp;',
    ])
    expect(dom(any)).toBe(
      '<saml:NameID xmlns:saml="urn:oasis:names:tc:SAML:2.0:assertion" a="&#9;&quot;&#13;">' +
        'ad&#13;<!-- & --><![CDATA[<min>]]><?php x?><raw  a = "&#65;"/>&amp;amp;</saml:NameID>',
    )
  })

  it('parts the text after the Issuer, or before the first child', () => {
    const comment = { kind: 'comment', text: 'c' } as const
    expect(writeDom(element('A', {}, [element('B'), element('saml:Issuer'), comment]))).toEqual({
      head: '<A><B></B><saml:Issuer xmlns:saml="urn:oasis:names:tc:SAML:2.0:assertion"></saml:Issuer>',
      tail: '<!--c--></A>',
    })
    expect(writeDom(element('A', {}, [comment]))).toEqual({ head: '<A>', tail: '<!--c--></A>' })
  })

  it('refuses a prefix that stands for nothing', () => {
    expect(() => dom(element('evil:A'))).toThrow(UnknownPrefix)
  })
})

describe('the canonical form', () => {
  const inside = `<p:r xmlns:p="urn:p" xmlns:q="urn:q">${HERE}<a><!--c--><?pi d?><p:b/></a></p:r>`

  it.each([
    ['exclusive', '<a><?pi d?><p:b xmlns:p="urn:p"></p:b></a>'],
    ['inclusive', '<a xmlns:p="urn:p" xmlns:q="urn:q"><?pi d?><p:b></p:b></a>'],
    ['inclusive-1.1', '<a xmlns:p="urn:p" xmlns:q="urn:q"><?pi d?><p:b></p:b></a>'],
  ] as const)('is found where the element stands: %s', (method, form) => {
    expect(canonicalForm(inside, plan(method))).toBe(form)
  })

  it('follows the PrefixList, where there can be one', () => {
    expect(canonicalForm(inside, plan('exclusive', ['q']))).toBe(
      '<a xmlns:q="urn:q"><?pi d?><p:b xmlns:p="urn:p"></p:b></a>',
    )
  })

  it('keeps comments when asked', () => {
    expect(canonicalForm(inside, plan('exclusive-with-comments'), true)).toContain('<a><!--c--><?pi d?>')
  })

  it.each(['<a>', '<a/>', `<a>${HERE}</a>`])('is not found in %s', (document) => {
    expect(canonicalForm(document, plan('exclusive'))).toBeUndefined()
  })
})
