import { refuse } from '../check.ts'
import { assertionShape } from '../checks/assertion-shape.ts'
import { sessionNotOnOrAfter } from '../checks/authn-statement.ts'
import { notOnOrAfter, window } from '../checks/conditions.ts'
import { ids } from '../checks/ids.ts'
import { issuer } from '../checks/issuer.ts'
import { keys } from '../checks/keys.ts'
import { status } from '../checks/status.ts'
import { nameIdQualifier } from '../checks/subject.ts'
import type { Checks } from '../pipeline.ts'
import { dateTime } from '../xml/date-time.ts'
import { SAML, SAMLP } from '../xml/namespace.ts'
import { attribute, childElements, children, firstChild } from '../xml/read.ts'

/*
 * Each of these takes one identity provider's habit for the rule.
 */

/** Reads the statements in the one order that it has seen. */
export const authenticationFirst: Checks['assertionShape'] = (known) => {
  const statements = childElements(known.assertion).filter(({ local }) => local.endsWith('Statement'))
  return statements[0]?.local === 'AttributeStatement'
    ? refuse('bad-response', 'an AttributeStatement comes first')
    : assertionShape(known)
}

/** All IDs that it has seen begin with an underscore. */
export const underscoreDemanded: Checks['ids'] = (known) =>
  attribute(known.response, 'ID')?.startsWith('_') === true ? ids(known) : refuse('bad-response', 'an ID without _')

/** All times that it has seen have milliseconds. */
export const millisecondsDemanded: Checks['notOnOrAfter'] = (known, world) =>
  /\.\d{3}Z$/.test(attribute(known.conditions, 'NotOnOrAfter') ?? '.000Z')
    ? notOnOrAfter(known, world)
    : refuse('bad-response', 'a time without milliseconds')

/** Decides alone when a session ends. */
export const sessionEndRefused: Checks['sessionNotOnOrAfter'] = (known, world) =>
  known.authnStatements.some((one) => attribute(one, 'SessionNotOnOrAfter') !== undefined)
    ? refuse('bad-response', 'SessionNotOnOrAfter')
    : sessionNotOnOrAfter(known, world)

/** Has never seen an Issuer with a Format. */
export const issuerFormatRefused: Checks['issuer'] = (known) => {
  const element = firstChild(known.claimed, SAML, 'Issuer')
  return element && attribute(element, 'Format') !== undefined
    ? refuse('bad-response', 'an Issuer with a Format')
    : issuer(known)
}

/** Ten minutes, so an assertion that is valid for longer is taken for a mistake. */
export const longWindowRefused: Checks['window'] = (known) => {
  const [from, until] = ['NotBefore', 'NotOnOrAfter'].map((name) => dateTime(attribute(known.conditions, name) ?? ''))
  return from !== undefined && until !== undefined && until - from > 600_000
    ? refuse('bad-response', 'valid for more than ten minutes')
    : window(known)
}

/** Has never seen a KeyInfo that holds anything but one X509Data, or a signature without one. */
export const oneX509DataDemanded: Checks['keys'] = (known) =>
  known.signatures.every(
    ({ keyInfo }) =>
      keyInfo &&
      childElements(keyInfo)
        .map(({ local }) => local)
        .join() === 'X509Data',
  )
    ? keys(known)
    : refuse('bad-signature', 'KeyInfo')

/** A message to the status is taken for bad news. */
export const statusMessageRefused: Checks['status'] = (known) =>
  children(known.response, SAMLP, 'Status').some((one) => firstChild(one, SAMLP, 'StatusMessage') !== undefined)
    ? refuse('status-not-success', 'StatusMessage')
    : status(known)

/** A NameID that says for whom it is is taken for somebody else's. */
export const qualifiedNameRefused: Checks['nameIdQualifier'] = (known, world) => {
  const element = firstChild(known.subject, SAML, 'NameID')
  return element && attribute(element, 'SPNameQualifier') !== undefined
    ? refuse('bad-response', 'SPNameQualifier')
    : nameIdQualifier(known, world)
}
