import { hash, randomBytes } from 'node:crypto'

/** Identifiers of 128 bits that the same seed gives in the same order. @see SAML Core 1.3.4 */
export function seededIds(seed: string): () => string {
  let count = 0
  let spare: string | undefined
  return () => {
    if (spare !== undefined) {
      const id = spare
      spare = undefined
      return id
    }
    const digits = hash('sha256', `${seed}\n${count++}`)
    spare = `_${digits.slice(32)}`
    return `_${digits.slice(0, 32)}`
  }
}

/** Identifiers of 128 bits that nobody can guess. @see SAML Core 1.3.4 */
export const randomIds = (): (() => string) => () => `_${randomBytes(16).toString('hex')}`
