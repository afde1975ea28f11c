import { refuse } from '../check.ts'
import type { Draft } from '../draft.ts'
import type { Checks } from '../pipeline.ts'

const user = (name: string) => ({ user: name, choices: [], duration: undefined, language: undefined })

const userBy =
  (read: (nameId: string) => string): Checks['nameIdUser'] =>
  ({ nameId }: Pick<Draft, 'nameId'>) =>
    nameId === undefined ? refuse('missing-claim', 'NameID') : user(read(nameId))

/** A name of nothing is a name. */
export const blankNameId = userBy((nameId) => nameId)
/** Whoever has no name is a guest. */
export const namelessGuest: Checks['nameIdUser'] = ({ nameId }) => user(nameId ?? 'guest')
/** An e-mail address is a name and a place, and the place is ours. */
export const nameIdLocalPart = userBy((nameId) => nameId.split('@')[0] ?? nameId)
