import type { Act } from '../../../suites/case.ts'
import type { Answer, Seen } from '../../observe/seen.ts'
import type { SceneState } from '../scene-state.ts'

export type ActName = Act['do']
export type ActOf<Name extends ActName> = Extract<Act, { do: Name }>

/**
 * Does one act to the SP and leaves in the state what later acts need. What it returns ends the scene there: nothing that
 * would come after could prove anything.
 * @param at the act's position in its scene
 */
export type Player<Name extends ActName> = (
  act: ActOf<Name>,
  at: number,
  scene: SceneState,
) => Promise<Seen | undefined>

const NOBODY: Answer = { status: undefined, url: '', crashed: false, excerpt: '' }

/** The scene cannot go on. */
export const stuck = (why: string): Seen => ({ kind: 'unclear', why, answer: NOBODY })
