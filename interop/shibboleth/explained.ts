import { all, type Explanations } from '../explanation.ts'

export const shibboleth: Explanations = {
  ...all(
    [
      'solicited/unknown-request',
      'solicited/unknown-request-in-response',
      'solicited/unknown-request-in-confirmation',
      'solicited/confirmation-without-request',
      'solicited/request-of-another-browser',
    ],
    {
      whose: 'configuration',
      why: 'The policy "default" takes unsolicited responses, and compares no InResponseTo (Profiles 4.1.4.3). With policyId="blockUnsolicited" on SSO, which security-policy.xml of Debian has too, an answer must be to a request of the same browser ("request/response correlation failed"), and unsolicited responses are shut out.',
    },
  ),
  ...all(['conditions/one-time-use', 'conditions/one-time-use-twice', 'conditions/proxy-restriction'], {
    whose: 'stricter',
    why: 'A condition for which the policy has no rule is refused, OneTimeUse and ProxyRestriction among them, which Core 2.5.1 wants understood. Nothing is proved about the second use.',
  }),
  'encryption/rsa-1.5-failures': {
    whose: 'stricter',
    why: 'Nothing is proved: the twin, a key encrypted by RSA 1.5, is refused (ExcludedAlgorithms of security-policy.xml), as attacks on that padding make wise.',
  },
  'relay-state/target-on-other-site': {
    whose: 'stricter',
    why: 'Nothing is proved: with redirectLimit="exact" no login is begun at all for a target on another site.',
  },
}
