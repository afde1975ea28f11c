import type { Checks } from '../pipeline.ts'
import { LANGUAGES } from '../products/languages.ts'
import { preferredLanguage } from '../products/preferred-language.ts'
import type { Rules } from '../rules.ts'

/** Whatever Deep Security offers. */
export const everyLanguage: Checks['preferredLanguage'] = (known, world) =>
  preferredLanguage(known, { ...world, languages: LANGUAGES })

export const toProvider: Rules['door'] = () => '/saml/login'
export const nowhere: Rules['landing'] = () => '/nowhere'
export const announcesNothing: Rules['announces'] = () => false
export const announcesAll: Rules['announces'] = () => true
export const removesNobody: Rules['isInactive'] = () => false
export const removesAll: Rules['isInactive'] = () => true
