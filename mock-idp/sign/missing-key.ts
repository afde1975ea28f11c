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
