import type { FlawName } from '../flaws/index.ts'
import { addresseeKilledBy } from './addressee.ts'
import { algorithmKilledBy } from './algorithm.ts'
import { applicationControlKilledBy } from './application-control.ts'
import { attributeKilledBy } from './attribute.ts'
import { cloudOneKilledBy } from './cloud-one.ts'
import { dialectKilledBy } from './dialect.ts'
import { effectKilledBy } from './effect.ts'
import { encryptionKilledBy } from './encryption.ts'
import { issuerKilledBy } from './issuer.ts'
import { logoutKilledBy } from './logout.ts'
import { outsideKilledBy } from './outside.ts'
import { plainKilledBy } from './plain.ts'
import { requestKilledBy } from './request.ts'
import { responseKilledBy } from './response.ts'
import { roleKilledBy } from './role.ts'
import { sessionKilledBy } from './session.ts'
import { signatureKilledBy } from './signature.ts'
import { timeKilledBy } from './time.ts'
import { tmwsKilledBy } from './tmws.ts'
import { transportKilledBy } from './transport.ts'
import { workloadSecurityKilledBy } from './workload-security.ts'
import { wrappingKilledBy } from './wrapping.ts'

/** The cases that fail on each flaw, written before it first ran. */
export const killedBy: Readonly<Record<FlawName, readonly string[]>> = {
  ...transportKilledBy,
  ...responseKilledBy,
  ...wrappingKilledBy,
  ...signatureKilledBy,
  ...outsideKilledBy,
  ...encryptionKilledBy,
  ...algorithmKilledBy,
  ...issuerKilledBy,
  ...addresseeKilledBy,
  ...timeKilledBy,
  ...attributeKilledBy,
  ...roleKilledBy,
  ...sessionKilledBy,
  ...effectKilledBy,
  ...requestKilledBy,
  ...plainKilledBy,
  ...dialectKilledBy,
  ...logoutKilledBy,
  ...cloudOneKilledBy,
  ...tmwsKilledBy,
  ...workloadSecurityKilledBy,
  ...applicationControlKilledBy,
}
