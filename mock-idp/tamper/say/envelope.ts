import { type Element, isElement, type Node } from '../../message/node.ts'
import type { Assertion, Issuer, Response, Status } from '../../message/recipe.ts'
import type { IssuerName } from '../../sign/plan.ts'
import type { Facts, Say } from '../step.ts'
import { edited, inAssertion, inResponse } from './say.ts'

const SUCCESS = 'urn:oasis:names:tc:SAML:2.0:status:Success'

/** Lays fields over the Response. */
export const response = (title: string, fields: Partial<Response>): Say =>
  inResponse(title, (one) => ({ ...one, ...fields }))

/** Lays fields over the Assertion. */
export const assertion = (title: string, fields: Partial<Assertion>): Say =>
  inAssertion(title, (one) => ({ ...one, ...fields }))

/** The Destination put through a change that makes it another address. */
export const destinationChanged = (title: string, change: (acs: string, facts: Facts) => string): Say =>
  inResponse(title, (one, facts) => ({ ...one, destination: change(facts.sp.acs, facts) }))

export const status = (title: string, fields: Partial<Status>): Say =>
  inResponse(title, (one) => ({ ...one, status: { ...(one.status ?? { code: SUCCESS }), ...fields } }))

type Where = readonly ('response' | 'confirmation')[]

/** The response answers a request that the SP never sent: in its own attribute, in the confirmation, or both. */
export const inResponseTo = (where: Where): Say =>
  answering(`InResponseTo stands in the ${where.join(' and the ')}`, where, '_00000000000000000000000000request')

/** InResponseTo is that text, or is left out: in the response's own attribute, in the confirmation, or both. */
export const answering = (title: string, where: Where, id: string | undefined): Say =>
  inResponse(title, (one) => ({
    ...one,
    inResponseTo: where.includes('response') ? id : one.inResponseTo,
    assertions: where.includes('confirmation')
      ? one.assertions.map((each) => ({
          ...each,
          subject: each.subject && {
            ...each.subject,
            confirmations: each.subject.confirmations.map((confirmation) => ({ ...confirmation, inResponseTo: id })),
          },
        }))
      : one.assertions,
  }))

/** Another issuer's name, or any text, as Issuer of the response, the assertion or both; the key stays. */
export const issuedBy = (
  title: string,
  of: readonly ('response' | 'assertion')[],
  issuer: IssuerName | Issuer | undefined,
): Say =>
  inResponse(
    title,
    (one, facts) => {
      const said = typeof issuer === 'string' ? { value: facts.issuers[issuer] ?? '' } : issuer
      return {
        ...one,
        issuer: of.includes('response') ? said : one.issuer,
        assertions: of.includes('assertion')
          ? one.assertions.map((each) => ({ ...each, issuer: said }))
          : one.assertions,
      }
    },
    (facts) => (typeof issuer === 'string' && facts.issuers[issuer] === undefined ? `issuers.${issuer}` : undefined),
  )

/** The assertion's Issuer, made from the signing issuer's entity id. */
export const assertionIssuerChanged = (title: string, change: (entityId: string) => Issuer): Say =>
  inAssertion(title, (one, facts) => ({ ...one, issuer: change(facts.issuers[facts.issuer] ?? '') }))

/** The Issuer of the response alone, made from the signing issuer's entity id. */
export const responseIssuerChanged = (title: string, change: (entityId: string) => Issuer): Say =>
  inResponse(title, (one, facts) => ({ ...one, issuer: change(facts.issuers[facts.issuer] ?? '') }))

/** The Issuer of both response and assertion, made from the signing issuer's entity id. */
export const issuerChanged = (title: string, change: (entityId: string) => Issuer): Say =>
  inResponse(title, (one, facts) => {
    const issuer = change(facts.issuers[facts.issuer] ?? '')
    return { ...one, issuer, assertions: one.assertions.map((each) => ({ ...each, issuer })) }
  })

/** A second assertion, signed like the first, about the same user or about the marker. */
export const secondAssertion = (about: 'user' | 'marker'): Say =>
  inResponse(`there is a second assertion about the ${about === 'user' ? 'same user' : 'marker'}`, (one, facts) => ({
    ...one,
    assertions: one.assertions.flatMap((each) => [each, renamed(each, facts.user, facts[about])]),
  }))

const renamed = (one: Assertion, from: string, to: string): Assertion => ({
  ...one,
  subject: one.subject && {
    ...one.subject,
    nameId: one.subject.nameId && {
      ...one.subject.nameId,
      value: one.subject.nameId.value === from ? to : one.subject.nameId.value,
    },
  },
  attributeStatements: one.attributeStatements.map((attributes) =>
    attributes.map((each) => ({ ...each, values: each.values.map((value) => (value === from ? to : value)) })),
  ),
})

/** The ID of the finished element, made another. */
export const idChanged = (title: string, of: 'response' | 'assertion', change: (id: string) => string): Say =>
  edited(title, of, (element) => ({
    ...element,
    attributes: { ...element.attributes, ID: change(element.attributes.ID ?? '') },
  }))

/** The finished element has an attribute more. */
export const attributeAdded = (of: 'response' | 'assertion', name: string, value: string): Say =>
  edited(`the ${of} has an attribute ${name}`, of, (element) => ({
    ...element,
    attributes: { ...element.attributes, [name]: value },
  }))

export const noAssertion: Say = inResponse('there is no assertion', (one) => ({ ...one, assertions: [] }))

/** The children of the finished element, changed. */
export const children = (
  title: string,
  of: 'response' | 'assertion',
  change: (nodes: readonly Node[]) => readonly Node[],
): Say => edited(title, of, (element): Element => ({ ...element, children: change(element.children) }))

/** A child of that name doubled, the second copy put through a change. */
export const doubled = (
  title: string,
  of: 'response' | 'assertion',
  name: string,
  change: (copy: Element) => Element,
): Say =>
  children(title, of, (nodes) =>
    nodes.flatMap((node) => (isElement(node) && node.name === name ? [node, change(node)] : [node])),
  )
