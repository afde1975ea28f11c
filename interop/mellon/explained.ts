import { all, type Explanations } from '../explanation.ts'

const MELLON_README = 'https://github.com/latchset/mod_auth_mellon/blob/main/README.md'
const MELLON = 'https://github.com/Uninett/mod_auth_mellon/issues'

export const mellon: Explanations = {
  'control/exclusive-canonicalization-with-comments': {
    whose: 'stricter',
    why: 'Exclusive canonicalization that keeps comments is refused as a Transform; Core 5.4.4 lets an issuer use it.',
  },
  'response/unsigned-response-without-issuer': {
    whose: 'stricter',
    why: 'The identity provider is found by the Issuer of the response, which Profiles 4.1.4.2 lets an unsigned response leave out.',
  },
  ...all(['response/issuer-with-white-space', 'response/issuer-of-another-format'], {
    whose: 'stricter',
    why: 'Nothing is proved: their twin is a response without an Issuer, which is refused (see response/unsigned-response-without-issuer).',
  }),
  ...all(['confirmation/second-of-two', 'confirmation/unknown-method-beside'], {
    whose: 'published',
    why: 'Lasso has room for one SubjectConfirmation in a Subject and reads none of a Subject with two ("Missing subject"); Core 2.4.1 lets any one of them do. Reported.',
    source: `${MELLON}/51`,
  }),
  ...all(['relay-state/target-on-other-site', 'relay-state/target-with-two-slashes'], {
    whose: 'stricter',
    why: 'Nothing is proved: no login is begun at all for a target outside of MellonRedirectDomains, which is this site by default.',
    source: MELLON_README,
  }),
  ...all(['conditions/none', 'conditions/no-audience'], {
    whose: 'published',
    why: 'Conditions may be absent since 0.13.0, on purpose, and an audience is compared where there is one; Profiles 4.1.4.2 tells the issuer to name the SP as audience.',
    source: `${MELLON}/93`,
  }),
  ...all(['statement/none', 'statement/authz-decision-instead'], {
    whose: 'configuration',
    why: 'An AuthnStatement, which Profiles 4.1.4.2 demands, is asked for where MellonAuthnContextClassRef lists the classes that will do. The lab leaves it out: it takes every class.',
    source: MELLON_README,
  }),
}
