import { isRefusal, type Refusal, refuse } from '../check.ts'
import { binding } from '../checks/binding.ts'
import type { Signature } from '../checks/signature.ts'
import { readSignature } from '../checks/signature-shape.ts'
import type { Draft } from '../draft.ts'
import type { Checks } from '../pipeline.ts'
import { DSIG, SAML } from '../xml/namespace.ts'
import type { Element } from '../xml/node.ts'
import { attribute, childElements, children, descendants, isNamed } from '../xml/read.ts'
import { assertionOfThisVersion, duplicateIds } from './message.ts'
import { passes } from './transport.ts'

export const signaturesIn = (root: Element): readonly Element[] =>
  [...descendants(root)].filter((element) => isNamed(element, DSIG, 'Signature'))

/** A signature as far as it can be read, with whatever else it holds left out. */
function readLoosely(element: Element): Signature | undefined {
  const kept = childElements(element).filter((child) =>
    ['SignedInfo', 'SignatureValue', 'KeyInfo'].some((name) => isNamed(child, DSIG, name)),
  )
  return readSignature({ ...element, children: kept })
}

/** Every signature that can be read at all. */
export const readAll = ({
  signatureElements,
}: Pick<Draft, 'signatureElements'>): Refusal | Pick<Draft, 'signatures'> => {
  const signatures = signatureElements.flatMap((element) => {
    const read = readLoosely(element)
    return read ? [{ ...read, element }] : []
  })
  return signatures.length > 0 ? { signatures } : refuse('bad-signature', 'none that can be read')
}

/** The element of that ID, wherever it is; the first or the last of them if there are two. */
export const byId =
  (which: 'first' | 'last') =>
  ({ signatures, root }: Pick<Draft, 'signatures' | 'root'>) => {
    const elements = new Map<string, Element>()
    for (const element of descendants(root)) {
      const id = attribute(element, 'ID')
      if (id !== undefined && !(which === 'first' && elements.has(id))) elements.set(id, element)
    }
    const found = signatures.flatMap((signature) => {
      const target = elements.get(signature.uri?.slice(1) ?? '')
      return target ? [{ ...signature, target }] : []
    })
    return found.length === signatures.length ? { signatures: found } : refuse('bad-signature', 'a dangling reference')
  }

/** A signature that verifies makes the whole message good. */
export const anySignature = ({
  claimed,
  response,
  signatures,
}: Pick<Draft, 'claimed' | 'response' | 'signatures'>):
  | Refusal
  | Pick<Draft, 'assertion' | 'assertionId' | 'signed'> =>
  signatures.length > 0
    ? {
        assertion: claimed,
        assertionId: attribute(claimed, 'ID') ?? '',
        signed: { assertion: true, response: signatures.some(({ target }) => target === response) },
      }
    : refuse('unsigned', 'none')

/** Every signature of the document, those in Advice too. */
export const everySignature = ({ root }: Pick<Draft, 'root'>): Refusal | Pick<Draft, 'signatureElements'> => {
  const signatureElements = signaturesIn(root)
  return signatureElements.length > 0 ? { signatureElements } : refuse('unsigned', 'none')
}

/** The signature is looked up in one way, the assertion in another. @see Somorovsky et al., On Breaking SAML, 2012 */
const wrapped = {
  ids: duplicateIds,
  responseShape: passes,
  assertionShape: passes,
  signed: everySignature,
  signaturePlace: passes,
  signatureShape: readAll,
  reference: byId('first'),
  binding: anySignature,
} as const satisfies Partial<Checks>

type Choose = (known: Pick<Draft, 'root' | 'response'>) => Element | undefined

/** The wrapped SP that reads the assertion of its choice. */
export const reading = (choose: Choose) =>
  ({
    ...wrapped,
    oneAssertion: (known: Parameters<Choose>[0]) => {
      const claimed = choose(known)
      return claimed ? { claimed } : refuse('bad-response', 'no assertion')
    },
  }) satisfies Partial<Checks>

const assertions = (root: Element): readonly Element[] =>
  [...descendants(root)].filter((element) => isNamed(element, SAML, 'Assertion'))

/** `//Assertion[1]` */
export const firstAssertionWins = reading(({ root }) => assertions(root)[0])
/** `//Assertion[last()]` */
export const lastAssertionWins = reading(({ root }) => assertions(root).at(-1))
/** `/Response/Assertion[1]` */
export const firstChildWins = reading(({ response }) => children(response, SAML, 'Assertion')[0])
/** `/Response/Assertion[last()]` */
export const lastChildWins = reading(({ response }) => children(response, SAML, 'Assertion').at(-1))
/** `//*[local-name()='Assertion'][1]`, of whatever namespace */
export const firstOfLocalName = reading(({ root }) =>
  [...descendants(root)].find((element) => element.local === 'Assertion'),
)
/** `/Response/Assertion[1]`, with the signed element looked up from the end of the document */
export const lastOfEqualIds: Partial<Checks> = { ...firstChildWins, reference: byId('last') }
/** What a prefix stands for is settled once and for all. */
const byPrefix = (element: Element, parent: Element | undefined): Element => {
  const made: { -readonly [K in keyof Element]: Element[K] } = {
    ...element,
    uri: element.prefix === 'saml' ? SAML : element.uri,
    parent,
    children: [],
  }
  made.children = element.children.map((child) => (child.kind === 'element' ? byPrefix(child, made) : child))
  return made
}

/** `//saml:Assertion[1]` by the text of the name, once another one was verified. */
export const readsByPrefix: Partial<Checks> = {
  oneAssertion: assertionOfThisVersion,
  binding: (known) => {
    const found = binding(known)
    const [first] = assertions(byPrefix(known.root, undefined))
    return isRefusal(found) || first === undefined ? found : { ...found, assertion: first }
  },
}

/**
 * Looks for signatures where they should stand and for what they name anywhere; two elements of one ID are refused. What
 * is read is the first assertion of the Response.
 * @see CVE-2025-47949
 */
export const signatureByPath: Partial<Checks> = {
  ...firstChildWins,
  signed: ({ response }) => {
    const holders = [response, ...children(response, SAML, 'Assertion')]
    const signatureElements = holders.flatMap((holder) => children(holder, DSIG, 'Signature'))
    return signatureElements.length > 0 ? { signatureElements } : refuse('unsigned', 'none where one should be')
  },
  reference: (known) => {
    const named = new Set(known.signatures.map(({ uri }) => uri?.slice(1)))
    const ids = [...descendants(known.root)].map((one) => attribute(one, 'ID')).filter((id) => named.has(id))
    return new Set(ids).size === ids.length ? byId('first')(known) : refuse('bad-signature', 'two elements of one ID')
  },
}

/** A signature that stands somewhere else, but covers the assertion. */
export const detached: Partial<Checks> = {
  responseShape: passes,
  signaturePlace: passes,
  reference: byId('first'),
}
/** A signature that stands in the assertion and covers something else. */
export const coverageNotChecked: Partial<Checks> = { reference: byId('first'), binding: anySignature }
