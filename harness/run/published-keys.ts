import type { Driver } from '../drive/driver.ts'
import { encryptionCertificatesIn } from '../observe/sp-encryption-keys.ts'
import type { Target } from '../target/target.ts'

/**
 * The target with its certificates for encryption read from the SP's metadata, where the target file leaves them to these. If
 * there are none, the cases that need one are skipped.
 */
export async function withPublishedKeys(target: Target, driver: Driver): Promise<Target> {
  const { encryption, metadata, entityId } = target.sp
  if (encryption?.fromMetadata !== true || metadata === undefined) return target
  const { hops } = await (driver.errands ?? driver).open().send({ method: 'GET', url: metadata })
  const certificates = encryptionCertificatesIn(hops.at(-1)?.response?.body ?? new Uint8Array(), entityId)
  return { ...target, sp: { ...target.sp, encryption: { ...encryption, certificates } } }
}
