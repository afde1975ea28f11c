/**
 * Strict base64: the standard alphabet, whole groups, padding, no stray bits. Line breaks are allowed, as both RFC 2045
 * and XML Schema write them; nothing else is skipped.
 * @see SAML Bindings 3.5.4
 */
export function base64(text: string, blanks = /[\r\n]/g): Buffer | undefined {
  const packed = text.replace(blanks, '')
  const octets = Buffer.from(packed, 'base64')
  return packed !== '' && octets.toString('base64') === packed ? octets : undefined
}

/** Inside XML any white space may stand between the characters. @see XML Schema Part 2, 3.2.16 */
export const base64InXml = (text: string): Buffer | undefined => base64(text, /[ \t\r\n]/g)
