/** What an identifier is for. */
export type Named = 'response' | 'assertion' | 'session'

type Form = (digits: string, of: Named, isSigned: boolean) => string

const guid = (digits: string): string => digits.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12}).*$/, '$1-$2-$3-$4-$5')

/** Letters alone, as many as there are digits. */
const letters = (digits: string): string =>
  digits.replace(/./g, (digit) => 'acegikmoqBDFHJLN'[Number.parseInt(digit, 16)] ?? '')

/** Made of 32 hexadecimal digits. @see SAML Core 1.3.4 */
const FORMS = {
  hex: (digits) => `_${digits}`,
  guid: (digits) => `_${guid(digits)}`,
  'id-and-guid': (digits, of) =>
    of === 'session' ? `${guid(digits)}::${guid(letters(digits))}` : `ID_${guid(digits)}`,
  'id-and-digits': (digits) => `id${BigInt(`0x${digits}`)}`.slice(0, 22),
  // In base64url, where a dot stands for what no XML name could begin with or some could not hold.
  'with-dots': (digits) =>
    `m${Buffer.from(digits, 'hex').toString('base64url').slice(0, 12)}.${digits.slice(-13).toUpperCase()}`,
  'by-what-is-signed': (digits, of, isSigned) => {
    if (of === 'session') return `_${guid(digits)}`
    return isSigned ? `pfx${guid(digits)}` : `${of === 'response' ? 'R' : 'A'}${digits}`
  },
  'short-and-letters': (digits, of) => {
    if (of === 'response') return `_${digits.slice(0, 20)}`
    return `_${letters(digits)}`
  },
} as const satisfies Record<string, Form>

/** How identifiers look. */
export type IdForm = keyof typeof FORMS

/** A fresh identifier in that form. @param id as it was made: `_` and 32 hexadecimal digits */
export const formed = (id: string, form: IdForm | undefined, of: Named, isSigned: boolean): string =>
  form === undefined ? id : FORMS[form](id.slice(1), of, isSigned)
