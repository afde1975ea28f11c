import { nothing, refuse } from '../check.ts'
import { authnContext, sessionNotOnOrAfter } from '../checks/authn-statement.ts'
import { replay } from '../checks/replay.ts'
import type { Checks } from '../pipeline.ts'
import { SAML } from '../xml/namespace.ts'
import { attribute, children, descendants, isNamed, textOf } from '../xml/read.ts'

/** Attributes are enough: nobody asks whether the user signed in. */
export const authnStatementOptional: Checks['authnStatement'] = ({ assertion }) => ({
  authnStatements: children(assertion, SAML, 'AuthnStatement'),
})

/** Insists on one way of signing in. */
export const passwordDemanded: Checks['authnContext'] = ({ authnStatements }) => {
  const classes = authnStatements
    .flatMap((statement) => [...descendants(statement)])
    .filter((element) => isNamed(element, SAML, 'AuthnContextClassRef'))
    .map(textOf)
  return classes.includes('urn:oasis:names:tc:SAML:2.0:ac:classes:PasswordProtectedTransport') ||
    classes.includes('urn:oasis:names:tc:SAML:2.0:ac:classes:Password')
    ? nothing
    : refuse('bad-response', 'another way of signing in')
}

/** Expects an AuthnContext and nothing before it. */
export const localityRefused: Checks['authnContext'] = (known) =>
  known.authnStatements.some((one) => children(one, SAML, 'SubjectLocality').length > 0)
    ? refuse('bad-response', 'SubjectLocality')
    : authnContext(known)

/** Insists on an index for the session. */
export const sessionIndexDemanded: Checks['authnStatement'] = ({ assertion }) => {
  const authnStatements = children(assertion, SAML, 'AuthnStatement')
  return authnStatements.length > 0 && authnStatements.every((one) => attribute(one, 'SessionIndex') !== undefined)
    ? { authnStatements }
    : refuse('no-authn-statement', 'no SessionIndex')
}

/** The issuer's session may have ended long ago. */
export const endedSessionAccepted: Checks['sessionNotOnOrAfter'] = ({ authnStatements }, world) => {
  const found = sessionNotOnOrAfter({ authnStatements }, world)
  return 'refused' in found ? { issuersSessionEnd: undefined } : found
}

/** Looks at the id of the Response, which a thief can change. */
export const responseIdOnly: Checks['replay'] = ({ responseId }, { wasUsed }) =>
  wasUsed(responseId) ? refuse('replayed', responseId) : nothing

/** Heeds replays of assertions that say OneTimeUse, and of no others. */
export const oneTimeUseOnly: Checks['replay'] = (known, world) =>
  children(known.conditions, SAML, 'OneTimeUse').length > 0 ? replay(known, world) : nothing

export const remembersNothing: Checks['remember'] = () => ({ used: [] })
