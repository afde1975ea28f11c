const IN_TEXT = /[&<>\r]/
const IN_ATTRIBUTE = /[&<"\t\n\r]/

const REFERENCES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  '\t': '&#x9;',
  '\n': '&#xA;',
  '\r': '&#xD;',
}

const reference = (character: string): string => REFERENCES[character] ?? character

/** Text of an element in canonical form. @see Canonical XML 1.0, 2.3 (Text Nodes) */
export const escapeText = (text: string): string => (IN_TEXT.test(text) ? text.replace(/[&<>\r]/g, reference) : text)

/** An attribute's value in canonical form, without its quotes. @see Canonical XML 1.0, 2.3 (Attribute Nodes) */
export const escapeAttribute = (value: string): string =>
  IN_ATTRIBUTE.test(value) ? value.replace(/[&<"\t\n\r]/g, reference) : value
