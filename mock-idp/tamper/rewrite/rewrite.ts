import { type SignedXml, signedXml } from '../../sign/signed-xml.ts'
import type { Facts, Rewrite } from '../step.ts'

/** A change to the whole signed message. */
export const rewrite = (title: string, change: (xml: string, facts: Facts) => string): Rewrite => ({
  stage: 'rewrite',
  of: 'response',
  title,
  apply: (xml, facts): SignedXml => signedXml(change(xml, facts)),
})

/** Every place where the message names its user says another name: the marker, or that text. */
export const userReplaced = (xml: string, facts: Facts, by: string = facts.marker): string =>
  xml.replaceAll(`>${facts.user}<`, `>${by}<`)

/** The user's name after signing is the marker. */
export const forgedUser: Rewrite = rewrite('after signing, the user name is replaced by the marker', (xml, facts) =>
  userReplaced(xml, facts),
)

/** A text is exchanged after signing; the message must hold it. */
export const exchanged = (
  title: string,
  from: string | ((facts: Facts) => string),
  to: string | ((facts: Facts) => string),
): Rewrite =>
  rewrite(title, (xml, facts) => {
    const old = typeof from === 'string' ? from : from(facts)
    if (!xml.includes(old)) throw new RangeError(`"${title}": the message does not hold ${JSON.stringify(old)}`)
    return xml.replaceAll(old, typeof to === 'string' ? to : to(facts))
  })
