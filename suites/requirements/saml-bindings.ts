import { clausesOf } from './clause.ts'
import type { Requirement } from './requirement.ts'

const { must, should, may } = clausesOf('SAML Bindings 2.0', 'unverified')

/** How messages travel: POST, Redirect and Artifact. */
export const samlBindings = {
  'BIND-3.1.1': must(
    '3.1.1',
    'An SP checks the scheme and the characters of an address in RelayState before it goes there.',
    { mark: 'excerpt', also: [{ source: 'SAML 2.0 Errata E90', mark: 'unverified' }] },
  ),
  'BIND-3.4.3': must(
    '3.4.3',
    'An SP sends no more than 80 bytes of RelayState, gives back exactly what came with a request, and takes no identity from it.',
    { mark: 'excerpt' },
  ),
  'BIND-3.4.4.1': must(
    '3.4.4.1',
    'An SP verifies a Redirect signature over the message, RelayState and SigAlg as the query has them, and takes no signature inside the message for one.',
    { mark: 'excerpt' },
  ),
  'BIND-3.4.5.2': must(
    '3.4.5.2',
    'An SP names the address it sends to in a signed message, and discards a signed message over Redirect whose Destination is another place.',
    { mark: 'excerpt' },
  ),
  'BIND-3.5': must('3.5', 'An SP takes over POST nothing but a form field that holds one protocol message.'),
  'BIND-3.5.3': may('3.5.3', 'An SP may refuse RelayState of more than 80 bytes, and does not fail over it.', {
    mark: 'excerpt',
  }),
  'BIND-3.5.4': must(
    '3.5.4',
    'An SP reads the form field SAMLResponse, by this exact name, as base64 with or without line breaks, and decodes it once.',
    { mark: 'excerpt' },
  ),
  'BIND-3.5.4-alphabet': should('3.5.4', 'An SP refuses a field with characters outside the base64 alphabet.', {
    mark: 'excerpt',
  }),
  'BIND-3.5.5.2': must(
    '3.5.5.2',
    'An SP discards a signed message over POST whose Destination is absent or another place, and asks an unsigned one for no Destination.',
    { mark: 'excerpt' },
  ),
  'BIND-3.6': must(
    '3.6',
    'An SP takes an ArtifactResponse only from the resolution that it asked for, never from a form.',
  ),
  'BIND-3.6.5': must('3.6.5', 'An SP resolves an artifact at the issuer that its source id names, once.'),
} satisfies Record<string, Requirement>
