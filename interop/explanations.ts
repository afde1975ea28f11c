import type { Known } from './explanation.ts'
import { mellon } from './mellon/explained.ts'
import { nodeSaml } from './node-saml/explained.ts'
import { onelogin } from './onelogin/explained.ts'
import { passportSaml } from './passport-saml/explained.ts'
import { pysaml2 } from './pysaml2/explained.ts'
import { samlify } from './samlify/explained.ts'
import { shibboleth } from './shibboleth/explained.ts'
import { simplesamlphp } from './simplesamlphp/explained.ts'

/** What the lab knows of each of its SPs. */
export const explanations: Readonly<Record<string, Known>> = {
  'node-saml': { known: nodeSaml, withheld: 27 },
  samlify: { known: samlify, withheld: 36 },
  'passport-saml': { known: passportSaml, withheld: 23 },
  mellon: { known: mellon, withheld: 34 },
  shibboleth: { known: shibboleth, withheld: 15, racing: 1 },
  simplesamlphp: { known: simplesamlphp, withheld: 31, racing: 1 },
  onelogin: { known: onelogin, withheld: 24 },
  pysaml2: { known: pysaml2, withheld: 34 },
}
