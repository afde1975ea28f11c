/** Where no honest login is accepted, all others are inconclusive. */
export const HONEST_LOGINS = [
  'control/assertion-signed',
  'control/both-signed',
  'control/response-signed',
  'language/absent',
  'role/one-value',
  'session-end/no-duration',
]

export const UNKNOWN_ISSUERS = [
  'response/unknown-issuer-with-our-key',
  'response/issuer-in-capitals',
  'response/issuer-with-suffix',
  'response/issuer-with-white-space',
  'text/comment-in-issuer',
]

const FORMS = ['pem', 'pem-without-end', 'pem-crlf', 'pem-of-one-line', 'base64', 'base64-in-lines', 'der']

/** The keyed hashes under one public text. */
export const hmacsBy = (of: 'certificate' | 'public-key'): readonly string[] =>
  ['hmac-sha1', 'hmac-sha256'].flatMap((hmac) => FORMS.map((form) => `algorithm/${hmac}-by-${of}-${form}`))

/** Signed by a method that the SP does not know, with a key that is long enough. */
export const UNKNOWN_METHODS = [
  'algorithm/rsa-md5',
  'algorithm/rsa-ripemd160',
  'algorithm/unknown-method',
  'algorithm/method-none',
  'algorithm/method-empty',
  'algorithm/method-absent',
  ...hmacsBy('certificate'),
  ...hmacsBy('public-key'),
]

/** Signed by a method that the SP knows, and not as that method says. */
export const MISMADE_VALUES = [
  'algorithm/sha1-named-sha256',
  'algorithm/ecdsa-named-for-rsa-key',
  'algorithm/rsa-named-for-ec-key',
  'algorithm/rsa-exponent-3-cube-root',
  'algorithm/ecdsa-in-der',
  'algorithm/ecdsa-of-zeros',
  'algorithm/ecdsa-of-orders',
  'algorithm/rsa-pss-short-salt',
]

/** No signature at all to an SP that reads strictly. */
export const UNREADABLE_SIGNATURES = [
  'algorithm/digest-method-absent',
  'algorithm/hmac-of-no-bits',
  'algorithm/hmac-of-one-bit',
  'algorithm/value-in-url-alphabet',
  'algorithm/value-with-foreign-characters',
  'reference/digest-in-comment-behind',
  'reference/digest-in-comment-between',
  'reference/digest-in-instruction',
  'reference/two-digests-the-first-true',
  'reference/two-digests-the-last-true',
  'reference/another-element-besides',
  'reference/another-element-first',
  'reference/digest-of-another-element-true',
  'reference/to-a-manifest',
  'reference/names-left-out-by-xpath',
  'reference/names-left-out-by-filter',
]

export const SHA1 = ['signature/with-sha1', 'signature/with-sha1-digest']

/** What a reader of one text node sees a part of. */
export const CUT_TEXTS = [
  'text/comment-in-user-name',
  'text/empty-comment-in-user-name',
  'text/cdata-in-user-name',
  'text/cdata-around-part-of-user-name',
  'text/signed-instruction-in-user-name',
]

/** What is no longer to be seen behind a processing instruction. */
export const HIDDEN = [
  'text/instruction-hides-beginning-of-user-name',
  'text/instruction-hides-end-of-user-name',
  'text/instruction-hides-end-of-audience',
  'text/instruction-hides-end-of-issuer',
]

/** What a document type says that changes nothing: a reader of document types takes them for honest. */
export const DOCTYPES = [
  'markup/doctype',
  'markup/entity-in-user-name',
  'doctype/entity-for-user-name',
  'doctype/namespace-of-signature-by-default',
]

/** Forged, and digested as nothing. */
export const VOID = [
  'markup/relative-namespace',
  'canonical-form/void-by-relative-namespace',
  'canonical-form/void-by-relative-namespace-of-subject',
]

