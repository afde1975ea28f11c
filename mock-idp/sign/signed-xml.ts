declare const signed: unique symbol

/**
 * The text of a message that went through sign/. Only sign/ and tamper/ make one, so the compiler keeps a rewrite from
 * being applied before there is a signature to keep or to break.
 */
export type SignedXml = string & { readonly [signed]: true }

export const signedXml = (xml: string): SignedXml => xml as SignedXml
