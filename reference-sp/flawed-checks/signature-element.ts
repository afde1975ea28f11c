import { refuse } from '../check.ts'
import { isAdvice } from '../checks/advice.ts'
import { assertionShape } from '../checks/assertion-shape.ts'
import { responseShape } from '../checks/response-shape.ts'
import { readSignature } from '../checks/signature-shape.ts'
import type { Checks } from '../pipeline.ts'
import { DSIG } from '../xml/namespace.ts'
import type { Element } from '../xml/node.ts'
import { childElements, descendants, isNamed } from '../xml/read.ts'

const isCalled = (element: Element): boolean => element.local === 'Signature'

const ALMOST = DSIG.slice(0, -1)

/** The same in the namespace of XML Signature. */
const inDsig = (element: Element): Element => ({
  ...element,
  uri: element.uri === ALMOST ? DSIG : element.uri,
  children: element.children.map((child) => (child.kind === 'element' ? inDsig(child) : child)),
})

const withSignatureInDsig = (holder: Element): Element => ({
  ...holder,
  children: holder.children.map((child) => (child.kind === 'element' && isCalled(child) ? inDsig(child) : child)),
})

/** Knows a signature by its local name, and does not mind the end of its namespace. */
export const ofAnyNamespace: Partial<Checks> = {
  signed: ({ root }) => {
    const signatureElements = [...descendants(root, isAdvice)].filter(isCalled)
    return signatureElements.length > 0 ? { signatureElements } : refuse('unsigned', 'there is no signature')
  },
  signatureShape: ({ signatureElements }) => {
    const signatures = signatureElements.flatMap((element) => {
      const read = readSignature(inDsig(element))
      const signedInfo = childElements(element).find(({ local }) => local === 'SignedInfo')
      return read && signedInfo ? [{ ...read, element, signedInfo }] : []
    })
    return signatures.length === signatureElements.length ? { signatures } : refuse('bad-signature', 'shape')
  },
  responseShape: ({ response }) => responseShape({ response: withSignatureInDsig(response) }),
  assertionShape: ({ assertion }) => assertionShape({ assertion: withSignatureInDsig(assertion) }),
}

const withoutSignature = (holder: Element): Element => ({
  ...holder,
  children: holder.children.filter((child) => child.kind !== 'element' || !isNamed(child, DSIG, 'Signature')),
})

/** Does not mind where in its element a signature stands. */
export const anywhereInElement: Partial<Checks> = {
  responseShape: ({ response }) => responseShape({ response: withoutSignature(response) }),
  assertionShape: ({ assertion }) => assertionShape({ assertion: withoutSignature(assertion) }),
}
