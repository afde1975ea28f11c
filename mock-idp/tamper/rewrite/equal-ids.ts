import type { Rewrite } from '../step.ts'
import { attributeIn, elementNamed, textOf } from './element-text.ts'
import { rewrite } from './rewrite.ts'
import { wrapped } from './wrapping/compose.ts'
import { inResponse } from './wrapping/holder.ts'
import { namedPoints } from './wrapping/space.ts'

const EXT = 'xmlns:ext="urn:example:saml-assay:extension"'

/** A forged assertion of another ID before the signed one. */
const BEFORE = namedPoints['xsw-3']

const assertionId = (xml: string): string => attributeIn(textOf(xml, elementNamed(xml, 'Assertion')), 'ID') ?? ''

/** An unknown element in Extensions has the assertion's ID. */
export const hintOfTheSameId = rewrite('after signing, an element of the same ID stands in Extensions', (xml) =>
  inResponse.extensions(xml, `<ext:Hint ${EXT} ID="${assertionId(xml)}"></ext:Hint>`),
)

/** Attributes that are no ID of a SAML assertion, but that somebody may take for one, and what declares their prefix. */
const LOOKALIKES = {
  Id: '',
  id: '',
  AssertionID: '',
  'xml:id': '',
  'samlp:ID': '',
  'ext:ID': ` ${EXT}`,
} as const

export type IdLookalike = keyof typeof LOOKALIKES

/** A forged assertion of an ID of its own stands before the signed one, and bears the signed one's ID in another attribute. */
export const idLookalike = (name: IdLookalike): Rewrite =>
  rewrite(`a forged assertion before the signed one bears its ID as ${name}`, (xml, facts) => {
    const id = assertionId(xml)
    const text = wrapped(BEFORE, xml, facts)
    return text.replace(` ID="${id}-forged"`, `${LOOKALIKES[name]} ${name}="${id}" ID="${id}-forged"`)
  })

/** The same ID to a parser, another one to whoever looks for it in the text. */
export const idByCharacterReference = rewrite(
  'a forged assertion before the signed one has its ID, written with a character reference',
  (xml, facts) => {
    const id = assertionId(xml)
    const text = wrapped({ ...BEFORE, id: 'same-id' }, xml, facts)
    const { start } = elementNamed(text, 'Assertion')
    const reference = `&#x${id.codePointAt(0)?.toString(16)};${id.slice(1)}`
    return text.slice(0, start) + text.slice(start).replace(` ID="${id}"`, ` ID="${reference}"`)
  },
)

/** A forged element whose local name is Assertion, in no namespace or in SAML 1's, stands before the signed one. */
export const assertionOfAnotherNamespace = (uri: '' | 'urn:oasis:names:tc:SAML:1.0:assertion'): Rewrite =>
  rewrite(
    `a forged Assertion of ${uri === '' ? 'no namespace' : "SAML 1's namespace"} stands before the signed one`,
    (xml, facts) => {
      const text = wrapped(BEFORE, xml, facts)
      const { start, close, end } = elementNamed(text, 'Assertion')
      const opening = `<Assertion${uri === '' ? '' : ` xmlns="${uri}"`}`
      const renamed = text.slice(start, close).replace('<saml:Assertion', opening)
      return `${text.slice(0, start)}${renamed}</Assertion>${text.slice(end)}`
    },
  )
