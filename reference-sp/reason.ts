/** Why a message opens no session. */
const REASONS = [
  'missing-claim',
  'bad-claim',
  'unauthorized-role',
  'bad-signature',
  'unsigned',
  'weak-algorithm',
  'unknown-issuer',
  'unknown-provider',
  'wrong-audience',
  'wrong-recipient',
  'wrong-destination',
  'expired',
  'not-yet-valid',
  'certificate-expired',
  'replayed',
  'unsolicited',
  'status-not-success',
  'duration-too-long',
  'bad-response',
  'malformed',
  'doctype',
  'bad-confirmation',
  'no-authn-statement',
] as const

export type Reason = (typeof REASONS)[number]
