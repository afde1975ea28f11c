import { HTTPException } from 'hono/http-exception'
import { nothing, type Refusal, refuse } from '../check.ts'
import { isAdvice } from '../checks/advice.ts'
import { binding } from '../checks/binding.ts'
import { destination } from '../checks/destination.ts'
import { assertionIssueInstant } from '../checks/issue-instant.ts'
import { oneAssertion } from '../checks/one-assertion.ts'
import { responseShape } from '../checks/response-shape.ts'
import { rootElement } from '../checks/root-element.ts'
import { SUCCESS, status } from '../checks/status.ts'
import type { Draft } from '../draft.ts'
import type { Checks } from '../pipeline.ts'
import { SAML, SAMLP } from '../xml/namespace.ts'
import type { Element } from '../xml/node.ts'
import { attribute, childElements, children, descendants, isNamed } from '../xml/read.ts'

/** Does not look whether an ID is there twice. */
export const duplicateIds = ({ response }: Pick<Draft, 'response'>): Refusal | Pick<Draft, 'responseId'> => {
  const responseId = attribute(response, 'ID')
  return responseId ? { responseId } : refuse('bad-response', 'no ID')
}

/** Takes any ID for one, also none. */
export const anyId = ({ response, root }: Pick<Draft, 'response' | 'root'>): Pick<Draft, 'responseId'> => ({
  responseId: attribute(response, 'ID') ?? `without-id-${[...descendants(root)].map((one) => attribute(one, 'ID'))}`,
})

/** Takes any ID of an assertion for one, also none. */
export const anyAssertionId: typeof binding = (known) => {
  const attributes = known.claimed.attributes.filter(({ local }) => local !== 'ID')
  const named = { ...known.claimed, attributes: [...attributes, { uri: '', prefix: '', local: 'ID', value: '_named' }] }
  const signatures = known.signatures.map((one) => (one.target === known.claimed ? { ...one, target: named } : one))
  const found = binding({ ...known, claimed: named, signatures })
  const assertionId = attribute(known.claimed, 'ID') ?? `without-id-${known.signatures.map(({ uri }) => uri)}`
  return 'assertion' in found ? { ...found, assertion: known.claimed, assertionId } : found
}

const byPrefix = (element: Element): Refusal | typeof nothing =>
  attribute(element, 'Version')?.startsWith('2') ? nothing : refuse('bad-response', 'version')

/** Any version that begins with a 2 will do. */
export const responseVersionByPrefix = ({ response }: Pick<Draft, 'response'>) => byPrefix(response)
export const assertionVersionByPrefix = ({ assertion }: Pick<Draft, 'assertion'>) => byPrefix(assertion)

/** One Success anywhere in the Status is a success. */
export function anySuccess({ response }: Pick<Draft, 'response'>): Refusal | typeof nothing {
  const codes = children(response, SAMLP, 'Status').flatMap((status) => [...descendants(status)])
  return codes.some((code) => attribute(code, 'Value') === SUCCESS) ? nothing : refuse('status-not-success', 'none')
}

/** What is not said to have failed has succeeded. */
export function statusOptional({ response }: Pick<Draft, 'response'>): Refusal | typeof nothing {
  const [code] = children(response, SAMLP, 'Status').flatMap(childElements)
  const value = code && attribute(code, 'Value')
  return value === undefined || value === SUCCESS ? nothing : refuse('status-not-success', value)
}

/** The last part of the code decides. */
export function statusBySuffix({ response }: Pick<Draft, 'response'>): Refusal | typeof nothing {
  const [code] = children(response, SAMLP, 'Status').flatMap(childElements)
  return code && attribute(code, 'Value')?.endsWith('Success') ? nothing : refuse('status-not-success', 'another')
}

type Claimed = Refusal | Pick<Draft, 'claimed'>

const only = (found: readonly Element[], why: string): Claimed => {
  const [first] = found
  return first && found.length === 1 ? { claimed: first } : refuse('bad-response', why)
}

/** Counts the assertions right below the Response only. */
export const childAssertion = ({ response }: Pick<Draft, 'response'>): Claimed =>
  only(children(response, SAML, 'Assertion'), 'not one assertion')

/** Counts every assertion, those in Advice too. */
export const assertionAnywhere = ({ root, response }: Pick<Draft, 'root' | 'response'>): Claimed => {
  const found = [...descendants(root)].filter(({ local }) => local === 'Assertion' || local === 'EncryptedAssertion')
  return found.length > 1 ? refuse('bad-response', 'a second assertion') : childAssertion({ response })
}

/** Counts SAML 2.0 assertions only. */
export const assertionOfThisVersion = ({ root, response }: Pick<Draft, 'root' | 'response'>): Claimed => {
  const found = [...descendants(root, isAdvice)].filter((one) => one.uri === SAML && one.local === 'Assertion')
  const claimed = only(found, 'not one assertion')
  return 'claimed' in claimed && claimed.claimed.parent !== response ? refuse('bad-response', 'misplaced') : claimed
}

/** Of several assertions below the Response the first one counts. */
export const firstChildAssertion = ({ response }: Pick<Draft, 'response'>): Claimed =>
  only(children(response, SAML, 'Assertion').slice(0, 1), 'no assertion')

/** Sorts what it reads into plain objects, by name, and finds there what every object has. @see CVE-2023-0842 */
export const namesAsKeys: Checks['responseShape'] = (known) => {
  const extensions = children(known.response, SAMLP, 'Extensions').flatMap((one) => [...descendants(one)])
  const names = extensions.flatMap(({ local, attributes }) => [local, ...attributes.map((one) => one.local)])
  if (names.some((name) => name in {})) throw new HTTPException(500)
  return responseShape(known)
}

/** Looks for the prefix that it has always seen. */
export const prefixDemanded: Checks['oneAssertion'] = (known) => {
  const found = oneAssertion(known)
  return 'claimed' in found && found.claimed.prefix !== 'saml' ? refuse('bad-response', 'no saml:Assertion') : found
}

/** Takes no extensions, though whoever does not know them is to ignore them. */
export const extensionsRefused: Checks['responseShape'] = (known) =>
  children(known.response, SAMLP, 'Extensions').length > 0 ? refuse('bad-response', 'Extensions') : responseShape(known)

/** Knows the attributes of a Response that it needs itself. */
export const consentRefused: Checks['responseShape'] = (known) =>
  attribute(known.response, 'Consent') === undefined ? responseShape(known) : refuse('bad-response', 'Consent')

/** Looks only whether a Response comes from the future. */
export const staleResponse: Checks['responseIssueInstant'] = ({ response }, world) =>
  assertionIssueInstant({ assertion: response }, world)

const isAssertion = (element: Element): boolean => isNamed(element, SAML, 'Assertion')

/** Takes an assertion for a message: the envelope is no more than that. */
export const bareAssertion: Partial<Checks> = {
  rootElement: (known) => (isAssertion(known.root) ? { response: known.root } : rootElement(known)),
  responseShape: (known) => (isAssertion(known.response) ? nothing : responseShape(known)),
  status: (known) => (isAssertion(known.response) ? nothing : status(known)),
  oneAssertion: (known) => (isAssertion(known.response) ? { claimed: known.response } : oneAssertion(known)),
  destination: (known, world) => (isAssertion(known.response) ? nothing : destination(known, world)),
}
