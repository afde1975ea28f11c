import { sessionEnds } from '../../mock-idp/tamper/say/conditions.ts'
import {
  authnStatement,
  authzDecisionInstead,
  contextClass,
  noAuthnStatement,
} from '../../mock-idp/tamper/say/statement.ts'
import { type Case, either, family, observed, refused, session } from '../case.ts'

const CLASS = 'urn:oasis:names:tc:SAML:2.0:ac:classes:'

const loginBy = (title: string, uri: string): Case => ({
  title: `a login by ${title} opens a session`,
  proves: ['CORE-2.7.2', 'DS-FED-3'],
  delta: { is: { changes: [contextClass(uri)] } },
  wants: session(),
})

/** How and until when the user was authenticated. @see SAML Core 2.7.2 */
export default family({
  none: {
    title: 'an assertion without an AuthnStatement opens no session',
    proves: ['PROF-4.1.4.2'],
    delta: { is: { changes: [noAuthnStatement] } },
    wants: refused('no-authn-statement', 'bad-response'),
    level: 'SHOULD',
  },
  'without-context': {
    title: 'a statement that does not say how the user signed in opens no session',
    proves: ['CORE-2.7.2'],
    delta: { is: { changes: [authnStatement('there is no AuthnContext', { contextClass: undefined })] } },
    wants: refused('bad-response', 'no-authn-statement'),
  },
  'authz-decision-instead': {
    title: 'an assertion with a decision in place of an AuthnStatement opens no session',
    proves: ['PROF-4.1.4.2'],
    delta: { is: { changes: [authzDecisionInstead] } },
    wants: refused('no-authn-statement', 'bad-response'),
    level: 'SHOULD',
  },
  'in-the-future': {
    title: 'a user who will be authenticated in an hour has no session now',
    proves: ['CORE-2.7.2-instant'],
    delta: { is: { changes: [authnStatement('AuthnInstant is in an hour', { authnInstant: 3600 })] } },
    wants: refused('not-yet-valid', 'bad-response'),
    level: 'SHOULD',
  },
  // What nobody demanded is nobody's to refuse: no clause says how old a sign-in may be where the SP forced none.
  'a-year-ago': {
    title: 'what an SP makes of a sign-in of a year ago is recorded',
    proves: ['CORE-2.7.2'],
    delta: { is: { changes: [authnStatement('AuthnInstant is a year ago', { authnInstant: -31_536_000 })] } },
    wants: observed(either(session(), refused())),
  },
  'subject-locality': {
    title: 'a statement that tells where the user was opens a session wherever he is',
    proves: ['CORE-2.7.2.1'],
    delta: {
      is: {
        changes: [
          authnStatement('there is a SubjectLocality', {
            locality: { address: '192.0.2.77', dnsName: 'desk.example' },
          }),
        ],
      },
    },
    wants: session(),
  },
  'session-already-over': {
    title: 'an assertion whose session is already over at the identity provider opens none',
    proves: ['PROF-4.1.4.3-session-end'],
    delta: { is: { changes: [sessionEnds(-3600)] } },
    wants: refused('expired'),
  },
  password: loginBy('password', `${CLASS}Password`),
  x509: loginBy('certificate', `${CLASS}X509`),
  unspecified: loginBy('an unspecified method', `${CLASS}unspecified`),
  'multi-factor': loginBy("a vendor's second factor", 'http://schemas.microsoft.com/claims/multipleauthn'),
})
