import type { Canonicalization } from '../xml/c14n.ts'
import type { Algorithm } from './signature.ts'

const FORMS: ReadonlyMap<string, Canonicalization> = new Map([
  ['http://www.w3.org/2001/10/xml-exc-c14n#', { method: 'exclusive', comments: false }],
  ['http://www.w3.org/2001/10/xml-exc-c14n#WithComments', { method: 'exclusive', comments: true }],
  ['http://www.w3.org/TR/2001/REC-xml-c14n-20010315', { method: 'inclusive', comments: false }],
  ['http://www.w3.org/TR/2001/REC-xml-c14n-20010315#WithComments', { method: 'inclusive', comments: true }],
  ['http://www.w3.org/2006/12/xml-c14n11', { method: 'inclusive-1.1', comments: false }],
  ['http://www.w3.org/2006/12/xml-c14n11#WithComments', { method: 'inclusive-1.1', comments: true }],
])

/** @see XML Signature 6.5 */
export function canonicalForm({ uri, prefixes }: Algorithm): Canonicalization | undefined {
  const form = FORMS.get(uri)
  return form && { ...form, prefixes }
}
