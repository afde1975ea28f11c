import { fill, type Lure, type Rewrite } from '../step.ts'
import { rewrite } from './rewrite.ts'

/** A file of the canary, or its address. */
export type Outside = '{canary file}' | '{canary}'

const lureTo = (outside: Outside): Lure => (outside === '{canary file}' ? 'read' : 'fetch')
const named = (outside: Outside): string => (outside === '{canary file}' ? 'a file' : 'an address')

/** Every place where the signed message says the marker holds that piece instead. */
const inPlaceOfMarker = (title: string, outside: Outside, head: string, piece: string): Rewrite => ({
  ...rewrite(title, (xml, facts) => {
    const text = `>${facts.marker}<`
    if (!xml.includes(text)) throw new RangeError(`"${title}": the message does not name the marker`)
    return fill(head, facts) + xml.replaceAll(text, `>${fill(piece, facts)}<`)
  }),
  lures: lureTo(outside),
})

/** The marker, which was signed, is to come out of an external entity. @see XML 1.0, 4.2.2 */
export const externalEntity = (outside: Outside): Rewrite =>
  inPlaceOfMarker(
    `after signing, an entity of ${named(outside)} stands for the user name`,
    outside,
    `<!DOCTYPE samlp:Response [<!ENTITY user SYSTEM "${outside}">]>`,
    '&user;',
  )

/** The marker, which was signed, is to come out of an inclusion. @see XInclude 1.0, 3.1 */
export const inclusion = (outside: Outside): Rewrite =>
  inPlaceOfMarker(
    `after signing, an inclusion of ${named(outside)} stands for the user name`,
    outside,
    '',
    `<xi:include xmlns:xi="http://www.w3.org/2001/XInclude" href="${outside}" parse="text"/>`,
  )

const behind = (title: string, head: string): Rewrite => ({
  ...rewrite(title, (xml, facts) => fill(head, facts) + xml),
  lures: 'fetch',
})

/** @see XML 1.0, 2.8 */
export const externalDocumentType: Rewrite = behind(
  'the DOCTYPE names an external subset',
  '<!DOCTYPE samlp:Response SYSTEM "{canary}">',
)

/** @see XML 1.0, 4.4.8 */
export const parameterEntity: Rewrite = behind(
  'the DOCTYPE holds an external parameter entity',
  '<!DOCTYPE samlp:Response [<!ENTITY % outside SYSTEM "{canary}">%outside;]>',
)
