import { element } from '../../mock-idp/message/node.ts'
import { byGet, withoutField } from '../../mock-idp/tamper/carry/form.ts'
import {
  idOfTheAssertion,
  inArtifactResponse,
  inSoapEnvelope,
  rootOfAnotherName,
  rootOfAnotherNamespace,
} from '../../mock-idp/tamper/rewrite/envelope-text.ts'
import { capturedInstead } from '../../mock-idp/tamper/rewrite/logout.ts'
import { attributesOutside, bareAssertion } from '../../mock-idp/tamper/rewrite/signature-text.ts'
import {
  assertion,
  assertionIssuerChanged,
  attributeAdded,
  children,
  destinationChanged,
  doubled,
  idChanged,
  inResponseTo,
  issuedBy,
  issuerChanged,
  noAssertion,
  response,
  responseIssuerChanged,
  secondAssertion,
  status,
} from '../../mock-idp/tamper/say/envelope.ts'
import { withDefaultPort } from '../../mock-idp/tamper/say/subject.ts'
import { type Case, family, observed, present, refused, session } from '../case.ts'

const otherDestination = (what: string, change: (acs: string) => string): Case => ({
  title: `a Destination ${what} is another address`,
  proves: ['CORE-3.2.2', 'TMWS-ACS-1'],
  delta: { is: { changes: [destinationChanged(`the Destination is the ACS ${what}`, change)] } },
  wants: refused('wrong-destination'),
})

/** RFC 3986 6.2.2 and 6.2.3 call these the same URI, so they identify the location at which the message came in. */
const sameLocation = (what: string, change: (acs: string) => string): Case => ({
  ...otherDestination(what, change),
  title: `a Destination ${what} is taken as the SP likes`,
  wants: observed(refused('wrong-destination')),
})

const noResponseIssuer = issuedBy('the response has no Issuer', ['response'], undefined)

const CODE = 'urn:oasis:names:tc:SAML:2.0:status:'

