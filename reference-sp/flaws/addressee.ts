import * as address from '../flawed-checks/address.ts'
import * as confirmation from '../flawed-checks/confirmation.ts'
import * as name from '../flawed-checks/name-id.ts'
import * as transport from '../flawed-checks/transport.ts'
import type { Flaw } from './flaw.ts'

const { passes } = transport

/** For whom, and from whom. */
export const addresseeFlaws = {
  'assertion-shape-not-checked': {
    replaces: 'assertionShape',
    by: passes,
    lets: 'takes an assertion with elements that it may not have',
  },
  'destination-not-checked': { replaces: 'destination', by: passes, lets: 'takes a Response that was sent elsewhere' },
  'destination-by-prefix': {
    replaces: 'destination',
    by: address.destinationByPrefix,
    lets: 'takes a Response for an address that begins with its own',
  },
  'destination-resolved': {
    replaces: 'destination',
    by: address.destinationResolved,
    lets: 'compares destinations as URLs, not as text',
  },
  'destination-by-site': {
    replaces: 'destination',
    by: address.destinationBySite,
    lets: 'takes a Response for another address of its host',
  },
  'destination-of-any-endpoint': {
    replaces: 'destination',
    by: address.destinationOfAnyEndpoint,
    lets: 'takes a Response to another endpoint of its own',
  },
  'default-endpoint-only': {
    replaces: 'several',
    by: { destination: address.destinationOfTheDefault, recipient: address.recipientOfTheDefault },
    lets: 'compares addresses with its default endpoint, wherever a login came',
  },
  'destination-by-path': {
    replaces: 'destination',
    by: address.destinationByPath,
    lets: 'takes a Response for the same path of another host',
  },
  'destination-optional': {
    replaces: 'destination',
    by: address.destinationOptional,
    lets: 'takes a signed Response without Destination',
  },
  'destination-may-be-empty': {
    replaces: 'destination',
    by: address.destinationMayBeEmpty,
    lets: 'takes a Response with an empty Destination',
  },
  'recipient-not-checked': {
    replaces: 'recipient',
    by: address.recipientNotChecked,
    lets: 'takes a confirmation for another recipient, or for none',
  },
  'recipient-by-prefix': {
    replaces: 'recipient',
    by: address.recipientByPrefix,
    lets: 'takes a confirmation for an address that begins with its own',
  },
  'recipient-resolved': {
    replaces: 'recipient',
    by: address.recipientResolved,
    lets: 'compares recipients as URLs, not as text',
  },
  'recipient-by-site': {
    replaces: 'recipient',
    by: address.recipientBySite,
    lets: 'takes a confirmation for another address of its host',
  },
  'recipient-of-any-endpoint': {
    replaces: 'recipient',
    by: address.recipientOfAnyEndpoint,
    lets: 'takes a confirmation for another endpoint of its own',
  },
  'recipient-optional': {
    replaces: 'recipient',
    by: address.recipientOptional,
    lets: 'takes a confirmation without recipient',
  },
  'addressee-not-checked': {
    replaces: 'several',
    by: { destination: passes, recipient: address.recipientNotChecked, audience: passes },
    lets: 'takes every login of its provider, for whichever SP it was made',
  },
  'audience-is-enough': {
    replaces: 'several',
    by: { destination: passes, recipient: address.recipientNotChecked },
    lets: 'looks for its name in the audience, and not where a login was sent',
  },
  'confirmation-optional': {
    replaces: 'several',
    by: confirmation.confirmationOptional,
    lets: 'takes an assertion that confirms nobody',
  },
  'confirmation-data-optional': {
    replaces: 'several',
    by: confirmation.dataOptional,
    lets: 'takes a confirmation that does not say for whom or until when',
  },
  'bearers-only': {
    replaces: 'bearer',
    by: confirmation.bearersOnly,
    lets: 'refuses a user whom another method could confirm as well',
  },
  'any-confirmation-method': {
    replaces: 'bearer',
    by: confirmation.anyMethod,
    lets: 'takes holder-of-key and sender-vouches for bearer',
  },
  'confirmation-method-folded': {
    replaces: 'bearer',
    by: confirmation.methodFolded,
    lets: 'does not mind the case of the method',
  },
  'confirmation-method-by-suffix': {
    replaces: 'bearer',
    by: confirmation.methodBySuffix,
    lets: 'takes the bearer method of another SAML version',
  },
  'first-confirmation-only': {
    replaces: 'bearer',
    by: confirmation.firstConfirmationOnly,
    lets: 'refuses a user whose second confirmation would do',
  },
  'confirmations-mixed': {
    replaces: 'several',
    by: confirmation.confirmationsMixed,
    lets: 'takes two bad confirmations for a good one',
  },
  'confirmation-not-before-accepted': {
    replaces: 'bearerNotBefore',
    by: confirmation.notChecked,
    lets: 'takes a bearer confirmation with NotBefore',
  },
  'confirmation-end-not-checked': {
    replaces: 'bearerNotOnOrAfter',
    by: confirmation.notChecked,
    lets: 'takes a confirmation that has expired',
  },
  'confirmation-end-optional': {
    replaces: 'bearerNotOnOrAfter',
    by: confirmation.endOptional,
    lets: 'takes a confirmation that never expires',
  },
  'unreadable-confirmation-end-passes': {
    replaces: 'bearerNotOnOrAfter',
    by: confirmation.unreadableEndPasses,
    lets: 'takes a confirmation until a time that is none',
  },
  'in-response-to-ignored': {
    replaces: 'inResponseTo',
    by: confirmation.notChecked,
    lets: 'takes an answer to a request that nobody made',
  },
  'in-response-to-of-confirmation-ignored': {
    replaces: 'inResponseTo',
    by: confirmation.confirmationsRequestIgnored,
    lets: "does not look at the confirmation's InResponseTo",
  },
  'subject-shape-not-checked': {
    replaces: 'several',
    by: { subject: confirmation.subjectShapeNotChecked, nameId: name.lastNameId },
    lets: 'takes a Subject with two names',
    product: 'generic',
  },
} as const satisfies Record<string, Flaw>
