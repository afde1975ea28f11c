import type { Mode } from '../../mock-idp/sign/plan.ts'
import type { Facts } from '../../mock-idp/tamper/step.ts'
import type { Act } from '../../suites/case.ts'
import type { Asserted } from '../judge/judge.ts'
import type { Seen } from '../observe/seen.ts'
import type { Evidence } from '../report/record.ts'
import { playAct } from './acts/index.ts'
import { stuck } from './acts/player.ts'
import { undoHook } from './hook.ts'
import { beginScene, type SceneState, type Stage } from './scene-state.ts'

export interface Played extends Evidence {
  readonly asserted: Asserted
  /** The act that had to come before a certain moment came after it: nothing is proved, and the scene may be played again. */
  readonly late: boolean
}

/**
 * Plays a scene and looks who is signed in at its end. What the SP does is never an error.
 * @param seed makes the ids of its messages
 */
export async function play(
  acts: readonly Act[],
  facts: Facts,
  mode: Mode,
  seed: string,
  stage: Stage,
): Promise<Played> {
  const scene = beginScene(stage, facts, mode, seed)
  try {
    const seen = (await playedActs(acts, scene)) ?? scene.document ?? (await lookedAtEnd(scene))
    return { steps: scene.steps, seen, asserted: scene.asserted, late: stage.clock.now() >= scene.deadline }
  } finally {
    for (const [hook, value] of scene.turned) {
      const undone = await undoHook(hook, value, stage.target, stage.driver)
      scene.record(`undo ${hook}`, [undone.exchange])
    }
  }
}

/** What an act ended the scene with, if one did. */
async function playedActs(acts: readonly Act[], scene: SceneState): Promise<Seen | undefined> {
  for (const [at, act] of acts.entries()) {
    const end = await playAct(act, at, scene)
    if (end !== undefined) return end
  }
  return undefined
}

async function lookedAtEnd(scene: SceneState): Promise<Seen> {
  const { browser, last } = scene.open(scene.current)
  if (last === undefined) return stuck('nothing was presented')
  const looked = await scene.stage.oracle.look(browser, last)
  scene.record(`probe, by ${scene.current}`, looked.exchanges)
  return looked.seen
}
