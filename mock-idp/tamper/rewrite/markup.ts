import { type Facts, fill } from '../step.ts'
import { elementNamed, insertedAt, textOf } from './element-text.ts'
import { forgedLogin } from './forged-login.ts'
import { rewrite, userReplaced } from './rewrite.ts'

export const textAfterRoot = rewrite('text follows the root element', (xml) => `${xml}trailing`)

export const noEndTag = rewrite('the end tag of the root is missing', (xml) =>
  xml.slice(0, elementNamed(xml, 'Response').close),
)

/** A forged message as a second root behind the signed one. */
export const secondRoot = rewrite(
  'a forged Response follows as a second root',
  (xml, facts) => xml + userReplaced(xml, facts),
)

export const doctype = rewrite('a DOCTYPE stands before the message', (xml) => `<!DOCTYPE samlp:Response>${xml}`)

/** A forged message, unsigned, as one of two roots. */
export const forgedRoot = {
  first: rewrite(
    'a forged Response stands before the signed one as the first root',
    (xml, facts) => forgedLogin(xml, facts).response + xml,
  ),
  last: rewrite(
    'a forged Response stands behind the signed one as a second root',
    (xml, facts) => xml + forgedLogin(xml, facts).response,
  ),
} as const

/** In the start tag of the first element of that name, behind the name. */
export const inStartTag = (title: string, local: string, text: string) =>
  rewrite(title, (xml) => {
    const span = elementNamed(xml, local)
    return insertedAt(xml, span.start + textOf(xml, span).search(/[\s/>]/), ` ${text}`)
  })

/** A Response takes extensions with this content, unsigned. */
export const extended = (title: string, content: string | ((xml: string, facts: Facts) => string)) =>
  rewrite(title, (xml, facts) => {
    const said = typeof content === 'string' ? content : content(xml, facts)
    return insertedAt(xml, elementNamed(xml, 'Status').start, `<samlp:Extensions>${said}</samlp:Extensions>`)
  })

export const endTagWithAttribute = rewrite('an end tag holds an attribute', (xml) =>
  xml.replace('</saml:Subject>', '</saml:Subject x="y">'),
)

export const declaredBehindWhiteSpace = rewrite(
  'white space stands before the XML declaration',
  (xml) => `\n<?xml version="1.0"?>${xml}`,
)

export const version11 = rewrite('the message says that it is XML 1.1', (xml) => `<?xml version="1.1"?>${xml}`)

/** XML 1.1 allows a reference to a control character, XML 1.0 does not. */
export const controlCharacter = rewrite('a control character stands in a StatusMessage', (xml) =>
  insertedAt(xml, elementNamed(xml, 'Status').close, '<samlp:StatusMessage>&#x1;</samlp:StatusMessage>'),
)

/** Whoever ends texts at NUL sees no more than the message. */
export const nulBehindRoot = rewrite('a NUL and some text follow the root element', (xml) => `${xml}\0trailing`)

export const instructionBetweenElements = rewrite(
  'after signing, a processing instruction stands before the conditions',
  (xml) => insertedAt(xml, elementNamed(xml, 'Conditions').start, '<?x y?>'),
)

/** A piece of the signed text comes out of an entity, which a parser may expand or drop. */
export const entityInText = (whole: string, head: string) =>
  rewrite(
    `after signing, an entity stands for ${head === '' ? 'the user name' : 'the end of the user name'}`,
    (xml, facts) => {
      const [text, kept] = [fill(whole, facts), fill(head, facts)]
      const entity = `<!DOCTYPE samlp:Response [<!ENTITY e "${text.slice(kept.length)}">]>`
      return entity + xml.replaceAll(`>${text}<`, `>${kept}&e;<`)
    },
  )

/** The internal subset of a document type declares so much. @see XML 1.0, 2.8 */
export const internalSubset = (title: string, declarations: string) =>
  rewrite(title, (xml) => `<!DOCTYPE samlp:Response [${declarations}]>${xml}`)

/** A declaration that exclusive canonicalization drops and that Canonical XML does not allow. @see Canonical XML 2.1 */
export const relativeNamespace = inStartTag(
  'after signing, the assertion declares a relative namespace',
  'Assertion',
  'xmlns:v="1"',
)
