import type { Explanations } from '../explanation.ts'
import { nodeSaml } from '../node-saml/explained.ts'

const README = 'https://www.npmjs.com/package/@node-saml/passport-saml/v/5.1.1'

/** It is node-saml 5.1.0 that decides about messages; these cases need a response without a good signature, which is refused. */
const ONE_SIGNATURE: readonly string[] = [
  'replay/same-assertion-in-another-response',
  'response/issuer-of-another-format',
  'response/issuer-with-white-space',
  'signature/by-a-stranger-on-the-response',
]

export const passportSaml: Explanations = {
  ...Object.fromEntries(Object.entries(nodeSaml).filter(([id]) => !ONE_SIGNATURE.includes(id))),
  'control/assertion-signed': {
    whose: 'configuration',
    why: 'By default response and assertion must have a signature each; Profiles 4.1.4.5 asks for the assertion or the response. With wantAuthnResponseSigned: false a signed assertion will do.',
    source: README,
  },
  'solicited/request-of-another-browser': {
    whose: 'configuration',
    why: 'The ids of requests are kept in one cache for all browsers (Profiles 4.1.4.3). The getSamlOptions of a MultiSamlStrategy gets the request of the browser, and can give each session a cacheProvider of its own; the lab takes the plain Strategy.',
    source: README,
  },
  'solicited/confirmation-without-request': {
    whose: 'published',
    why: 'A confirmation is compared only along with an InResponseTo in it, so that one without is not held against the request (Profiles 4.1.4.3). Reported, and closed after 5.1.0.',
    source: 'https://github.com/node-saml/node-saml/issues/436',
  },
}
