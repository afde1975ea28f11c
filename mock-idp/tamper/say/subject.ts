import type { Confirmation } from '../../message/recipe.ts'
import { type Facts, fill, type Say } from '../step.ts'
import { inAssertion, inConfirmation, inSubject } from './say.ts'

export const BEARER = 'urn:oasis:names:tc:SAML:2.0:cm:bearer'

/** Lays fields over every SubjectConfirmation; placeholders in Recipient and NameID are filled in. */
export const confirmation = (title: string, fields: Partial<Confirmation>): Say =>
  inConfirmation(title, (one, facts) => placed({ ...one, ...fields }, facts))

/** The Recipient put through a change that makes it another address. */
export const recipientChanged = (title: string, change: (acs: string) => string): Say =>
  inConfirmation(title, (one, facts) => ({ ...one, recipient: change(facts.sp.acs) }))

/** These confirmations in place of the honest one, each laid over it. */
export const confirmations = (title: string, ...several: readonly Partial<Confirmation>[]): Say =>
  inSubject(title, (subject, facts) => {
    const [honest] = subject.confirmations
    return honest === undefined
      ? subject
      : { ...subject, confirmations: several.map((fields) => placed({ ...honest, ...fields }, facts)) }
  })

export const noSubject: Say = inAssertion('there is no Subject', (assertion) => ({ ...assertion, subject: undefined }))

const placed = (one: Confirmation, facts: Facts): Confirmation => ({
  ...one,
  recipient: one.recipient === undefined ? undefined : fill(one.recipient, facts),
  nameId: one.nameId && { ...one.nameId, value: fill(one.nameId.value, facts) },
})

/** An address with the port that its scheme implies. */
export const withDefaultPort = (url: string): string =>
  url.replace(/^(https?):\/\/([^/:]+)/, (_, scheme: string, host: string) => {
    return `${scheme}://${host}:${scheme === 'https' ? 443 : 80}`
  })
