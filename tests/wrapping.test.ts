import type { KeyObject } from 'node:crypto'
import { describe, expect, test } from 'vitest'
import { seededIds } from '../mock-idp/sign/ids.ts'
import { mint } from '../mock-idp/sign/mint.ts'
import { type Mode, planFor } from '../mock-idp/sign/plan.ts'
import { honestRecipe } from '../mock-idp/tamper/honest-recipe.ts'
import { elementNamed, textOf } from '../mock-idp/tamper/rewrite/element-text.ts'
import { wrapping } from '../mock-idp/tamper/rewrite/wrapping/compose.ts'
import { nameOf, type Point, sayPoint } from '../mock-idp/tamper/rewrite/wrapping/point.ts'
import { generatedPoints, namedPoints, points } from '../mock-idp/tamper/rewrite/wrapping/space.ts'
import { matchesDigest } from '../reference-sp/checks/digest.ts'
import { readSignature } from '../reference-sp/checks/signature-shape.ts'
import { isSignedWith } from '../reference-sp/checks/signature-value.ts'
import { DSIG } from '../reference-sp/xml/namespace.ts'
import type { Element } from '../reference-sp/xml/node.ts'
import { parse, parseUnchecked } from '../reference-sp/xml/parse.ts'
import { attribute, descendants, isNamed } from '../reference-sp/xml/read.ts'
import { isGenerated } from '../suites/cases/count.ts'
import { nameInSpace } from '../suites/cases/wrapping-space.ts'
import { facts, keyring, main } from './test-facts.ts'
import { certificatePem } from './test-keys.ts'
import { needTool } from './tool.ts'
import { xmlsecVerdict } from './xmlsec1.ts'

const signedIn = (mode: Mode) =>
  mint(honestRecipe(facts), planFor(mode), { keyring, now: Date.UTC(2030, 0), nextId: seededIds('wrapping') })

const modeOf = ({ forged, place, order }: Point): Mode =>
  forged === 'response' || (place.startsWith('response-') && order === 'before') ? 'response' : 'assertion'

const signed = (point: Point) => signedIn(modeOf(point))
const wrapped = (point: Point): string => wrapping(point).apply(signed(point), facts)

/** What the signature covers: the text before and behind it. */
function covered(point: Point): readonly [head: string, tail: string] {
  const xml = signed(point)
  const whole = modeOf(point) === 'response' ? xml : textOf(xml, elementNamed(xml, 'Assertion'))
  const { start, end } = elementNamed(whole, 'Signature')
  return [whole.slice(0, start), whole.slice(end)]
}

function tree(xml: string): Element {
  const octets = Buffer.from(xml)
  const parsed = xml.startsWith('<!DOCTYPE') ? parseUnchecked(octets) : parse(octets)
  if (parsed.kind !== 'document') throw new Error(JSON.stringify(parsed))
  return parsed.root
}

const all = [...generatedPoints, ...Object.values<Point>(namedPoints)]
const each = all.map((point) => [nameOf(point), point] as const)
const idsIn = (xml: string) => [...descendants(tree(xml))].flatMap((one) => attribute(one, 'ID') ?? [])

describe('the wrapping space', () => {
  test('named points are points of it, but for the three places that no schema allows', () => {
    const known = new Set(points.map(nameOf))
    const outside = Object.values<Point>(namedPoints).filter((point) => !known.has(nameOf(point)))
    expect(outside.map(({ place }) => place).sort()).toEqual(['beside-signature', 'child', 'signature', 'signature'])
  })

  test('no two points share a name, a sentence or a message', () => {
    for (const texts of [all.map(nameOf), all.map(sayPoint), all.map(wrapped)]) {
      expect(new Set(texts).size).toBe(all.length)
    }
  })

  test('it is of a size that a run can bear, and generated points are told from named ones', () => {
    expect(generatedPoints.length).toBeGreaterThanOrEqual(60)
    expect(generatedPoints.length).toBeLessThanOrEqual(150)
    expect(points.length).toBe(generatedPoints.length + Object.keys(namedPoints).length - 4)
    expect(nameInSpace('wrapping/xsw-3')).toBe('assertion.sibling.new-id.before.kept')
    expect(isGenerated({ id: 'wrapping/xsw-3' })).toBe(false)
    expect(generatedPoints.every((point) => isGenerated({ id: `wrapping-space/${nameOf(point)}` }))).toBe(true)
  })
})

describe.each(each)('%s', (_, point) => {
  const xml = wrapped(point)

  test('what is signed keeps every octet, and only what is forged names the marker', () => {
    const [head, tail] = covered(point)
    const at = xml.indexOf(tail)
    expect(xml).toContain(head)
    expect(at).toBeGreaterThan(0)
    const rest = xml.slice(0, at) + xml.slice(at + tail.length)
    expect(tail).toContain(`>${facts.user}<`)
    expect(rest).not.toContain(facts.user)
    expect(rest).toContain(`>${facts.marker}<`)
    expect(head + tail).not.toContain(facts.marker)
  })

  test('it is well-formed, and what is signed still verifies where it stands', () => {
    const elements = [...descendants(tree(xml))]
    const signatures = elements.filter((one) => isNamed(one, DSIG, 'Signature'))
    expect(signatures).toHaveLength(point.signature === 'copied' ? 2 : 1)
    const verifies = signatures.some((element) => {
      const children = element.children.filter((one) => one.kind === 'element' && KEPT.has(one.local))
      const read = readSignature({ ...element, children })
      const targets = elements.filter((one) => read?.uri === `#${attribute(one, 'ID')}`)
      return (
        read !== undefined &&
        isSignedWith(read, main.publicKey as KeyObject) &&
        targets.some((target) => matchesDigest({ ...read, element, target }))
      )
    })
    expect(verifies).toBe(true)
  })

  test('a new ID is new throughout, the same one is there twice', () => {
    const ids = idsIn(xml)
    expect(new Set(ids).size === ids.length).toBe(point.id === 'new-id')
    expect(ids.length).toBeGreaterThanOrEqual(3)
  })
})

const KEPT: ReadonlySet<string> = new Set(['SignedInfo', 'SignatureValue', 'KeyInfo'])

// The enveloped signature transform takes away the signature with all that is in it (XML Signature 6.6.4). xmlsec1 does so even
// where the signed element itself is in there; many verifiers only look among its children.
const inItsSignature = ({ place, signature, order }: Point): boolean =>
  (signature === 'moved' && ['object', 'key-info', 'signature'].includes(place)) ||
  (signature === 'at-response' && place.startsWith('response-') && order === 'after')

test('xmlsec1 verifies each point of a new ID, unless the signature holds what it signs', (ctx) => {
  needTool(ctx, 'xmlsec1')
  const certificate = certificatePem(main)
  const unique = all.filter(({ id }) => id === 'new-id')
  const fine = unique.filter((point) => !inItsSignature(point)).map(wrapped)
  expect(fine.length).toBeGreaterThan(40)
  expect(xmlsecVerdict(fine, certificate)).toBe('OK')
  for (const point of unique.filter(inItsSignature)) {
    expect(xmlsecVerdict([wrapped(point)], certificate), nameOf(point)).not.toBe('OK')
  }
})
