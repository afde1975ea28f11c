import * as effect from '../flawed-checks/effect.ts'
import * as message from '../flawed-checks/message.ts'
import * as transport from '../flawed-checks/transport.ts'
import type { Flaw } from './flaw.ts'

const { passes } = transport

/** The Response. */
export const responseFlaws = {
  'duplicate-ids': { replaces: 'ids', by: message.duplicateIds, lets: 'does not mind two elements of one ID' },
  'any-response-id': { replaces: 'ids', by: message.anyId, lets: 'takes a Response with a bad ID or none' },
  'any-assertion-id': { replaces: 'binding', by: message.anyAssertionId, lets: 'takes an assertion with a bad ID' },
  'response-version-not-checked': { replaces: 'responseVersion', by: passes, lets: 'takes a Response of any version' },
  'response-version-by-prefix': {
    replaces: 'responseVersion',
    by: message.responseVersionByPrefix,
    lets: 'takes a Response of version 2.1',
  },
  'assertion-version-not-checked': {
    replaces: 'assertionVersion',
    by: passes,
    lets: 'takes an assertion of any version',
  },
  'assertion-version-by-prefix': {
    replaces: 'assertionVersion',
    by: message.assertionVersionByPrefix,
    lets: 'takes an assertion of version 2.1',
  },
  'response-shape-not-checked': {
    replaces: 'responseShape',
    by: passes,
    lets: 'takes a Response with elements or attributes that it may not have',
  },
  'status-ignored': { replaces: 'status', by: passes, lets: 'signs in whom the issuer did not' },
  'any-success': { replaces: 'status', by: message.anySuccess, lets: 'takes a nested Success for success' },
  'status-optional': {
    replaces: 'several',
    by: { responseShape: passes, status: message.statusOptional },
    lets: 'takes a Response without Status for a success',
  },
  'status-by-suffix': {
    replaces: 'status',
    by: message.statusBySuffix,
    lets: 'takes any status that ends in Success for the real one',
  },
  'response-issue-instant-not-checked': {
    replaces: 'responseIssueInstant',
    by: passes,
    lets: 'takes a Response that will be issued tomorrow',
  },
  'stale-response-accepted': {
    replaces: 'responseIssueInstant',
    by: message.staleResponse,
    lets: 'takes a Response that was issued yesterday',
  },
  'assertion-issue-instant-not-checked': {
    replaces: 'assertionIssueInstant',
    by: passes,
    lets: 'takes an assertion that will be issued tomorrow',
  },
  'advice-counts': {
    replaces: 'oneAssertion',
    by: message.assertionAnywhere,
    lets: 'refuses an assertion in whose Advice another one stands',
  },
  'names-as-keys': {
    replaces: 'responseShape',
    by: message.namesAsKeys,
    lets: 'falls over an element that is named as what every object has',
    reference: 'CVE-2023-0842',
  },
  'prefix-demanded': {
    replaces: 'oneAssertion',
    by: message.prefixDemanded,
    lets: 'refuses an assertion whose prefix is not saml',
  },
  'extensions-refused': {
    replaces: 'responseShape',
    by: message.extensionsRefused,
    lets: 'refuses a Response with extensions that it does not know',
  },
  'consent-refused': {
    replaces: 'responseShape',
    by: message.consentRefused,
    lets: 'refuses a Response that tells of consent',
  },
  'bare-assertion-accepted': {
    replaces: 'several',
    by: message.bareAssertion,
    lets: 'takes an assertion without a Response for a message',
  },
  'guest-without-assertion': {
    replaces: 'afterRefusal',
    by: effect.guestWithoutAssertion,
    lets: 'signs in a guest on a success that names nobody',
  },
  'first-of-two-assertions': {
    replaces: 'oneAssertion',
    by: message.firstChildAssertion,
    lets: 'reads the first of two assertions, if that one is signed',
  },
} as const satisfies Record<string, Flaw>
