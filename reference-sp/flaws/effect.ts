import * as effect from '../flawed-checks/effect.ts'
import * as metadata from '../flawed-checks/sp-metadata.ts'
import type { Flaw } from './flaw.ts'

/** Effects. */
export const effectFlaws = {
  'refused-is-signed-in': {
    replaces: 'afterRefusal',
    by: effect.refusedIsSignedIn,
    lets: 'shows an error page to a user whom it has signed in',
  },
  'keeps-session-id': {
    replaces: 'sessionId',
    by: effect.keepsSessionId,
    lets: 'signs a user into a session whose id an attacker chose',
    reference: 'CWE-384',
  },
  'open-redirect': {
    replaces: 'landing',
    by: effect.openRedirect,
    lets: 'sends a user wherever RelayState says',
    reference: 'CVE-2019-13038',
  },
  'slash-is-local': {
    replaces: 'landing',
    by: effect.slashIsLocal,
    lets: 'sends a user to //evil.test',
    reference: 'CVE-2019-3877',
  },
  'metadata-want-signed-always': {
    replaces: 'spMetadata',
    by: metadata.wantsSignedAlways,
    lets: 'tells providers to sign each assertion where a signed response is enough to it',
  },
  'metadata-want-signed-never': {
    replaces: 'spMetadata',
    by: metadata.wantsSignedNever,
    lets: 'does not tell providers that it wants each assertion signed',
    policy: 'lenient',
  },
  'metadata-announce-signed-requests': {
    replaces: 'spMetadata',
    by: metadata.announcesSignedRequests,
    lets: 'says that it signs its requests, and signs none',
    product: 'generic',
  },
  'metadata-with-path': {
    replaces: 'spMetadata',
    by: metadata.endpointByPath,
    lets: 'publishes a path where the URL of its endpoint belongs',
  },
  'used-noted-late': {
    replaces: 'notesLater',
    by: (others) => others > 0,
    lets: 'takes a message twice that comes twice at one moment',
    reference: 'CWE-367',
  },
  'empty-password-of-federated-user': {
    replaces: 'admitsPassword',
    by: effect.emptyPassword,
    lets: 'signs a federated user in through the local form without a password',
  },
  'federated-user-without-password': {
    replaces: 'admitsPassword',
    by: effect.federatedUserWithoutPassword,
    lets: 'signs a federated user in through the local form with any password',
  },
} as const satisfies Record<string, Flaw>
