import { federation } from './federation.ts'
import { samlBindings } from './saml-bindings.ts'
import { samlCore } from './saml-core.ts'
import { samlProfiles } from './saml-profiles.ts'
import { weaknesses } from './weaknesses.ts'
import { xml } from './xml.ts'
import { xmlSignature } from './xml-signature.ts'

/** What SAML 2.0 and the specifications below it ask of any SP. */
export const protocol = {
  ...samlCore,
  ...samlProfiles,
  ...samlBindings,
  ...xmlSignature,
  ...xml,
  ...federation,
  ...weaknesses,
}
