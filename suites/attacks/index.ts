import { algorithms } from './algorithms.ts'
import type { Attack } from './attack.ts'
import { canonicalization } from './canonicalization.ts'
import { claims } from './claims.ts'
import { conditions } from './conditions.ts'
import { confirmation } from './confirmation.ts'
import { controls } from './controls.ts'
import { encryption } from './encryption.ts'
import { exhaustion } from './exhaustion.ts'
import { logout } from './logout.ts'
import { references } from './references.ts'
import { response } from './response.ts'
import { session } from './session.ts'
import { signatureTrust } from './signature-trust.ts'
import { spOutput } from './sp-output.ts'
import { transport } from './transport.ts'
import { wrapping } from './wrapping.ts'

/** Every manipulation of the taxonomy, by family and number. */
export const attacks: Readonly<Record<string, Attack | undefined>> = {
  ...controls,
  ...signatureTrust,
  ...wrapping,
  ...references,
  ...canonicalization,
  ...exhaustion,
  ...algorithms,
  ...encryption,
  ...confirmation,
  ...conditions,
  ...response,
  ...session,
  ...claims,
  ...transport,
  ...logout,
  ...spOutput,
}
