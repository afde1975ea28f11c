/** What this SP decides where SAML and the product's documents leave it a choice. */
export interface Policy {
  /** Whether a signature over the whole Response is enough. */
  readonly 'signed.response': 'accept' | 'reject'
  readonly 'roles.onExcess': 'reject' | 'truncate'
  readonly 'roles.order': 'documented' | 'either'
  readonly 'roles.whiteSpace': 'reject' | 'trim'
  readonly 'roles.splitAttribute': 'merge' | 'reject'
  /** A login one of whose groups stands for a role that was removed: refused, or left with the rest of its roles. */
  readonly 'roles.onRemoved': 'refuse' | 'rest'
  readonly 'user.severalValues': 'reject' | 'first'
  readonly 'certificate.expired': 'reject' | 'accept'
  readonly 'certificate.notYetValid': 'reject' | 'accept'
  readonly 'certificate.expiredInMessage': 'reject' | 'accept'
  readonly 'language.onUnsupported': 'default' | 'reject'
  readonly 'language.match': 'exact' | 'lenient'
  readonly 'language.lowerCaseName': 'ignore' | 'accept'
  readonly 'language.persists': 'keep' | 'reset'
  readonly 'unsolicited.inResponseTo': 'reject' | 'ignore'
  /** Whether answers are taken that nobody asked for. */
  readonly 'unsolicited.response': 'accept' | 'reject'
  readonly 'session.onInvalid': 'reject' | 'ignore'
  readonly 'session.lesserEndWins': 'yes' | 'no'
  readonly 'algorithms.sha1': 'reject' | 'accept'
  readonly 'algorithms.weakKey': 'reject' | 'accept'
  readonly 'algorithms.rsaPss': 'reject' | 'accept'
  readonly 'algorithms.ed25519': 'reject' | 'accept'
  /** An encrypted assertion whose signature is inside, in a Response that is not signed. */
  readonly 'encryption.signedInside': 'accept' | 'reject'
  /** AES in CBC mode, which does not tell whether it was changed. */
  readonly 'encryption.cbc': 'accept' | 'reject'
  readonly 'encryption.tripleDes': 'reject' | 'accept'
  readonly 'encryption.rsa15': 'reject' | 'accept'
  readonly nameId: 'required' | 'optional'
  /** The attribute upn, in TMWS. */
  readonly upn: 'required' | 'optional'
  /** When a session that its user ends is over: before the identity provider is asked, or once it has answered. */
  readonly 'logout.endsAt': 'request' | 'answer'
  /** Whether a link is enough to end a session. */
  readonly 'logout.byLink': 'reject' | 'accept'
}

/** The default: what the documents say where they say it, and the safer way where they do not. */
export const strict: Policy = {
  'signed.response': 'accept',
  'roles.onExcess': 'reject',
  'roles.order': 'documented',
  'roles.whiteSpace': 'reject',
  'roles.splitAttribute': 'merge',
  'roles.onRemoved': 'refuse',
  'user.severalValues': 'reject',
  'certificate.expired': 'reject',
  'certificate.notYetValid': 'reject',
  'certificate.expiredInMessage': 'reject',
  'language.onUnsupported': 'default',
  'language.match': 'exact',
  'language.lowerCaseName': 'ignore',
  'language.persists': 'keep',
  'unsolicited.inResponseTo': 'reject',
  'unsolicited.response': 'accept',
  'session.onInvalid': 'reject',
  'session.lesserEndWins': 'yes',
  'algorithms.sha1': 'reject',
  'algorithms.weakKey': 'reject',
  'algorithms.rsaPss': 'accept',
  'algorithms.ed25519': 'reject',
  'encryption.signedInside': 'accept',
  'encryption.cbc': 'reject',
  'encryption.tripleDes': 'reject',
  'encryption.rsa15': 'reject',
  nameId: 'optional',
  upn: 'required',
  'logout.endsAt': 'answer',
  'logout.byLink': 'reject',
}

/** The other branch of every choice, so that the two together show them all. */
export const lenient: Policy = {
  'signed.response': 'reject',
  'roles.onExcess': 'truncate',
  'roles.order': 'either',
  'roles.whiteSpace': 'trim',
  'roles.splitAttribute': 'reject',
  'roles.onRemoved': 'rest',
  'user.severalValues': 'first',
  'certificate.expired': 'accept',
  'certificate.notYetValid': 'accept',
  'certificate.expiredInMessage': 'accept',
  'language.onUnsupported': 'reject',
  'language.match': 'lenient',
  'language.lowerCaseName': 'accept',
  'language.persists': 'reset',
  'unsolicited.inResponseTo': 'ignore',
  // The suite's honest login is unsolicited: the other branch has a run of its own.
  'unsolicited.response': 'accept',
  'session.onInvalid': 'ignore',
  'session.lesserEndWins': 'no',
  'algorithms.sha1': 'accept',
  'algorithms.weakKey': 'accept',
  'algorithms.rsaPss': 'reject',
  'algorithms.ed25519': 'accept',
  'encryption.signedInside': 'reject',
  'encryption.cbc': 'accept',
  'encryption.tripleDes': 'accept',
  'encryption.rsa15': 'accept',
  nameId: 'required',
  upn: 'optional',
  'logout.endsAt': 'request',
  'logout.byLink': 'accept',
}
