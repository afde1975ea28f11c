import { type Refusal, refuse } from '../check.ts'
import type { Draft } from '../draft.ts'
import { base64InXml } from '../xml/base64.ts'
import { DSIG, EXCLUSIVE } from '../xml/namespace.ts'
import type { Element } from '../xml/node.ts'
import { attribute, childElements, isNamed } from '../xml/read.ts'
import type { Algorithm, Signature } from './signature.ts'

/**
 * The signature is nothing but what SAML needs of XML Signature: one SignedInfo with one Reference, no Object, and values
 * that are text alone, so that no two readers can find two of anything.
 * @see SAML Core 5.4.2; XML Signature 4; CVE-2025-29774, CVE-2025-29775
 */
export function signatureShape({
  signatureElements,
}: Pick<Draft, 'signatureElements'>): Refusal | Pick<Draft, 'signatures'> {
  const signatures: Signature[] = []
  for (const element of signatureElements) {
    const signature = readSignature(element)
    if (!signature) return refuse('bad-signature', 'a signature of another shape')
    signatures.push(signature)
  }
  return { signatures }
}

export function readSignature(element: Element): Signature | undefined {
  const parts = sequence(element, ['SignedInfo', 'SignatureValue'], ['KeyInfo'])
  const [signedInfo, signatureValue, keyInfo] = parts ?? []
  if (!signedInfo || !signatureValue || !element.parent) return undefined
  const [c14n, method, reference] =
    sequence(signedInfo, ['CanonicalizationMethod', 'SignatureMethod', 'Reference']) ?? []
  if (!c14n || !method || !reference || childElements(method).length > 0) return undefined
  const long = sequence(reference, ['Transforms', 'DigestMethod', 'DigestValue'])
  const [digestMethod, digestValue] = long?.slice(1) ?? sequence(reference, ['DigestMethod', 'DigestValue']) ?? []
  const canonicalization = algorithm(c14n)
  const transforms = long?.[0] ? transformsOf(long[0]) : []
  const digest = digestValue && plainBase64(digestValue)
  const value = plainBase64(signatureValue)
  if (!canonicalization || !transforms || !digestMethod || !digest || !value) return undefined
  return {
    element,
    target: element.parent,
    signedInfo,
    canonicalization,
    signatureMethod: attribute(method, 'Algorithm') ?? '',
    uri: attribute(reference, 'URI'),
    transforms,
    digestMethod: attribute(digestMethod, 'Algorithm') ?? '',
    digest,
    value,
    keyInfo,
  }
}

/** The children, if they are exactly these in this order, with or without the optional ones at the end. */
function sequence(
  element: Element,
  names: readonly string[],
  optional: readonly string[] = [],
): readonly Element[] | undefined {
  const found = childElements(element)
  const all = [...names, ...optional]
  if (found.length < names.length || found.length > all.length) return undefined
  return found.every((child, index) => isNamed(child, DSIG, all[index] ?? '')) ? found : undefined
}

function transformsOf(element: Element): readonly Algorithm[] | undefined {
  const found = childElements(element)
  if (!found.every((child) => isNamed(child, DSIG, 'Transform'))) return undefined
  const read = found.map(algorithm)
  return read.every((one) => one !== undefined) ? read : undefined
}

function algorithm(element: Element): Algorithm | undefined {
  const [parameter, second] = childElements(element)
  const uri = attribute(element, 'Algorithm')
  if (uri === undefined || second) return undefined
  if (!parameter) return { uri, prefixes: [] }
  if (!isNamed(parameter, EXCLUSIVE, 'InclusiveNamespaces')) return undefined
  const list = attribute(parameter, 'PrefixList') ?? ''
  return { uri, prefixes: list.split(/[ \t\r\n]+/).filter((prefix) => prefix !== '') }
}

/** Text and nothing else: a comment in it is a place to hide another value. */
function plainBase64(element: Element): Buffer | undefined {
  if (!element.children.every((child) => child.kind === 'text')) return undefined
  return base64InXml(element.children.map((child) => child.value).join(''))
}
