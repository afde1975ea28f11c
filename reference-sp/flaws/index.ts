import { addresseeFlaws } from './addressee.ts'
import { algorithmFlaws } from './algorithm.ts'
import { applicationControlFlaws } from './application-control.ts'
import { attributeFlaws } from './attribute.ts'
import { cloudOneFlaws } from './cloud-one.ts'
import { dialectFlaws } from './dialect.ts'
import { effectFlaws } from './effect.ts'
import { encryptionFlaws } from './encryption.ts'
import type { Flaw } from './flaw.ts'
import { issuerFlaws } from './issuer.ts'
import { logoutFlaws } from './logout.ts'
import { outsideFlaws } from './outside.ts'
import { plainFlaws } from './plain.ts'
import { requestFlaws } from './request.ts'
import { responseFlaws } from './response.ts'
import { roleFlaws } from './role.ts'
import { sessionFlaws } from './session.ts'
import { signatureFlaws } from './signature.ts'
import { timeFlaws } from './time.ts'
import { tmwsFlaws } from './tmws.ts'
import { transportFlaws } from './transport.ts'
import { workloadSecurityFlaws } from './workload-security.ts'
import { wrappingFlaws } from './wrapping.ts'

/** Every flaw, by area. */
export const flaws = {
  ...transportFlaws,
  ...responseFlaws,
  ...wrappingFlaws,
  ...signatureFlaws,
  ...outsideFlaws,
  ...encryptionFlaws,
  ...algorithmFlaws,
  ...issuerFlaws,
  ...addresseeFlaws,
  ...timeFlaws,
  ...attributeFlaws,
  ...roleFlaws,
  ...sessionFlaws,
  ...effectFlaws,
  ...requestFlaws,
  ...plainFlaws,
  ...dialectFlaws,
  ...logoutFlaws,
  ...cloudOneFlaws,
  ...tmwsFlaws,
  ...workloadSecurityFlaws,
  ...applicationControlFlaws,
} as const satisfies Record<string, Flaw>

export type FlawName = keyof typeof flaws
