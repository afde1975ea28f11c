import type { Build } from './build.ts'
import { dateTime } from './moment.ts'
import { type Element, element, type Node } from './node.ts'
import type { Conditions } from './recipe.ts'

/** @see SAML Core 2.5.1 */
export function conditionsElement(conditions: Conditions, build: Build): Element {
  const children: Node[] = conditions.audiences.map(audienceRestriction)
  if (conditions.oneTimeUse) children.push(element('saml:OneTimeUse'))
  if (conditions.others) children.push(...conditions.others)
  return element(
    'saml:Conditions',
    {
      NotBefore: dateTime(conditions.notBefore, build.now),
      NotOnOrAfter: dateTime(conditions.notOnOrAfter, build.now),
    },
    children,
  )
}

/** @see SAML Core 2.5.1.4 */
const audienceRestriction = (audiences: readonly string[]): Element =>
  element(
    'saml:AudienceRestriction',
    {},
    audiences.map((audience) => element('saml:Audience', {}, [audience])),
  )
