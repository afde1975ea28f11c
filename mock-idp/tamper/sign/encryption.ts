import { type BlockCipher, ENCRYPTION, type EncryptionPlan } from '../../sign/encryption-plan.ts'
import type { EncryptedPart, Mode } from '../../sign/plan.ts'
import type { Declarations, Facts, Sign } from '../step.ts'

/** The assertion is encrypted for the SP: AES-256-GCM under RSA-OAEP, but for what is named. */
export const encrypted = (fields: Partial<EncryptionPlan> = {}): Sign => ({
  stage: 'sign',
  // A twin is known by its titles, so they have to tell one encryption from another.
  title: [
    'the assertion is encrypted',
    ...Object.entries(fields).map(([key, value]) => WORDS[key]?.(value) ?? ''),
  ].join(', '),
  needs: (facts) => missingFor({ ...ENCRYPTION, ...fields }, facts),
  unwelcome: (declared, mode) => refusedBy({ ...ENCRYPTION, ...fields }, declared, mode),
  apply: (plan) => ({ ...plan, encryption: { ...ENCRYPTION, ...fields } }),
})

const WORDS: Readonly<Record<string, (value: unknown) => string>> = {
  cipher: (value) => `with ${value}`,
  transport: (value) => `its key under ${value}`,
  keysFor: (value) => `for the keys: ${[value].flat().join(', ')}`,
  keyPlace: (value) => `its key ${value}`,
  namesRecipient: () => 'its key with a Recipient',
  type: (value) => `of the type ${value}`,
  layers: () => 'twice over',
  clearCopy: (value) => `the signed one in clear ${value} it`,
}

/** The subject's name or an attribute is encrypted, inside the assertion and before that is signed. */
export const encryptedPart = (part: EncryptedPart): Sign => ({
  stage: 'sign',
  title: part === 'name' ? 'the NameID is encrypted' : 'an attribute is encrypted',
  needs: (facts) => missingFor(ENCRYPTION, facts),
  apply: (plan) => ({ ...plan, encryptedParts: { ...plan.encryptedParts, [part]: ENCRYPTION } }),
})

/** Takes an encryption back. */
export const inClear: Sign = {
  stage: 'sign',
  title: 'the assertion is in clear',
  apply: (plan) => ({ ...plan, encryption: undefined }),
}

function missingFor({ keysFor }: EncryptionPlan, { sp }: Facts): string | undefined {
  const certificates = sp.encryption?.certificates ?? []
  if (certificates.length === 0) return 'sp.encryption'
  return keysFor.includes('second') && certificates.length < 2 ? 'sp.encryption.certificates (a second one)' : undefined
}

/** The policy key under which an SP may refuse an honest message that is encrypted so. */
const POLICIES: { readonly [C in BlockCipher]?: string } = {
  'aes128-cbc': 'encryption.cbc',
  'aes192-cbc': 'encryption.cbc',
  'aes256-cbc': 'encryption.cbc',
  'tripledes-cbc': 'encryption.tripleDes',
}

function refusedBy({ cipher, transport }: EncryptionPlan, declared: Declarations, mode: Mode): string | undefined {
  const keys = [
    POLICIES[cipher],
    transport === 'rsa-1_5' ? 'encryption.rsa15' : undefined,
    mode === 'assertion' ? 'encryption.signedInside' : undefined,
  ]
  const key = keys.find((one) => one !== undefined && declared[one] === 'reject')
  return key && `${key}: reject`
}
