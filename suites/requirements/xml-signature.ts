import { clausesOf } from './clause.ts'
import type { Requirement } from './requirement.ts'

const { must, should, may } = clausesOf('XML Signature 1.1', 'unverified')
const canonical = clausesOf('Canonical XML 1.0', 'unverified')
const exclusive = clausesOf('Exclusive XML Canonicalization 1.0', 'unverified')
const encryption = clausesOf('XML Encryption 1.1', 'unverified')

/** Signatures, canonicalization and encryption, where SAML leaves them to their own specifications. */
export const xmlSignature = {
  'DSIG-1.3': must('1.3', 'An SP takes an element for a signature only in the namespace of XML Signature.'),
  'DSIG-3.2.1': must(
    '3.2.1',
    'An SP accepts a signature only where the digest of each reference, computed anew, equals its DigestValue.',
    { mark: 'excerpt' },
  ),
  'DSIG-3.2.2': must(
    '3.2.2',
    'An SP accepts a signature only where its value verifies over the canonical SignedInfo with the method that SignedInfo names.',
    { mark: 'excerpt' },
  ),
  'DSIG-4.2': must(
    '4.2',
    'An SP takes a Signature element without exactly one SignedInfo and one SignatureValue for no signature.',
    { mark: 'excerpt' },
  ),
  'DSIG-4.3': must(
    '4.3',
    'An SP reads SignatureValue as base64, whatever white space is in it, and accepts no empty one.',
    { mark: 'excerpt' },
  ),
  'DSIG-4.4': must('4.4', 'An SP verifies and digests by one and the same SignedInfo, the only child of that name.', {
    mark: 'excerpt',
  }),
  'DSIG-4.4.1': must('4.4.1', 'An SP refuses a signature whose canonicalization it does not know.', {
    mark: 'excerpt',
  }),
  'DSIG-4.4.3.2': must('4.4.3.2', 'An SP digests what a reference yields after all its transforms, in their order.', {
    mark: 'excerpt',
  }),
  'DSIG-4.4.3.3': should('4.4.3.3', 'An SP refuses a reference by XPointer.'),
  'DSIG-4.4.3.5': must(
    '4.4.3.5',
    'An SP refuses a reference without a digest method or with one that it does not know.',
  ),
  'DSIG-4.4.3.6': must(
    '4.4.3.6',
    'An SP reads the one DigestValue of a reference whole, whatever comments or sections divide it.',
  ),
  'DSIG-4.5.1': must('4.5.1', 'An SP takes KeyName for text, neither for a path nor for a query.'),
  'DSIG-4.5.3': may('4.5.3', 'An SP may leave RetrievalMethod unread.'),
  'DSIG-5.1': must('5.1', 'An SP relies on nothing that only a manifest refers to.', { mark: 'excerpt' }),
  'DSIG-6.1': may('6.1', 'An SP may verify digests by SHA-384 and SHA-512.'),
  'DSIG-6.3.1': must(
    '6.3.1',
    'An SP accepts no keyed hash under a key that is public, and none cut below half its length.',
  ),
  'DSIG-6.4.3': must('6.4.3', 'An SP accepts an ECDSA value only as the two integers side by side.'),
  'DSIG-6.5': may('6.5', 'An SP may know Canonical XML 1.1.'),
  'DSIG-6.6.5': must('6.6.5', 'An SP runs no stylesheet that a message carries.', {
    mark: 'excerpt',
    also: [{ source: 'SAML Core 2.0 §5.4.4', mark: 'text' }],
  }),
  'DSIG-8.1': must('8.1', 'An SP accepts no transform that keeps a change from the digest.', { mark: 'excerpt' }),
  'DSIG-8.1.1': must('8.1.1', 'An SP relies only on what is left after all transforms, for only that is signed.', {
    mark: 'excerpt',
  }),
  'DSIG-8.1.3': must(
    '8.1.3',
    'An SP reads its values from the signed elements themselves, not from another reading of the document.',
    { mark: 'excerpt' },
  ),
  'DSIG-XSD': must(
    'schema',
    'An SP refuses a signature that the schema does not allow: two SignedInfo, two DigestValue, no Reference.',
    { mark: 'excerpt' },
  ),
  'C14N-2.1': canonical.must('2.1', 'An SP refuses a document that declares a relative namespace.', {
    mark: 'excerpt',
  }),
  'C14N-2.1-text': canonical.must(
    '2.1',
    'An SP reads a CDATA section or a character reference as the text it stands for.',
  ),
  'C14N-2.3': canonical.must(
    '2.3',
    'An SP keeps processing instructions when it canonicalizes, and does not take the text beside one for the whole value.',
  ),
  'C14N-2.4': canonical.must(
    '2.4',
    'An SP that canonicalizes a part inclusively takes in the xml: attributes of its ancestors, and no value from outside what is signed.',
  ),
  'EXC-C14N-3': exclusive.must(
    '3',
    'An SP heeds InclusiveNamespaces: the prefixes listed there are treated as in inclusive canonicalization.',
  ),
  'ENC-3.3.1': encryption.may('3.3.1', 'An SP may refuse cipher text that is given by reference.', { mark: 'excerpt' }),
  'ENC-5.2.4': encryption.must(
    '5.2.4',
    'An SP refuses AES-GCM data whose 16-octet tag is cut short or does not verify.',
    { mark: 'excerpt' },
  ),
  'ENC-5.5': encryption.must(
    '5.5',
    'An SP decrypts with its own keys alone: what was encrypted for another one is not meant for it.',
  ),
  'ENC-5.5.1': encryption.should(
    '5.5.1',
    'An SP refuses keys that were transported by RSA 1.5, and never tells bad padding from other failures.',
  ),
  'ENC-6.1.3': encryption.should('6.1.3', 'An SP that once rejects RSA 1.5 and CBC does so without decrypting first.', {
    mark: 'excerpt',
  }),
  'ENC-6.7': encryption.should('6.7', 'An SP says of a failed decryption no more than that it failed.', {
    mark: 'excerpt',
  }),
  'ENC-6.8': encryption.should('6.8', 'An SP takes no tellingly different time for different failures of decryption.', {
    mark: 'excerpt',
  }),
} satisfies Record<string, Requirement>
