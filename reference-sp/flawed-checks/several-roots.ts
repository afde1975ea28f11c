import { type Refusal, refuse } from '../check.ts'
import { assertionShape } from '../checks/assertion-shape.ts'
import { binding } from '../checks/binding.ts'
import { ids } from '../checks/ids.ts'
import { oneAssertion } from '../checks/one-assertion.ts'
import { reference } from '../checks/reference.ts'
import { responseShape } from '../checks/response-shape.ts'
import { rootElement } from '../checks/root-element.ts'
import { signaturePlace } from '../checks/signature-place.ts'
import { signatureShape } from '../checks/signature-shape.ts'
import { signed } from '../checks/signed.ts'
import type { Draft } from '../draft.ts'
import type { Checks } from '../pipeline.ts'
import { SAMLP } from '../xml/namespace.ts'
import type { Element } from '../xml/node.ts'
import { parse } from '../xml/parse.ts'
import { children } from '../xml/read.ts'
import { firstChildWins } from './wrapping.ts'

const ROW = 'roots'
const isRow = (root: Element): boolean => root.uri === '' && root.local === ROW

/** Reads a row of documents as one whose roots are its children. @see CVE-2022-39299, CVE-2022-39300 */
const severalRoots: Checks['wellFormed'] = ({ octets }) => {
  const parsed = parse(octets)
  if (parsed.kind !== 'malformed') return { parsed }
  const row = parse(Buffer.from(`<${ROW}>${Buffer.from(octets).toString('utf8')}</${ROW}>`))
  const hasRoots = row.kind === 'document' && row.root.children.every((child) => child.kind === 'element')
  return hasRoots ? { parsed: row } : refuse('malformed', parsed.detail)
}

/** A lone root is looked at as an honest SP does. */
const inRow =
  <R>(flawed: (known: Draft) => R, honest: (known: Draft) => R) =>
  (known: Draft): R =>
    (isRow(known.root) ? flawed : honest)(known)

const rootRead = (which: 'first' | 'last'): Partial<Checks> => ({
  wellFormed: severalRoots,
  rootElement: inRow((known): Refusal | Pick<Draft, 'response'> => {
    const response = children(known.root, SAMLP, 'Response').at(which === 'first' ? 0 : -1)
    return response ? { response } : refuse('bad-response', 'no Response')
  }, rootElement),
  ids: inRow(firstChildWins.ids, ids),
  responseShape: inRow(firstChildWins.responseShape, responseShape),
  assertionShape: inRow(firstChildWins.assertionShape, assertionShape),
  oneAssertion: inRow(firstChildWins.oneAssertion, oneAssertion),
  signed: inRow(firstChildWins.signed, signed),
  signaturePlace: inRow(firstChildWins.signaturePlace, signaturePlace),
  signatureShape: inRow(firstChildWins.signatureShape, signatureShape),
  reference: inRow(firstChildWins.reference, reference),
  binding: inRow(firstChildWins.binding, binding),
})
export const firstRootRead = rootRead('first')
export const lastRootRead = rootRead('last')
