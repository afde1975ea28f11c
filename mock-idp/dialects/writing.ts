import { everyMoment } from '../message/moments.ts'
import { type Element, element, isElement, replaceAll } from '../message/node.ts'
import { ASSERTION_ID, FRESH, type Moment } from '../message/recipe.ts'
import { KEY_TYPES, type KeyInfo, type SignaturePlan } from '../sign/plan.ts'
import { rewrite } from '../tamper/rewrite/rewrite.ts'
import {
  edited,
  inAssertion,
  inAuthnStatement,
  inConditions,
  inConfirmation,
  inResponse,
  inSubject,
  say,
} from '../tamper/say/say.ts'
import { signature, spelledIn } from '../tamper/sign/signature.ts'
import type { Change, Say, Sign } from '../tamper/step.ts'
import type { Writing } from './dialect.ts'

const EMAIL = 'urn:oasis:names:tc:SAML:1.1:nameid-format:emailAddress'

/** Attributes that have no speaking name of their own. */
const FRIENDLY: Readonly<Record<string, string>> = {
  'urn:oid:0.9.2342.19200300.100.1.3': 'mail',
  'urn:oid:2.5.4.4': 'sn',
}

/** Every Attribute of the finished assertion, changed. */
const everyAttribute = (title: string, change: (attribute: Element) => Element) =>
  edited(title, 'assertion', (assertion) => replaceAll(assertion, 'saml:Attribute', change))

/** An attribute of an element, where it has not said it itself. */
const unlessSaid = (one: Element, name: string, value: string): Element => ({
  ...one,
  attributes: { ...one.attributes, [name]: one.attributes[name] ?? value },
})

const typed = (value: Element, type: string): Element =>
  value.attributes['xsi:type'] !== undefined || value.children.some(isElement)
    ? value
    : { ...element(value.name, { ...value.attributes, 'xsi:type': type }, value.children, ['xs']) }

