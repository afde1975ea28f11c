import { nothing, type Refusal, refuse } from '../../check.ts'
import type { Draft } from '../../draft.ts'
import type { World } from '../../world.ts'
import { valuesNamed } from '../attributes.ts'

const NAME = 'upn'

/** The second attribute that is expected. Nothing is made of it. @see requirement TMWS-ATTR-3 */
export const upn = ({ attributes }: Pick<Draft, 'attributes'>, { policy }: World): Refusal | typeof nothing =>
  policy.upn === 'optional' || valuesNamed(attributes, NAME).some((value) => value?.trim())
    ? nothing
    : refuse('missing-claim', NAME)
