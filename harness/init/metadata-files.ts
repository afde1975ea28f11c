import { idpMetadata } from '../../mock-idp/server/metadata.ts'
import type { Keyring } from '../../mock-idp/sign/keyring.ts'
import type { IssuerName } from '../../mock-idp/sign/plan.ts'

/** A metadata document for the SP to import. */
export interface MetadataFile {
  readonly issuer: IssuerName
  readonly name: string
  readonly text: string
}

/** These are keys of the entity `main`: they come in its document. */
const IN_MAIN: readonly IssuerName[] = ['rollover', 'encryption']

/** The metadata of the issuers that an SP is to trust, one document for each entity. */
export function metadataFiles(keyring: Keyring, trusts: readonly IssuerName[]): readonly MetadataFile[] {
  const certificateOf = (name: IssuerName): readonly string[] =>
    trusts.includes(name) && keyring[name] !== undefined ? [keyring[name].certificate] : []
  return trusts
    .filter((issuer) => !IN_MAIN.includes(issuer))
    .flatMap((issuer) => {
      const known = keyring[issuer]
      if (known === undefined) return []
      const { entityId, certificate } = known
      const isMain = issuer === 'main'
      const text = idpMetadata({
        entityId,
        certificates: issuer === 'keyless' ? [] : [certificate, ...(isMain ? certificateOf('rollover') : [])],
        encryption: isMain ? certificateOf('encryption') : [],
        sso: `${entityId}/sso`,
        slo: `${entityId}/slo`,
      })
      return [{ issuer, name: isMain ? 'saml-assay-idp.xml' : `saml-assay-idp-${issuer}.xml`, text }]
    })
}
