import type { Token } from '../directory/directory.ts'
import type { Recipe, Status } from '../message/recipe.ts'
import type { AuthnRequest } from './authn-request.ts'

const RESPONDER = 'urn:oasis:names:tc:SAML:2.0:status:Responder'
const NO_PASSIVE = 'urn:oasis:names:tc:SAML:2.0:status:NoPassive'

type Asked = Pick<AuthnRequest, 'id' | 'nameIdFormat'>

/** The login as an answer to a request: it names the request, and the NameID has the format that was asked for. @see SAML Profiles 4.1.4.2 */
export function inAnswerTo({ response, ...recipe }: Recipe, { id, nameIdFormat }: Asked): Recipe {
  const assertions = response.assertions.map((assertion) => ({
    ...assertion,
    subject: assertion.subject && {
      nameId: assertion.subject.nameId && {
        ...assertion.subject.nameId,
        format: nameIdFormat ?? assertion.subject.nameId.format,
      },
      confirmations: assertion.subject.confirmations.map((confirmation) => ({ ...confirmation, inResponseTo: id })),
    },
  }))
  return { ...recipe, response: { ...response, inResponseTo: id, assertions } }
}

/** The answer to a passive request when nobody is signed in: there is no assertion. @see SAML Core 3.4.1, 3.2.2.2 */
export const nobodySignedIn = (recipe: Recipe, asked: Asked): Recipe =>
  failing(recipe, { code: RESPONDER, subcode: NO_PASSIVE }, asked.id)

/** The same response with that status and nothing else. */
export const failing = ({ response, ...recipe }: Recipe, status: Status, inResponseTo: string | undefined): Recipe => ({
  ...recipe,
  response: { ...response, inResponseTo, status, assertions: [] },
})

/** The login with what a directory says of its user in place of what the mock would; a NameID only where it names one. */
export function withToken({ response, ...recipe }: Recipe, token: Extract<Token, { kind: 'issued' }>): Recipe {
  const { nameId, attributes } = token
  const assertions = response.assertions.map((one) => ({
    ...one,
    subject: one.subject && {
      ...one.subject,
      nameId: nameId === undefined ? undefined : { ...one.subject.nameId, value: nameId },
    },
    attributeStatements: attributes.length === 0 ? [] : [attributes],
  }))
  return { ...recipe, response: { ...response, assertions } }
}
