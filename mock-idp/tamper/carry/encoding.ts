import { octets } from './carry.ts'

const declared = (encoding: string): string => `<?xml version="1.0" encoding="${encoding}"?>`

/** @see XML 1.0, Appendix F */
export const byteOrderMark = octets('a byte order mark stands before the message', (message) =>
  Buffer.concat([Buffer.from([0xef, 0xbb, 0xbf]), message]),
)

/** After signing: every canonical form is in UTF-8, so that the signature still holds. */
export const utf16 = octets('the message is written in UTF-16', (message) =>
  Buffer.from(`\ufeff${message.toString('utf8')}`, 'utf16le'),
)

/** The octets stay as they are; who believes the declaration reads other characters in them. */
export const utf8SaidToBeLatin1 = octets('the message in UTF-8 says that it is in ISO-8859-1', (message) =>
  Buffer.concat([Buffer.from(declared('ISO-8859-1')), message]),
)

/**
 * A full stop of the name stands there as UTF-7 writes it: `+AC4-`. Other plus signs become references, which say the same in
 * both readings.
 */
export const saidToBeUtf7 = octets('the message in UTF-8 says that it is in UTF-7', (message) =>
  Buffer.from(declared('UTF-7') + message.toString('utf8').replace(/\+(?!AC4-)/g, '&#43;')),
)

/** Octets that are no UTF-8, wherever the message is not ASCII. */
export const latin1SaidToBeUtf8 = octets('the message in ISO-8859-1 says that it is in UTF-8', (message) =>
  Buffer.from(declared('UTF-8') + message.toString('utf8'), 'latin1'),
)
