import { isRefusal, nothing, type Refusal, refuse } from '../check.ts'
import type { Draft } from '../draft.ts'
import type { World } from '../world.ts'
import { SAML } from '../xml/namespace.ts'
import { attribute, children, firstChild, textOf } from '../xml/read.ts'
import type { Confirmation } from './confirmation.ts'
import { type Model, shaped } from './shape.ts'

const SUBJECT: Model = { content: /^(saml:NameID )?(saml:SubjectConfirmation )*$/, attributes: [] }
const CONFIRMATION: Model = {
  content: /^((saml:BaseID|saml:NameID|saml:EncryptedID) )?(saml:SubjectConfirmationData )?$/,
  attributes: ['Method'],
}

/**
 * One Subject with at most one NameID. This SP reads neither BaseID nor EncryptedID.
 * @see SAML Core 2.4.1; SAML Profiles 4.1.4.2
 */
export function subject({ assertion }: Pick<Draft, 'assertion'>): Refusal | Pick<Draft, 'subject' | 'confirmations'> {
  const subject = firstChild(assertion, SAML, 'Subject')
  if (!subject) return refuse('bad-confirmation', 'there is no Subject')
  const confirmations = children(subject, SAML, 'SubjectConfirmation')
  const problem = [shaped(subject, SUBJECT), ...confirmations.map((one) => shaped(one, CONFIRMATION))].find(isRefusal)
  if (problem) return problem
  return {
    subject,
    confirmations: confirmations.map(
      (one): Confirmation => ({
        method: attribute(one, 'Method'),
        data: firstChild(one, SAML, 'SubjectConfirmationData'),
      }),
    ),
  }
}

const PERSISTENT = 'urn:oasis:names:tc:SAML:2.0:nameid-format:persistent'

/** A persistent name belongs to one issuer and one SP. @see SAML Core 8.3.7 */
export function nameIdQualifier({ subject }: Pick<Draft, 'subject'>, world: World): Refusal | typeof nothing {
  const element = firstChild(subject, SAML, 'NameID')
  const meant = element && attribute(element, 'SPNameQualifier')
  if (!element || meant === undefined || attribute(element, 'Format') !== PERSISTENT) return nothing
  return meant === world.entityId ? nothing : refuse('bad-response', `a NameID for ${meant}`)
}

/**
 * The name, whole and exactly as it was signed.
 * @see SAML Core 2.2.3; CVE-2017-11427
 */
export function nameId({ subject }: Pick<Draft, 'subject'>, world: World): Refusal | Pick<Draft, 'nameId'> {
  const [element, second] = children(subject, SAML, 'NameID')
  if (second) return refuse('bad-response', 'two NameIDs')
  if (!element) {
    return world.policy.nameId === 'required' ? refuse('missing-claim', 'there is no NameID') : { nameId: undefined }
  }
  const name = textOf(element)
  return name === undefined ? refuse('bad-response', 'elements in the NameID') : { nameId: name }
}