/** What is not well-formed, and holds all that is needed all the same. */
export const SOUP = [
  'markup/forged-root-first',
  'markup/forged-root-behind-failure',
  'markup/text-after-root',
  'markup/no-end-tag',
  'markup/two-roots',
  'markup/end-tag-with-attribute',
  'markup/version-1.1',
  'markup/version-1.1-with-control-character',
  'markup/control-character',
  'markup/nul-behind-root',
  'namespace/xml-prefix-rebound',
  'namespace/xml-namespace-as-default',
  'namespace/xmlns-namespace-bound',
  'namespace/attribute-twice',
  'namespace/attribute-twice-by-two-prefixes',
  'namespace/undeclared-prefix',
]

/** Two user names are refused, but as a claim that is missing. */
export const TWO_USERS = ['user/two-values', 'user/two-equal-values', 'user/two-attributes']

export const NO_USER = [
  'user/absent',
  'user/attribute-name-with-suffix',
  'user/attribute-name-in-another-case',
  'user/attribute-name-with-blank',
  'user/no-value',
  ...TWO_USERS,
  'user/empty',
  'user/blank',
  'user/nil',
  'user/of-nested-elements',
]

export const NO_SUCH_ROLE = [
  'role/unknown-role',
  'role/removed-role',
  'role/another-role-name',
  'role/role-in-another-case',
  'text/comment-in-role',
]

export const UNREADABLE_ENDS = ['conditions/end-never', 'conditions/end-empty', 'conditions/end-in-no-month']

/** `-1` is not among them: a session that is over before it begins is none. */
export const NUMBERS = [
  'session-end/with-unit',
  'session-end/empty',
  'session-end/in-exponents',
  'session-end/with-fraction',
  'session-end/zero',
  'session-end/huge',
  'session-end/two-values',
]

export const INVALID_DURATIONS = [...NUMBERS, 'session-end/negative']

/** What is no base64 or no XML. A message with a DOCTYPE is read so far that it is refused for that. */
export const UNREADABLE = [
  'encoding/iso-8859-1-said-to-be-utf-8',
  'encoding/utf-8-said-to-be-iso-8859-1',
  'encoding/utf-8-said-to-be-utf-7',
  'markup/base64-twice',
  'markup/nul-in-user-name',
  'markup/noncharacter-in-user-name',
  'markup/white-space-before-declaration',
  'canonical-form/void-by-namespace-outside-ascii',
  ...SOUP,
  'transport/base64-plus-as-blank',
  'transport/base64-url-safe',
  'transport/base64-without-padding',
  'transport/deflated',
  'transport/field-empty',
  'transport/garbage-before-base64',
  'transport/garbage-in-base64',
  'transport/no-xml',
]

/** A Response that holds what it may not hold. */
export const MISSHAPEN_RESPONSES = [
  'response/foreign-attribute',
  'response/foreign-element',
  'signature/last-in-the-response',
]

/** An assertion that holds what it may not hold. */
export const MISSHAPEN_ASSERTIONS = [
  'conditions/two',
  'markup/two-subjects',
  'response/assertion-with-foreign-element',
  'signature/last-in-the-assertion',
]

/** An assertion that nothing can refer to by its ID. */
export const MISNAMED_ASSERTIONS = ['response/assertion-without-id', 'response/assertion-id-begins-with-digit']

/** Capitals that a name of a user keeps. */
export const CAPITALS = [
  'hostile-text/with-quotes',
  'hostile-text/with-header',
  'hostile-text/with-element-as-text',
  'hostile-text/with-inner-white-space',
]

/** Names of users outside of ASCII. */
export const NOT_ASCII = [
  'hostile-text/outside-the-basic-plane',
  'hostile-text/with-joined-characters',
  'hostile-text/right-to-left',
]

/** One of two signatures is a stranger's. */
export const HALF_SIGNED = ['signature/by-a-stranger-on-the-response', 'signature/by-a-stranger-on-the-assertion']

/** Signed with a key that the metadata do not give for it, or not now. */
export const NOT_IN_METADATA = [
  'provider-metadata/old-key',
  'provider-metadata/valid-until-past',
  'provider-metadata/document-type',
  'provider-metadata/key-of-another-role',
  'provider-metadata/key-for-encryption',
]
