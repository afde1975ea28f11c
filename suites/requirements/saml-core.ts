import { clausesOf } from './clause.ts'
import type { Requirement } from './requirement.ts'

const { must, should, may } = clausesOf('SAML Core 2.0', 'text')

/** Assertions and protocols: what an SP owes to the elements that it reads. */
export const samlCore = {
  'CORE-1.3.1': must(
    '1.3.1',
    'An SP compares strings octet for octet and takes none without a non-blank character for a value, unless a clause allows it.',
  ),
  'CORE-1.3.2': must('1.3.2', 'An SP takes no empty or relative URI where a URI identifies something.'),
  'CORE-1.3.3': should(
    '1.3.3',
    'An SP reads times as UTC, tells a value without or with another zone from it, and relies on nothing finer than a millisecond.',
  ),
  'CORE-1.3.3-fraction': must('1.3.3', 'An SP reads a time with a fraction of a second like any other time.'),
  'CORE-1.3.4': must(
    '1.3.4',
    'An SP trusts a reference to an ID only where exactly one element of the message declares that ID.',
  ),
  'CORE-1.3.4-random': must(
    '1.3.4',
    'An SP gives each of its messages an ID that no two messages share and nobody can guess: 128 random bits or more.',
  ),
  'CORE-1.3.4-form': should('1.3.4', 'An SP refuses an identifier that is absent or not of the form of xs:ID.'),
  'CORE-2.2.1': may('2.2.1', 'An SP that does not know an extension of BaseID refuses it without failing.'),
  'CORE-2.2.2': must('2.2.2', 'An SP takes a NameID without Format for one of unspecified format.'),
  'CORE-2.2.4': may('2.2.4', 'An SP that reads an EncryptedID signs in only the identifier that it decrypts to.'),
  'CORE-2.3.3': must(
    '2.3.3',
    'An SP relies on no assertion whose signature is invalid, or that lacks the ID, Version, IssueInstant or Issuer that the element requires.',
  ),
  'CORE-2.3.3-instant': should('2.3.3', 'An SP refuses an assertion that says it was issued in the future.'),
  'CORE-2.3.4': must('2.3.4', 'An SP takes from an EncryptedAssertion exactly one assertion and nothing else.'),
  'CORE-2.3.4-type': should(
    '2.3.4',
    'An SP refuses an EncryptedAssertion whose encrypted data claim a Type other than Element.',
  ),
  'CORE-2.4.1': must(
    '2.4.1',
    'An SP is content with any one subject confirmation that it can verify, whatever stands beside it, and knows at most one identifier for the subject.',
  ),
  'CORE-2.4.1.1': must(
    '2.4.1.1',
    'An SP takes the subject from the identifier in Subject, not from the one in SubjectConfirmation, and compares the method as an exact URI.',
  ),
  'CORE-2.4.1.2': must(
    '2.4.1.2',
    'An SP confirms no subject outside the times, at another location, or for another request than SubjectConfirmationData names.',
  ),
  'CORE-2.5.1.1': must(
    '2.5.1.1',
    'An SP refuses an assertion with a condition that is not met or that it does not understand.',
  ),
  'CORE-2.5.1.2': must(
    '2.5.1.2',
    'An SP refuses an assertion before NotBefore, from NotOnOrAfter on, and where the first is not earlier than the second.',
  ),
  'CORE-2.5.1.4': must(
    '2.5.1.4',
    'An SP refuses an assertion unless every AudienceRestriction of it names the SP among its audiences.',
  ),
  'CORE-2.5.1.5': must(
    '2.5.1.5',
    'An SP uses an assertion with OneTimeUse at once, once, and keeps nothing of it for later use.',
  ),
  'CORE-2.5.1.6': must(
    '2.5.1.6',
    'An SP that issues no assertions itself is not kept from signing a user in by a ProxyRestriction.',
  ),
  'CORE-2.6.1': must(
    '2.6.1',
    'An SP lets nothing that stands in Advice change what an assertion means or whether it is valid.',
  ),
  'CORE-2.7.2': must(
    '2.7.2',
    'An SP needs AuthnInstant and AuthnContext of an AuthnStatement but no SessionIndex, and opens no session that SessionNotOnOrAfter has already ended.',
  ),
  'CORE-2.7.2-instant': should('2.7.2', 'An SP refuses an authentication that lies in the future.'),
  'CORE-2.7.2.1': must('2.7.2.1', 'An SP takes SubjectLocality for advice only.'),
  'CORE-2.7.3': must(
    '2.7.3',
    'An SP takes the attributes of all AttributeStatements of an assertion as attributes of its subject.',
  ),
  'CORE-2.7.3.1': must(
    '2.7.3.1',
    'An SP knows an attribute by Name and NameFormat, never by FriendlyName, and reads zero, one or many values of it.',
  ),
  'CORE-2.7.3.1.1': must(
    '2.7.3.1.1',
    'An SP tells an empty and a null attribute value from each other and from any text, and reads every other value whole.',
  ),
  'CORE-2.7.3.2': may(
    '2.7.3.2',
    'An SP that reads an EncryptedAttribute takes from it only the attribute that it decrypts to.',
  ),
  'CORE-3.2.1': must(
    '3.2.1',
    'An SP gives a request an ID, a Version and an IssueInstant, and discards a request whose Destination is another place or whose signature is invalid.',
  ),
  'CORE-3.2.2': must(
    '3.2.2',
    'An SP discards a response whose Destination is another place or whose signature is invalid, and needs its ID, Version, IssueInstant and Status.',
  ),
  'CORE-3.2.2-instant': should('3.2.2', 'An SP refuses a response that says it was issued long ago or in the future.'),
  'CORE-3.2.2-consent': must('3.2.2', 'An SP takes a response with or without Consent.'),
  'CORE-3.2.2.2': must('3.2.2.2', 'An SP signs in on no response whose topmost status code is not Success.'),
  'CORE-3.3.2.2.1': must(
    '3.3.2.2.1',
    'An SP that asked for an authentication context accepts no statement that does not satisfy what it asked for.',
  ),
  'CORE-3.3.3': must(
    '3.3.3',
    'An SP takes only a Response of the SAML protocol namespace for an answer to an authentication request, and only its own Assertion children.',
  ),
  'CORE-3.4.1': must('3.4.1', 'An SP names its endpoint in a request by URL or by index, never by both.'),
  'CORE-3.4.1-form': must('3.4.1', 'An SP writes an AuthnRequest by the schema, and as its Issuer names itself.', {
    also: [{ source: 'SAML Profiles 2.0 §4.1.4.1', mark: 'unverified' }],
  }),
  'CORE-3.4.1.1': may('3.4.1.1', 'An SP that asked for a format of identifier may refuse another.'),
  'CORE-3.7.1': must(
    '3.7.1',
    'An SP ends no session on a LogoutRequest that has expired or whose identifier was changed.',
    {
      also: [{ source: 'SAML Core 2.0 §3.7.3.1', mark: 'text' }],
    },
  ),
  'CORE-3.7.2': must(
    '3.7.2',
    'An SP answers a LogoutRequest with a LogoutResponse, and takes one itself only as the answer to a request that it sent.',
    {
      also: [{ source: 'SAML Core 2.0 §3.2.2', mark: 'text' }],
    },
  ),
  'CORE-3.7.3': must(
    '3.7.3',
    'An SP holds logout messages to the rules for all requests and responses: issuer, destination, version and signature.',
  ),
  'CORE-3.7.3.1': must(
    '3.7.3.1',
    'An SP authenticates a LogoutRequest and ends exactly the sessions that its identifier and SessionIndex elements name, all of that principal where it names none.',
  ),
  'CORE-4.1.2': must('4.1.2', 'An SP processes no assertion of a major version that it does not support.'),
  'CORE-4.1.2-minor': may(
    '4.1.2',
    'An SP may process or refuse an assertion of a higher minor version than it supports.',
  ),
  'CORE-4.1.3.2': should(
    '4.1.3.2',
    'An SP refuses a response of a higher version than the request that it answers, and of any but 2.0 where it answers none.',
  ),
  'CORE-4.1.3.3': must('4.1.3.3', 'An SP takes no assertion of SAML 1 from a response of SAML 2.', {
    also: [{ source: 'SAML Core 2.0 §4.1.2', mark: 'text' }],
  }),
  'CORE-5.3': must(
    '5.3',
    'An SP takes an unsigned assertion for signed only where a signature of the element around it applies to the assertion and all its children.',
  ),
  'CORE-5.4.1': must(
    '5.4.1',
    'An SP accepts a signature of a SAML element only where it is enveloped by the element that it signs.',
  ),
  'CORE-5.4.2': must(
    '5.4.2',
    'An SP accepts a signature only with a single reference to the ID of the element that holds it, and relies on nothing that lies outside that element.',
  ),
  'CORE-5.4.2-uri': should('5.4.2', 'An SP refuses a reference to its element in any form other than # and the ID.'),
  'CORE-5.4.3': should(
    '5.4.3',
    'An SP verifies signatures that use exclusive canonicalization, with or without comments.',
  ),
  'CORE-5.4.4': must(
    '5.4.4',
    'An SP refuses a transform other than enveloped signature and exclusive canonicalization, or makes sure that it leaves out no content.',
  ),
  'CORE-5.4.4-set': should(
    '5.4.4',
    'An SP expects the enveloped signature transform and a canonicalization, in this order.',
  ),
  'CORE-5.4.5': must(
    '5.4.5',
    'An SP verifies a signature with a key that it trusts for the issuer beforehand, whether KeyInfo is absent, agrees or names another key.',
    {
      also: [
        { source: 'SAML Core 2.0 §2.3.3', mark: 'text' },
        { source: 'SAML 2.0 Metadata Interoperability Profile §2.6', mark: 'excerpt' },
      ],
    },
  ),
  'CORE-6.1': should('6.1', 'An SP finds the encrypted key inside the encrypted data or beside them.', {
    also: [{ source: 'SAML 2.0 Errata E43', mark: 'unverified' }],
  }),
  'CORE-6.2': must('6.2', 'An SP undoes signing and encryption in the reverse of the order in which they were done.'),
  'CORE-8.3': must('8.3', 'An SP does not fail over a format of identifier that it does not know.', {
    also: [{ source: 'SAML Core 2.0 §2.2.2', mark: 'text' }],
  }),
  'CORE-8.3.1': must(
    '8.3.1',
    'An SP reads an identifier of unspecified format as it sees fit, and does not fail over it.',
  ),
  'CORE-8.3.6': should(
    '8.3.6',
    'An SP refuses an entity identifier that carries name qualifiers or is longer than 1024 characters.',
  ),
  'CORE-8.3.7': must(
    '8.3.7',
    'An SP takes a persistent identifier for opaque text that belongs to one IdP and one SP.',
  ),
  'CORE-8.3.7-qualifier': should('8.3.7', 'An SP refuses a persistent identifier that was made for another SP.'),
  'CORE-8.3.8': should(
    '8.3.8',
    'An SP takes a transient identifier for opaque and temporary, and ties no account to it.',
  ),
} satisfies Record<string, Requirement>
