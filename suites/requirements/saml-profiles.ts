import { clausesOf } from './clause.ts'
import type { Requirement } from './requirement.ts'

const { must, should, may } = clausesOf('SAML Profiles 2.0', 'excerpt')
const core = (section: string) => ({ source: `SAML Core 2.0 §${section}`, mark: 'text' }) as const

/** Web browser single sign-on and single logout, as far as an SP plays a part in them. */
export const samlProfiles = {
  'PROF-4.1.2': must(
    '4.1.2',
    'An SP takes an answer to a request over HTTP POST or HTTP Artifact, never over HTTP Redirect.',
  ),
  'PROF-4.1.4.2': must(
    '4.1.4.2',
    'An SP signs in only on an assertion of the configured IdP with an AuthnStatement, a bearer confirmation that names Recipient and NotOnOrAfter, and an AudienceRestriction.',
    {
      also: [{ source: 'SAML Profiles 2.0 §4.1.4.3', mark: 'excerpt' }],
    },
  ),
  'PROF-4.1.4.2-issuer': must(
    '4.1.4.2',
    'An SP needs an Issuer that is the IdP in every assertion and in a response that is signed or carries an encrypted assertion, and puts up with its absence from any other response.',
    { mark: 'unverified' },
  ),
  'PROF-4.1.4.2-format': should('4.1.4.2', 'An SP refuses an Issuer of a format other than entity.', {
    mark: 'unverified',
  }),
  'PROF-4.1.4.2-not-before': should('4.1.4.2', 'An SP refuses a bearer confirmation that carries NotBefore.'),
  'PROF-4.1.4.2-principal': should(
    '4.1.4.2',
    'An SP refuses a response whose assertions are about different principals.',
    { mark: 'unverified' },
  ),
  'PROF-4.1.4.3': must(
    '4.1.4.3',
    'An SP verifies every signature that is present, and the Recipient, NotOnOrAfter and InResponseTo of one bearer confirmation together, before it relies on an assertion.',
  ),
  'PROF-4.1.4.3-unsolicited': must(
    '4.1.4.3',
    'An SP confirms no subject of an unsolicited response whose confirmation carries InResponseTo.',
  ),
  'PROF-4.1.4.3-provider': must(
    '4.1.4.3',
    'An SP takes for the answer to a request only what comes from the provider that it asked.',
    { also: [{ source: 'SimpleSAMLphp CVE-2026-49284', mark: 'excerpt' }] },
  ),
  'PROF-4.1.4.3-address': may(
    '4.1.4.3',
    'An SP may check the address of the browser against the Address of a bearer confirmation.',
  ),
  'PROF-4.1.4.3-session-end': should(
    '4.1.4.3',
    'An SP ends its session at the SessionNotOnOrAfter of the statement that opened it, the earliest where there are several.',
    {
      also: [core('2.7.2')],
    },
  ),
  'PROF-4.1.4.5': must(
    '4.1.4.5',
    'An SP takes over POST only an assertion that a signature of itself or of its response protects, and takes each assertion once while it is valid.',
    {
      also: [{ source: 'SAML 2.0 Errata E26', mark: 'excerpt' }],
    },
  ),
  'PROF-4.1.5': must(
    '4.1.5',
    'An SP takes no unsolicited response that claims to answer a request, and where it takes no unsolicited ones it opens no session on any.',
    { also: [core('3.2.2')] },
  ),
  'PROF-4.4.4.1': must(
    '4.4.4.1',
    'An SP acts on a LogoutRequest that came through a browser only where it is signed, and only on the user whom it identifies.',
    { also: [core('3.7.3.1')] },
  ),
  'PROF-4.4.4.2': must(
    '4.4.4.2',
    'An SP acts on a LogoutResponse that came through a browser only where it is signed.',
  ),
} satisfies Record<string, Requirement>
