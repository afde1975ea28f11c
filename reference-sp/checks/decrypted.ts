import { nothing, type Refusal } from '../check.ts'
import type { Draft } from '../draft.ts'
import { type Opening, openedBy } from '../encryption/open.ts'
import type { World } from '../world.ts'
import { replaced } from '../xml/replace.ts'
import { CANNOT_DECRYPT } from './encrypted-data.ts'

type Known = Pick<Draft, 'root' | 'response' | 'encrypted'>
type Decrypted = Refusal | typeof nothing | Pick<Draft, 'root' | 'response'>

export const decryptedBy =
  (steps: Partial<Opening>) =>
  ({ root, response, encrypted }: Known, world: Pick<World, 'decryption'>): Decrypted => {
    if (!encrypted) return nothing
    const nodes = openedBy(steps)(encrypted, world.decryption)
    if (nodes.length === 0) return CANNOT_DECRYPT
    const sealed = encrypted.element
    const opened = nodes.map((node) => (node.kind === 'element' ? { ...node, sealed } : node))
    const copyOf = replaced(root, sealed, opened)
    return { root: copyOf(root), response: copyOf(response) }
  }

/**
 * The Response with its assertion in clear. A signature of the assertion is inside and covers what was decrypted; one of the
 * Response covers the encrypted form, which the decrypted element remembers.
 * @see SAML Core 6.2
 */
export const decrypted = decryptedBy({})
