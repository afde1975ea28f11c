import type { Recipient } from './encryption-plan.ts'
import type { CertificateName } from './plan.ts'

/** The keyring lacks what the plan asks for: the target file does not name this issuer, or not that certificate. */
export class MissingKey extends Error {
  override readonly name = 'MissingKey'
  readonly issuer: CertificateName

  constructor(issuer: CertificateName) {
    super(`the keyring holds no ${issuer.includes(':') ? 'certificate' : 'key'} of '${issuer}'`)
    this.issuer = issuer
  }
}

/** The plan encrypts for a key that the target file does not name. */
export class MissingRecipient extends Error {
  override readonly name = 'MissingRecipient'

  constructor(recipient: Recipient) {
    super(`there is no certificate to encrypt for: ${recipient}`)
  }
}
