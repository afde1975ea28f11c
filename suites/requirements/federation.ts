import { clausesOf } from './clause.ts'
import type { Requirement } from './requirement.ts'

/**
 * The Kantara profiles bind those who claim them, hence SHOULD even where they say MUST. Both were read in their editors'
 * drafts, which count some deployment requirements one higher.
 */
const implementation = clausesOf('Kantara SAML 2.0 Implementation Profile for Federation Interoperability', 'excerpt')
const deployment = clausesOf('Kantara SAML 2.0 Deployment Profile (saml2int)', 'excerpt')
const metadata = clausesOf('SAML Metadata 2.0', 'unverified')
const interoperability = clausesOf('SAML 2.0 Metadata Interoperability Profile', 'excerpt')

/** Federation: metadata, keys, algorithms, tolerance. */
export const federation = {
  'META-2.2.1': metadata.should(
    '2.2.1',
    'An SP names itself by a URI of at most 1024 characters, and knows no two entities by one.',
    { mark: 'excerpt' },
  ),
  'META-2.3.1': metadata.may(
    '2.3.1',
    'An SP that is given an aggregate which names an entity twice does the same with it each time.',
  ),
  'META-2.4.1.1': metadata.must(
    '2.4.1.1',
    'An SP verifies signatures with no key that metadata give for encryption only.',
    { mark: 'excerpt' },
  ),
  'META-2.4.3': metadata.must('2.4.3', 'An SP signs its requests to an IdP whose metadata want them signed.'),
  'META-2.4.4': metadata.must(
    '2.4.4',
    'An SP publishes metadata that are valid and true: its entity id, an assertion consumer service, its keys, whether it wants assertions signed.',
  ),
  'META-2.4.4-endpoints': metadata.must(
    '2.4.4',
    'An SP takes logins at each assertion consumer service that its metadata name, by the binding named there.',
  ),
  'MDIOP-2.5.1': interoperability.should(
    '2.5.1',
    'An SP reads no more from a certificate in metadata than the key: neither its dates nor its issuer count.',
  ),
  'MDIOP-2.6': interoperability.must(
    '2.6',
    'An SP trusts exactly the keys that metadata give for an IdP, and for that IdP alone.',
  ),
  'IIP-G01': implementation.should('IIP-G01', 'An SP allows for clocks that differ by a few minutes.'),
  'IIP-G02': implementation.should(
    'IIP-G02',
    'An SP takes any string of up to 256 XML characters without error or truncation.',
  ),
  'IIP-G03': implementation.should(
    'IIP-G03',
    'An SP sends no document type declaration and is able to refuse a message with one.',
  ),
  'IIP-EXT01': implementation.should(
    'IIP-EXT01',
    'An SP ignores well-formed extensions and advice that it does not know, without failing.',
  ),
  'IIP-SSO04': implementation.should('IIP-SSO04', 'An SP takes a login whose assertion, response or both are signed.'),
  'IIP-SP01': implementation.should('IIP-SP01', 'An SP reads attributes of any Name and any NameFormat.'),
  'IIP-SP02': implementation.should('IIP-SP02', 'An SP reads attribute values of plain text with or without xsi:type.'),
  'IIP-SP07': implementation.should(
    'IIP-SP07',
    'An SP is able to accept or refuse an assertion by its authentication context.',
  ),
  'IIP-SP08': implementation.should(
    'IIP-SP08',
    'An SP decrypts assertions, and tries each of its keys until one fits.',
  ),
  'IIP-SP10': implementation.should('IIP-SP10', 'An SP refuses no response for an attribute that it does not know.'),
  'IIP-SP11': implementation.should('IIP-SP11', 'An SP compares nothing by FriendlyName.'),
  'IIP-SP13': implementation.should('IIP-SP13', 'An SP is able to refuse unsigned responses, and does so by default.'),
  'IIP-MD03': implementation.should(
    'IIP-MD03',
    'An SP verifies the signature on metadata with a key that it was given beforehand.',
  ),
  'IIP-MD04': implementation.should(
    'IIP-MD04',
    'An SP is able to refuse metadata whose validUntil is absent, past or too far away.',
  ),
  'IIP-MD06': implementation.should('IIP-MD06', 'An SP takes its trust in an IdP from metadata alone.'),
  'IIP-MD07': implementation.should(
    'IIP-MD07',
    'An SP tries each signing key of an IdP until one verifies the signature.',
  ),
  'IIP-MD11': implementation.should(
    'IIP-MD11',
    'An SP takes a key without a stated use for both signing and encryption.',
  ),
  'IIP-MD12': implementation.should(
    'IIP-MD12',
    'An SP takes the key out of an expired, early or oddly signed certificate of an IdP like any other.',
  ),
  'IIP-ALG01': implementation.should('IIP-ALG01', 'An SP verifies digests by SHA-256.'),
  'IIP-ALG02': implementation.should('IIP-ALG02', 'An SP verifies signatures by RSA with SHA-256.'),
  'IIP-ALG03': implementation.should('IIP-ALG03', 'An SP verifies signatures by ECDSA with SHA-256.'),
  'IIP-ALG04': implementation.should('IIP-ALG04', 'An SP decrypts AES in CBC and GCM mode.'),
  'IIP-ALG06': implementation.should('IIP-ALG06', 'An SP decrypts keys that were transported by RSA-OAEP.', {
    mark: 'unverified',
  }),
  'IIP-ALG08': implementation.should(
    'IIP-ALG08',
    'An SP is able to switch off algorithms, and has MD5 and RSA 1.5 switched off by default.',
  ),
  'SDP-G01': deployment.should(
    'SDP-G01',
    'An SP allows for clocks that differ by three to five minutes, and not by more.',
  ),
  'SDP-G02': deployment.should('SDP-G02', 'An SP takes values of 256 characters whole.'),
  'SDP-G03': deployment.should('SDP-G03', 'An SP expects no document type declaration in a message.'),
  'SDP-MD02': deployment.should(
    'SDP-MD02',
    'An SP uses fetched metadata only after it has verified their signature or their server.',
  ),
  'SDP-MD03': deployment.should('SDP-MD03', 'An SP refuses metadata without validUntil or with one too far away.'),
  'SDP-MD06': deployment.should('SDP-MD06', 'An SP expects RSA keys of 2048 bits or more.'),
  'SDP-MD07': deployment.should('SDP-MD07', 'An SP expects elliptic curve keys of 256 bits or more.'),
  'SDP-ALG01': deployment.should('SDP-ALG01', 'An SP expects SHA-256, AES-GCM and RSA-OAEP, and no weaker algorithm.'),
  'SDP-SP04': deployment.should('SDP-SP04', 'An SP sends no NameIDPolicy, or one with AllowCreate and without Format.'),
  'SDP-SP05': deployment.should('SDP-SP05', 'An SP names its endpoint in a request by URL, if at all, never by index.'),
  'SDP-SP06': deployment.should(
    'SDP-SP06',
    'An SP spells the URL of its endpoint in a request exactly as in its metadata.',
  ),
  'SDP-SP09': deployment.should('SDP-SP09', 'An SP takes responses only at an address that TLS protects.'),
  'SDP-SP10': deployment.should('SDP-SP10', 'An SP decrypts encrypted assertions.'),
  'SDP-SP11': deployment.should(
    'SDP-SP11',
    'An SP meets a response that reports an error with a page that says so, and no session.',
  ),
  'SDP-SP13': deployment.should('SDP-SP13', 'An SP does not insist on a NameID.'),
  'SDP-SP16': deployment.should('SDP-SP16', 'An SP takes equal identifiers from two IdPs for two users.'),
  'SDP-SP17': deployment.should(
    'SDP-SP17',
    'An SP takes a scoped identifier only from an IdP that may assert its scope.',
  ),
  'SDP-SP19': deployment.should(
    'SDP-SP19',
    'An SP asks no more of an attribute than its definition does, such as a single value.',
  ),
  'SDP-SP20': deployment.should('SDP-SP20', 'An SP lets one resource be entered through more than one IdP.'),
  'SDP-SP28': deployment.should('SDP-SP28', 'An SP signs its logout requests.'),
  'SDP-SP29': deployment.should('SDP-SP29', 'An SP repeats the NameID in a logout request exactly as it got it.'),
  'SDP-SP33': deployment.should('SDP-SP33', 'An SP signs its logout responses.'),
  'SDP-SP37': deployment.should(
    'SDP-SP37',
    'An SP verifies a signature by any of the signing certificates in the metadata of an IdP.',
  ),
  'SDP-SP38': deployment.should('SDP-SP38', 'An SP decrypts an assertion that was encrypted for any of its keys.'),
  'SDP-SP39': deployment.should('SDP-SP39', 'An SP publishes metadata with an endpoint and a key for encryption.'),
  'SDP-IDP07': deployment.should(
    'SDP-IDP07',
    'An SP that forced authentication expects an AuthnInstant that is fresh.',
    { mark: 'unverified' },
  ),
  'SDP-IDP09': deployment.should(
    'SDP-IDP09',
    'An SP takes a successful response whose own signature covers its assertion.',
    { mark: 'unverified' },
  ),
  'SDP-IDP10': deployment.should(
    'SDP-IDP10',
    'An SP expects exactly one assertion, with one AuthnStatement, in a successful response.',
    { mark: 'unverified' },
  ),
  'SDP-IDP20': deployment.should('SDP-IDP20', 'An SP takes each AttributeValue for one value and splits none.', {
    mark: 'unverified',
  }),
} satisfies Record<string, Requirement>