/** The steps that write a trait so. */
export const WRITING: { readonly [N in keyof Writing]: (is: Writing[N]) => readonly Change[] } = {
  prefixes: (spelling) => [spelledIn(`prefixes as in "${spelling}"`, spelling)],
  ids: (ids) => [say(`ids of the form ${ids}`, (recipe) => ({ ...recipe, ids }))],
  issuerFormat: (format) => [
    inResponse(`issuers of the format ${last(format)}`, (one) => ({
      ...one,
      issuer: one.issuer && { ...one.issuer, format },
      assertions: one.assertions.map((each) => ({ ...each, issuer: each.issuer && { ...each.issuer, format } })),
    })),
  ],
  nameId: (shape) => [
    inSubject(shape === 'none' ? 'no NameID' : `a NameID ${formatWords(shape.format)}`, (subject, facts) => {
      if (shape === 'none') return { ...subject, nameId: undefined }
      const value = subject.nameId?.value ?? facts.user
      const format = shape.format === EMAIL && !value.includes('@') ? undefined : shape.format
      return { ...subject, nameId: { value, format, spNameQualifier: shape.forThisSp && facts.sp.entityId } }
    }),
  ],
  nameFormat: (format) => [
    everyAttribute(`attributes of the format ${last(format)}`, (one) => unlessSaid(one, 'NameFormat', format)),
  ],
  friendlyNames: () => [
    everyAttribute('attributes with a FriendlyName', (one) => {
      const name = one.attributes.Name ?? ''
      return unlessSaid(one, 'FriendlyName', FRIENDLY[name] ?? last(name))
    }),
  ],
  valueType: (type) => [
    edited(`values of the type ${type}`, 'assertion', (assertion) =>
      replaceAll(assertion, 'saml:AttributeValue', (value) => typed(value, type)),
    ),
  ],
  firstStatement: (first) => [
    inAssertion('the statement about attributes first', (assertion) => ({ ...assertion, first })),
  ],
  conditions: ({ before, after }) => [
    inConditions(`valid from ${before} seconds before to ${after} after`, (one) => ({
      ...one,
      notBefore: -before,
      notOnOrAfter: after,
    })),
  ],
  confirmation: (seconds) => [
    inConfirmation(`confirmed for ${seconds} seconds`, (one) => ({ ...one, notOnOrAfter: seconds })),
  ],
  sessionIndex: (is) => [
    inAuthnStatement(`as SessionIndex ${is}`, (one, facts) => ({
      ...one,
      sessionIndex: is === 'the id of the assertion' ? ASSERTION_ID : (facts.request?.id ?? FRESH),
    })),
  ],
  sessionEnd: (seconds) => [
    inAuthnStatement(`a session of ${seconds} seconds`, (one) => ({ ...one, sessionNotOnOrAfter: seconds })),
  ],
  contextClass: (uri) => [inAuthnStatement(`authentication by ${last(uri)}`, (one) => ({ ...one, contextClass: uri }))],
  wholeSeconds: (where) => WHOLE_SECONDS[where],
  consent: (consent) => [inResponse(`consent ${last(consent)}`, (one) => ({ ...one, consent }))],
  destination: (of) => [inResponse('a Destination only in signed responses', (one) => ({ ...one, destinationOf: of }))],
  algorithms: ({ signature: signatureMethod, digest: digestMethod }) => [
    // Products sign with RSA; what another kind of key signs, it signs by its own method.
    eachSignature(`${signatureMethod} over ${digestMethod}`, (plan) =>
      KEY_TYPES[plan.key] === 'rsa' ? { ...plan, signatureMethod, digestMethod } : plan,
    ),
  ],
  inclusivePrefixes: (inclusiveNamespaces) => [
    signature(`a PrefixList of ${inclusiveNamespaces.join(', ')}`, { inclusiveNamespaces }),
  ],
  keyInfo: (shape) => [
    eachSignature(shape === 'none' ? 'no KeyInfo' : `KeyInfo with ${shape}`, (plan) => ({
      ...plan,
      keyInfo: keyInfoOf(shape, plan),
    })),
  ],
  declaration: (text) => [rewrite('an XML declaration', (xml) => (xml.startsWith('<?xml') ? xml : `${text}${xml}`))],
}

/** What comes behind the last separator of a URI. */
const last = (uri: string): string => uri.split(/[:/#]/).at(-1) ?? uri

const formatWords = (format: string | undefined): string =>
  format === undefined ? 'without a Format' : `of the format ${last(format)}`

/** A moment without a fraction of a second. */
const whole = (moment: Moment): Moment => (typeof moment === 'number' ? { seconds: moment, digits: 0 } : moment)
const maybeWhole = (moment: Moment | undefined): Moment | undefined =>
  moment === undefined ? undefined : whole(moment)

const WHOLE_SECONDS: Readonly<Record<Writing['wholeSeconds'], readonly Say[]>> = {
  everywhere: [say('times in whole seconds', (recipe) => everyMoment(recipe, whole))],
  'in the response': [
    inResponse('IssueInstant of the response in whole seconds', (one) => ({
      ...one,
      issueInstant: maybeWhole(one.issueInstant),
    })),
  ],
  'in AuthnInstant': [
    inAuthnStatement('AuthnInstant in whole seconds', (one) => ({
      ...one,
      authnInstant: maybeWhole(one.authnInstant),
    })),
  ],
}

const eachSignature = (title: string, change: (plan: SignaturePlan) => SignaturePlan): Sign => ({
  stage: 'sign',
  title,
  apply: (plan) => ({
    ...plan,
    assertion: plan.assertion && change(plan.assertion),
    response: plan.response && change(plan.response),
  }),
})

function keyInfoOf(shape: Writing['keyInfo'], { key }: SignaturePlan): KeyInfo {
  if (shape === 'none') return { kind: 'none' }
  const certificate: KeyInfo = { kind: 'certificates', of: [key] }
  if (shape === 'subject and certificate') return { ...certificate, subject: true }
  return { kind: 'several', parts: [{ kind: 'key-name', name: key }, certificate] }
}