/** The envelope around the assertion. @see SAML Core 3.2.2 */
export default family({
  'status-requester': {
    title: 'a response that reports a failure opens no session, whatever it carries',
    proves: ['PROF-4.1.4.2', 'CORE-3.2.2.2'],
    delta: { is: { changes: [status('the status is Requester', { code: `${CODE}Requester` })] } },
    wants: refused('status-not-success'),
  },
  'status-authn-failed': {
    title: 'a second-level status code at the top is no success',
    proves: ['CORE-3.2.2.2'],
    delta: { is: { changes: [status('the status is AuthnFailed', { code: `${CODE}AuthnFailed` })] } },
    wants: refused('status-not-success'),
  },
  'status-unknown': {
    title: 'an unknown status is no success',
    proves: ['CORE-3.2.2.2'],
    delta: { is: { changes: [status('the status is unknown', { code: 'urn:example:status:Success' })] } },
    wants: refused('status-not-success'),
  },
  'status-nested-success': {
    title: 'a success inside a failure is a failure',
    proves: ['CORE-3.2.2.2'],
    delta: {
      is: {
        changes: [status('Success is nested in Responder', { code: `${CODE}Responder`, subcode: `${CODE}Success` })],
      },
    },
    wants: refused('status-not-success'),
  },
  'status-nested-failure': {
    title: 'a failure inside a success is taken as the SP likes',
    proves: ['CORE-3.2.2.2'],
    delta: { is: { changes: [status('AuthnFailed is nested in Success', { subcode: `${CODE}AuthnFailed` })] } },
    wants: observed(session()),
  },
  'no-status': {
    title: 'a response without a Status opens no session',
    proves: ['CORE-3.2.2'],
    delta: { is: { changes: [response('there is no Status', { status: undefined })] } },
    wants: refused('status-not-success', 'bad-response'),
  },
  'two-statuses': {
    title: 'a response with a failure beside a success opens no session',
    proves: ['CORE-3.2.2'],
    delta: {
      is: {
        changes: [
          doubled('a second Status reports a failure', 'response', 'samlp:Status', (copy) => ({
            ...copy,
            children: [{ name: 'samlp:StatusCode', attributes: { Value: `${CODE}Requester` }, children: [] }],
          })),
        ],
      },
    },
    wants: refused('bad-response', 'status-not-success'),
    level: 'SHOULD',
  },
  'failure-without-assertion': {
    title: 'a response that reports a failure and carries nothing is met as that failure',
    proves: ['SDP-SP11', 'CORE-3.2.2.2'],
    modes: ['response'],
    delta: {
      is: {
        changes: [
          noAssertion,
          status('the status is NoPassive in Responder', { code: `${CODE}Responder`, subcode: `${CODE}NoPassive` }),
        ],
      },
    },
    wants: refused('status-not-success'),
  },
  'no-assertion': {
    title: 'a success without an assertion opens no session',
    proves: ['PROF-4.1.4.2'],
    delta: { is: { changes: [noAssertion] } },
    wants: refused('bad-response', 'unsigned'),
    modes: ['response'],
  },
  'destination-of-another-sp': {
    title: 'a response for another address opens no session',
    proves: ['CORE-3.2.2', 'TMWS-ACS-1'],
    delta: {
      is: { changes: [response('the Destination is another SP', { destination: 'https://other.example/saml/acs' })] },
    },
    wants: refused('wrong-destination'),
  },
  'destination-with-suffix': {
    title: 'a Destination that only begins as the ACS is another address',
    proves: ['CORE-3.2.2', 'TMWS-ACS-1'],
    delta: { is: { changes: [destinationChanged('the Destination has a suffix', (acs) => `${acs}.other.example`)] } },
    wants: refused('wrong-destination'),
  },
  'destination-with-slash': otherDestination('with a slash at its end', (acs) => `${acs}/`),
  'destination-with-query': otherDestination('with a query', (acs) => `${acs}?more=1`),
  'destination-with-dot-segments': otherDestination(
    'with dot segments that lead elsewhere',
    (acs) => `${acs}/../other`,
  ),
  'destination-path-in-another-case': otherDestination('with its path in capitals', (acs) => {
    const { origin, pathname } = new URL(acs)
    return `${origin}${pathname.toUpperCase()}`
  }),
  'destination-elsewhere-on-the-site': otherDestination(
    'but for its path',
    (acs) => new URL('/another/service/acs', acs).href,
  ),
  'destination-on-another-port': otherDestination('but for its port', (acs) => {
    const url = new URL(acs)
    url.port = '44443'
    return url.href
  }),
  'destination-of-another-scheme': otherDestination('but for its scheme', (acs) => acs.replace(/^https?:/, 'ftp:')),
  'destination-with-user': otherDestination('with a user name before its host', (acs) =>
    acs.replace('://', '://user@'),
  ),
  'destination-with-our-host-as-user': otherDestination('with its host as the user name of another', (acs) =>
    acs.replace(/(?<=:\/\/[^/]+)(?=\/)/, '@other.example'),
  ),
  'destination-host-in-capitals': sameLocation('with its host in capitals', (acs) =>
    acs.replace(/(?<=:\/\/)[^/]+/, (host) => host.toUpperCase()),
  ),
  'destination-with-default-port': {
    ...sameLocation('with the port that its scheme implies', withDefaultPort),
    needs: ({ sp }) => (new URL(sp.acs).port === '' ? undefined : 'sp.acs (without a port)'),
  },
  'destination-through-dot-segments': sameLocation('with dot segments that lead back', (acs) =>
    acs.replace(/(?<=:\/\/[^/]+\/)/, 'other/../'),
  ),
  'destination-empty': {
    title: 'an empty Destination is no address',
    proves: ['CORE-3.2.2', 'CORE-1.3.2'],
    delta: { is: { changes: [response('the Destination is empty', { destination: '' })] } },
    wants: refused('wrong-destination', 'bad-response'),
  },
  'no-destination-when-signed': {
    title: 'a signed response without a Destination opens no session',
    proves: ['BIND-3.5.5.2'],
    modes: ['response', 'both'],
    delta: { is: { changes: [response('there is no Destination', { destination: undefined })] } },
    wants: refused('wrong-destination'),
  },
  'no-destination-when-unsigned': {
    title: 'an unsigned response needs no Destination',
    proves: ['BIND-3.5.5.2'],
    modes: ['assertion'],
    delta: { is: { changes: [response('there is no Destination', { destination: undefined })] } },
    wants: session(),
    level: 'SHOULD',
  },
  'in-response-to-nothing': {
    title: 'an unsolicited response that answers a request is taken as the SP declares',
    proves: ['PROF-4.1.5', 'WS-FLOW-2'],
    delta: { is: { changes: [inResponseTo(['response', 'confirmation'])] } },
    wants: { policy: 'unsolicited.inResponseTo', is: { reject: refused('unsolicited'), ignore: session() } },
  },
  'in-response-to-in-response': {
    title: 'an unsolicited response that alone answers a request is taken as the SP declares',
    proves: ['PROF-4.1.5'],
    delta: { is: { changes: [inResponseTo(['response'])] } },
    wants: { policy: 'unsolicited.inResponseTo', is: { reject: refused('unsolicited'), ignore: session() } },
  },
  'in-response-to-in-confirmation': {
    title: 'an unsolicited assertion that answers a request is taken as the SP declares',
    proves: ['PROF-4.1.5', 'PROF-4.1.4.3-unsolicited'],
    delta: { is: { changes: [inResponseTo(['confirmation'])] } },
    wants: { policy: 'unsolicited.inResponseTo', is: { reject: refused('unsolicited'), ignore: session() } },
  },
  'version-1.1': {
    title: 'a response of SAML 1.1 opens no session',
    proves: ['CORE-3.2.2', 'DS-FED-1'],
    delta: { is: { changes: [response('the Version of the response is 1.1', { version: '1.1' })] } },
    wants: refused('bad-response'),
  },
  'version-2.1': {
    title: 'a response of SAML 2.1, which nobody asked for, opens no session',
    proves: ['CORE-4.1.3.2'],
    delta: { is: { changes: [response('the Version of the response is 2.1', { version: '2.1' })] } },
    wants: refused('bad-response'),
  },
  'version-3.0': {
    title: 'a response of SAML 3.0 opens no session',
    proves: ['CORE-3.2.2', 'CORE-4.1.3.2'],
    delta: { is: { changes: [response('the Version of the response is 3.0', { version: '3.0' })] } },
    wants: refused('bad-response'),
  },
  'assertion-version-2.1': {
    title: 'an assertion of SAML 2.1 is taken or refused',
    proves: ['CORE-4.1.2-minor'],
    delta: { is: { changes: [assertion('the Version of the assertion is 2.1', { version: '2.1' })] } },
    wants: observed(refused('bad-response')),
  },
  'assertion-version-3.0': {
    title: 'an assertion of SAML 3.0 opens no session',
    proves: ['CORE-4.1.2'],
    delta: { is: { changes: [assertion('the Version of the assertion is 3.0', { version: '3.0' })] } },
    wants: refused('bad-response'),
  },
  'assertion-version-20.0': {
    title: 'a version that only begins with a 2 is another version',
    proves: ['CORE-4.1.2'],
    delta: { is: { changes: [assertion('the Version of the assertion is 20.0', { version: '20.0' })] } },
    wants: refused('bad-response'),
  },
  'assertion-without-version': {
    title: 'an assertion of no version opens no session',
    proves: ['CORE-2.3.3'],
    delta: { is: { changes: [assertion('the assertion has no Version', { version: undefined })] } },
    wants: refused('bad-response'),
  },
  'assertion-version-1.1': {
    title: 'an assertion of SAML 1.1 opens no session',
    proves: ['CORE-4.1.2', 'DS-FED-1'],
    delta: { is: { changes: [assertion('the Version of the assertion is 1.1', { version: '1.1' })] } },
    wants: refused('bad-response'),
  },
  'no-id': {
    title: 'a response without an ID opens no session',
    proves: ['CORE-3.2.2'],
    modes: ['assertion'],
    delta: { is: { changes: [response('the response has no ID', { id: null })] } },
    wants: refused('bad-response'),
    level: 'SHOULD',
  },
  'no-issue-instant': {
    title: 'an assertion without an IssueInstant opens no session',
    proves: ['CORE-2.3.3'],
    delta: { is: { changes: [assertion('the assertion has no IssueInstant', { issueInstant: undefined })] } },
    wants: refused('bad-response'),
    level: 'SHOULD',
  },
  'issued-in-the-future': {
    title: 'a response that will be issued in an hour opens no session now',
    proves: ['CORE-3.2.2-instant'],
    delta: { is: { changes: [response('the response is issued in an hour', { issueInstant: 3600 })] } },
    wants: refused('not-yet-valid', 'bad-response'),
    level: 'SHOULD',
  },
  'assertion-issued-in-the-future': {
    title: 'an assertion that will be issued in an hour opens no session now',
    proves: ['CORE-2.3.3-instant'],
    delta: { is: { changes: [assertion('the assertion is issued in an hour', { issueInstant: 3600 })] } },
    wants: refused('not-yet-valid', 'bad-response'),
    level: 'SHOULD',
  },
  'issued-yesterday': {
    title: 'a response that was issued yesterday opens no session',
    proves: ['CORE-3.2.2-instant'],
    delta: { is: { changes: [response('the response was issued yesterday', { issueInstant: -86_400 })] } },
    wants: refused('expired', 'bad-response'),
    level: 'SHOULD',
  },
  'assertion-issued-yesterday': {
    title: 'an assertion that was issued yesterday, but is valid, is taken as the SP likes',
    proves: ['CORE-2.3.3-instant'],
    delta: { is: { changes: [assertion('the assertion was issued yesterday', { issueInstant: -86_400 })] } },
    wants: observed(session()),
  },
  'assertion-without-id': {
    title: 'an assertion without an ID opens no session',
    proves: ['CORE-2.3.3'],
    modes: ['response'],
    delta: { is: { changes: [assertion('the assertion has no ID', { id: null })] } },
    wants: refused('bad-response'),
  },
  'assertion-id-begins-with-digit': {
    title: 'an assertion whose ID is not of the form of an identifier opens no session',
    proves: ['CORE-1.3.4-form'],
    delta: {
      is: { changes: [idChanged('the ID of the assertion begins with a digit', 'assertion', (id) => `1${id}`)] },
    },
    wants: refused('bad-response', 'bad-signature'),
  },
  'id-of-the-assertion': {
    title: 'a response with the ID of its assertion opens no session',
    proves: ['CORE-1.3.4'],
    modes: ['assertion'],
    delta: { is: { changes: [idOfTheAssertion] } },
    wants: refused('bad-response', 'bad-signature'),
  },
  'two-assertions-of-one-user': {
    title: 'two assertions about one user are taken as the SP likes',
    proves: ['PROF-4.1.4.2-principal'],
    delta: { is: { changes: [secondAssertion('user')] } },
    wants: observed(session()),
  },
  'two-assertions-of-two-users': {
    title: 'two assertions about two users open no session',
    proves: ['PROF-4.1.4.2-principal', 'SDP-IDP10'],
    delta: { is: { changes: [secondAssertion('marker')] } },
    wants: refused('bad-response'),
    // Profiles 4.1.4.2 tells it the issuer.
    level: 'SHOULD',
  },
  consent: {
    title: 'a Consent does no harm',
    proves: ['CORE-3.2.2-consent'],
    delta: {
      is: {
        changes: [response('there is a Consent', { consent: 'urn:oasis:names:tc:SAML:2.0:consent:current-explicit' })],
      },
    },
    wants: session(),
  },
  'foreign-attribute': {
    title: 'a response with an attribute of another namespace opens no session',
    proves: ['XSD-PROTOCOL'],
    delta: { is: { changes: [attributeAdded('response', 'ext:Flag', 'on')] } },
    wants: refused('bad-response', 'malformed'),
    level: 'SHOULD',
  },
  'foreign-element': {
    title: 'a response with an element of another namespace among its own opens no session',
    proves: ['XSD-PROTOCOL'],
    delta: {
      is: {
        changes: [
          children('an element of another namespace ends the response', 'response', (nodes) => [
            ...nodes,
            element('ext:Unknown'),
          ]),
        ],
      },
    },
    wants: refused('bad-response', 'malformed'),
    level: 'SHOULD',
  },
  'assertion-with-foreign-element': {
    title: 'an assertion with an element of another namespace among its own opens no session',
    proves: ['XSD-ASSERTION'],
    delta: {
      is: {
        changes: [
          children('an element of another namespace ends the assertion', 'assertion', (nodes) => [
            ...nodes,
            element('ext:Unknown'),
          ]),
        ],
      },
    },
    wants: refused('bad-response', 'malformed'),
    level: 'SHOULD',
  },
  'in-a-soap-envelope': {
    title: 'a response in a SOAP envelope opens no session',
    proves: ['BIND-3.5'],
    delta: { is: { changes: [inSoapEnvelope] } },
    wants: refused('bad-response', 'malformed'),
  },
  'root-of-another-namespace': {
    title: 'an element of another namespace is no Response',
    proves: ['CORE-3.3.3'],
    modes: ['assertion'],
    delta: { is: { changes: [rootOfAnotherNamespace] } },
    wants: refused('bad-response', 'malformed'),
  },
  'root-of-another-name': {
    title: 'a root whose name only ends in Response is no Response',
    proves: ['CORE-3.3.3'],
    modes: ['assertion'],
    delta: { is: { changes: [rootOfAnotherName] } },
    wants: refused('bad-response', 'malformed'),
  },
  'in-artifact-response': {
    title: 'a response inside an ArtifactResponse is none over POST',
    proves: ['CORE-3.3.3', 'BIND-3.5.4', 'BIND-3.6'],
    delta: { is: { changes: [inArtifactResponse] } },
    wants: refused('bad-response', 'malformed'),
  },
  'unknown-issuer-with-our-key': {
    title: 'an issuer that the SP does not know is not taken for the one that it knows',
    proves: ['PROF-4.1.4.3', 'TC1-TRUST-1', 'TC1-TRUST-2'],
    delta: {
      is: {
        changes: [
          issuedBy('the issuer is unknown', ['response', 'assertion'], { value: 'https://unknown.example/idp' }),
        ],
      },
    },
    wants: refused('unknown-issuer', 'bad-signature'),
  },
  'issuer-in-capitals': {
    title: 'an issuer whose name differs by its case is another issuer',
    proves: ['PROF-4.1.4.3'],
    delta: { is: { changes: [issuerChanged('the issuer is in capitals', (id) => ({ value: id.toUpperCase() }))] } },
    wants: refused('unknown-issuer', 'bad-signature'),
  },
  'issuer-with-suffix': {
    title: 'an issuer whose name only begins as the known one is another issuer',
    proves: ['PROF-4.1.4.3'],
    delta: { is: { changes: [issuerChanged('the issuer has a suffix', (id) => ({ value: `${id}.other.example` }))] } },
    wants: refused('unknown-issuer', 'bad-signature'),
  },
  'issuer-with-white-space': {
    title: 'an issuer with white space around its name is another issuer',
    proves: ['CORE-1.3.1'],
    modes: ['assertion'],
    scene: [present({ changes: [noResponseIssuer] })],
    delta: {
      is: {
        changes: [
          noResponseIssuer,
          assertionIssuerChanged('white space surrounds the issuer', (id) => ({ value: `\n  ${id}\n` })),
        ],
      },
    },
    wants: refused('unknown-issuer', 'bad-response', 'bad-signature'),
    level: 'SHOULD',
  },
  'issuer-of-another-format': {
    title: 'an issuer that says it is no entity opens no session',
    proves: ['PROF-4.1.4.2-format'],
    modes: ['assertion'],
    scene: [present({ changes: [noResponseIssuer] })],
    delta: {
      is: {
        changes: [
          noResponseIssuer,
          assertionIssuerChanged('the issuer has the format persistent', (value) => ({
            value,
            format: 'urn:oasis:names:tc:SAML:2.0:nameid-format:persistent',
          })),
        ],
      },
    },
    wants: refused('bad-response', 'unknown-issuer'),
    level: 'SHOULD',
  },
  'issuer-with-qualifier': {
    title: 'an issuer with a name qualifier opens no session',
    proves: ['CORE-8.3.6'],
    delta: {
      is: {
        changes: [
          assertionIssuerChanged('the issuer has a NameQualifier', (value) => ({
            value,
            nameQualifier: 'https://qualifier.example',
          })),
        ],
      },
    },
    wants: refused('bad-response', 'unknown-issuer'),
  },
  'response-issuer-of-another-format': {
    title: 'a response whose issuer says it is no entity opens no session',
    proves: ['PROF-4.1.4.2-format'],
    delta: {
      is: {
        changes: [
          responseIssuerChanged('the issuer of the response has the format persistent', (value) => ({
            value,
            format: 'urn:oasis:names:tc:SAML:2.0:nameid-format:persistent',
          })),
        ],
      },
    },
    wants: refused('bad-response', 'unknown-issuer'),
  },
  'signed-response-without-issuer': {
    title: 'a signed response without an Issuer opens no session',
    proves: ['PROF-4.1.4.2-issuer'],
    modes: ['response', 'both'],
    delta: { is: { changes: [noResponseIssuer] } },
    wants: refused('bad-response', 'unknown-issuer', 'bad-signature'),
  },
  'response-issuer-differs': {
    title: 'a response of another issuer than its assertion opens no session',
    proves: ['PROF-4.1.4.2'],
    delta: {
      is: {
        changes: [issuedBy('the response names another issuer', ['response'], { value: 'https://other.example/idp' })],
      },
    },
    wants: refused('unknown-issuer', 'bad-response', 'bad-signature'),
  },
  'assertion-issuer-differs': {
    title: 'an assertion of another issuer than its key opens no session',
    proves: ['PROF-4.1.4.2'],
    delta: {
      is: {
        changes: [
          issuedBy('the assertion names another issuer', ['assertion'], { value: 'https://other.example/idp' }),
        ],
      },
    },
    wants: refused('unknown-issuer', 'bad-response', 'bad-signature'),
  },
  'assertion-without-issuer': {
    title: 'an assertion without an Issuer opens no session',
    proves: ['CORE-2.3.3'],
    delta: { is: { changes: [issuedBy('the assertion has no Issuer', ['assertion'], undefined)] } },
    wants: refused('unknown-issuer', 'bad-response', 'bad-signature'),
  },
  'unsigned-response-without-issuer': {
    title: 'an unsigned response needs no Issuer',
    proves: ['PROF-4.1.4.2'],
    modes: ['assertion'],
    delta: { is: { changes: [noResponseIssuer] } },
    wants: session(),
    level: 'SHOULD',
  },
  'bare-assertion': {
    title: 'an assertion without a Response around it opens no session',
    proves: ['CORE-3.2.2', 'DS-MSG-1'],
    modes: ['assertion'],
    delta: { is: { changes: [bareAssertion] } },
    wants: refused('bad-response', 'malformed'),
  },
  'attributes-outside-the-assertion': {
    title: 'attributes outside the assertion sign nobody in',
    proves: ['DS-MSG-1'],
    modes: ['assertion'],
    delta: { is: { changes: [attributesOutside] } },
    wants: { oneOf: [{ kind: 'safe' }] },
  },
  'by-get': {
    title: 'a response in a query by GET opens no session',
    proves: ['BIND-3.5.4'],
    delta: { is: { changes: [byGet] } },
    wants: refused('bad-response', 'malformed'),
  },
  'without-message': {
    title: 'a form without a message opens no session',
    proves: ['BIND-3.5.4'],
    delta: { is: { changes: [withoutField('SAMLResponse')] } },
    wants: refused('bad-response', 'malformed'),
  },
  'logout-response-in-its-place': {
    title: 'a signed LogoutResponse signs nobody in',
    proves: ['PROF-4.1.4.2'],
    scene: [{ do: 'capture', message: 'logout-response' }, present()],
    delta: { at: 1, is: { changes: [capturedInstead] } },
    wants: refused('bad-response'),
  },
})
