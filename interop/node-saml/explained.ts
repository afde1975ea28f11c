import { all, type Explanations } from '../explanation.ts'

const NODE_SAML = 'https://github.com/node-saml/node-saml/issues'
const NODE_SAML_README = 'https://www.npmjs.com/package/@node-saml/node-saml/v/5.1.0'

/** What node-saml does, whatever is made with it. */
export const nodeSaml: Explanations = {
  ...all(
    [
      'response/unknown-issuer-with-our-key',
      'response/issuer-in-capitals',
      'response/issuer-with-suffix',
      'response/issuer-with-white-space',
      'response/issuer-of-another-format',
      'response/issuer-with-qualifier',
      'response/response-issuer-of-another-format',
      'response/signed-response-without-issuer',
    ],
    {
      whose: 'published',
      why: 'The issuer of a login is not compared: `idpIssuer` is documented for logout messages. Profiles 4.1.4.3 wants the issuer known; here the key alone decides.',
      source: NODE_SAML_README,
    },
  ),
  ...all(['confirmation/expired', 'confirmation/both-of-two-expired'], {
    whose: 'published',
    why: 'The end of a confirmation is compared only along with InResponseTo, and an unsolicited response has none; Profiles 4.1.4.3 wants it compared always. Reported, and closed after 5.1.0.',
    source: `${NODE_SAML}/436`,
  }),
  'confirmation/neither-of-two': {
    whose: 'published',
    why: 'Neither the end (issue 436) nor the Recipient (issue 405) of a confirmation counts in an unsolicited response, so that two that fail do no harm; Profiles 4.1.4.3 wants one that holds. Reported.',
    source: `${NODE_SAML}/436`,
  },
  ...all(
    [
      'addressee/another-sp-but-for-audience',
      'confirmation/recipient-of-another-sp',
      'confirmation/recipient-with-suffix',
      'confirmation/recipient-with-path',
      'confirmation/recipient-with-query',
      'confirmation/recipient-with-dot-segments',
      'confirmation/recipient-elsewhere-on-the-site',
      'confirmation/without-data',
      'confirmation/without-recipient',
    ],
    {
      whose: 'published',
      why: 'The library does not look at Recipient, which Profiles 4.1.4.3 wants to be the address that received the response. Reported, and open.',
      source: `${NODE_SAML}/405`,
    },
  ),
  ...all(
    [
      'confirmation/none',
      'confirmation/holder-of-key',
      'confirmation/sender-vouches',
      'confirmation/method-in-another-case',
      'confirmation/method-of-saml-1',
    ],
    {
      whose: 'published',
      why: 'The library does not look at the Method of a confirmation and needs no confirmation at all; Profiles 4.1.4.2 makes a bearer confirmation the ground of the login. Reported, and open.',
      source: `${NODE_SAML}/435`,
    },
  ),
  'confirmation/not-before': {
    whose: 'published',
    why: 'The library treats NotBefore of a confirmation as a time to compare, as its README says; Profiles 4.1.4.2 forbids the issuer to write one for a bearer.',
    source: NODE_SAML_README,
  },
  ...all(
    [
      'response/destination-of-another-sp',
      'response/destination-with-suffix',
      'response/destination-with-slash',
      'response/destination-with-query',
      'response/destination-with-dot-segments',
      'response/destination-path-in-another-case',
      'response/destination-elsewhere-on-the-site',
      'response/destination-on-another-port',
      'response/destination-of-another-scheme',
      'response/destination-with-user',
      'response/destination-with-our-host-as-user',
      'response/destination-empty',
      'response/no-destination-when-signed',
    ],
    {
      whose: 'published',
      why: 'The library writes Destination but does not read it; Core 3.2.2 wants a response for another place discarded, and Bindings 3.5.5.2 a signed one without it. Reported, and open.',
      source: `${NODE_SAML}/437`,
    },
  ),
  ...all(
    ['response/response-issuer-differs', 'response/assertion-issuer-differs', 'response/assertion-without-issuer'],
    {
      whose: 'published',
      why: 'idpIssuer is compared in logout messages only, as the README says, and the key alone stands for the issuer of a login; Profiles 4.1.4.2 wants the Issuer of the assertion to be the IdP. An application can compare profile.issuer.',
      source: NODE_SAML_README,
    },
  ),
  ...all(
    [
      'replay/same-response-twice',
      'replay/same-response-at-once',
      'replay/same-assertion-in-another-response',
      'conditions/one-time-use-twice',
    ],
    {
      whose: 'configuration',
      why: 'The library remembers requests, not assertions: validateInResponseTo "always" makes a response good for one login and shuts unsolicited ones out. Whoever takes those must keep the used IDs in the application (Profiles 4.1.4.5, Core 2.5.1.5); sp.mjs keeps none.',
      source: 'https://github.com/node-saml/passport-saml/issues/30',
    },
  ),
  'conditions/ends-before-it-begins': {
    whose: 'configuration',
    why: 'Each end of the window is compared on its own, with acceptedClockSkewMs in its favour (a minute here), so that a slightly inverted window is open; Core 2.5.1.2 wants NotBefore to be the earlier. With acceptedClockSkewMs 0 it is refused.',
    source: NODE_SAML_README,
  },
  ...all(['text/comment-in-issuer', 'text/instruction-hides-end-of-issuer'], {
    whose: 'published',
    why: 'The issuer of a login is not compared, so that it does not matter how its text is read: `idpIssuer` is documented for logout messages (Profiles 4.1.4.3).',
    source: NODE_SAML_README,
  }),
  'encryption/rsa-1.5-failures': {
    whose: 'stricter',
    why: 'Nothing is proved: the twin, a key encrypted by RSA 1.5, is refused by Node.js itself ("RSA_PKCS1_PADDING is no longer supported"), as attacks on that padding make wise.',
  },
  'signature/by-a-stranger-on-the-response': {
    whose: 'configuration',
    why: 'With wantAuthnResponseSigned: false no signature of the response is looked at where the assertion has a good one. With true, the default, a bad one is refused (see passport-saml).',
    source: NODE_SAML_README,
  },
  'statement/session-already-over': {
    whose: 'configuration',
    why: 'The library opens no sessions: when one ends is for the application to say, which finds SessionNotOnOrAfter (Core 2.7.2) in profile.getAssertion(). sp.mjs gives every session an hour.',
  },
}
