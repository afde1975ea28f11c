import { idpMetadata } from '../../mock-idp/server/metadata.ts'
import type { IssuerName } from '../../mock-idp/sign/plan.ts'
import type { ProviderMetadata } from '../../suites/case.ts'
import type { Target } from '../target/target.ts'
import { ssoOf } from './bounds.ts'

const ENTITY = '<!DOCTYPE md:EntityDescriptor [<!ENTITY unused "unused">]>'

/**
 * Metadata of the issuer "main" that say what a case wants them to say.
 * @param now milliseconds since the epoch
 */
export function providerMetadata(
  { signing, encryption = [], attributeAuthority = [], useIsUnstated, validUntil, hasDocumentType }: ProviderMetadata,
  target: Pick<Target, 'sp' | 'issuers'>,
  now: number,
): string {
  const { issuers } = target
  const entityId = issuers.main?.entityId ?? ''
  const certificatesOf = (names: readonly IssuerName[]) => names.flatMap((name) => issuers[name]?.certificate ?? [])
  const text = idpMetadata({
    entityId,
    certificates: certificatesOf(signing),
    encryption: certificatesOf(encryption),
    attributeAuthority: certificatesOf(attributeAuthority),
    useIsUnstated,
    validUntil: validUntil === undefined ? undefined : new Date(now + validUntil * 1000).toISOString(),
    sso: ssoOf(target),
    slo: `${entityId}/slo`,
  })
  return hasDocumentType ? text.replace('\n', `\n${ENTITY}\n`) : text
}
