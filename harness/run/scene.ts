import type { Issuer } from '../../mock-idp/sign/keyring.ts'
import type { Mode } from '../../mock-idp/sign/plan.ts'
import type { Facts } from '../../mock-idp/tamper/step.ts'
import type { Act } from '../../suites/case.ts'
import type { Asserted } from '../judge/judge.ts'
import type { Answer, Seen } from '../observe/seen.ts'
import type { Evidence } from '../report/record.ts'
import { playAct } from './acts/index.ts'
import { stuck } from './acts/player.ts'
import { inFlow } from './flow.ts'
import { callTemplate, undoHook } from './hook.ts'
import { luresIn } from './question.ts'
import { beginScene, type SceneState, type Stage } from './scene-state.ts'

export interface Played extends Evidence {
  readonly asserted: Asserted
  /** What each message was answered with. */
  readonly answers: readonly Answer[]
  /** The act that had to come before a certain moment came after it: nothing is proved, and the scene may be played again. */
  readonly late: boolean
  /** What was asked of the scene's canary by then. */
  readonly heard: readonly string[]
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
  const canary = luresIn(acts).size > 0 ? stage.canary : undefined
  const perch = facts.canary
  try {
    if (perch) await canary?.plant(perch, { text: facts.marker, certificate: pemOf(stage.target.issuers.clone) })
    const seen =
      (await playedActs(inFlow(acts, stage.target.flow), scene)) ?? scene.document ?? (await lookedAtEnd(scene))
    const heard = perch && canary ? canary.heard(perch) : []
    return {
      steps: scene.steps,
      seen,
      answers: scene.answers,
      asserted: scene.asserted,
      late: stage.clock.now() >= scene.deadline,
      heard,
    }
  } finally {
    if (scene.maintained) {
      const undone = await callTemplate(stage.target.maintenance?.undo, 0, stage.target, stage.driver)
      scene.record('switch maintenance mode off', undone.exchanges)
    }
    // What was turned last is turned back first: it may rest on what was turned before.
    for (const [hook, value] of [...scene.turned].reverse()) {
      const undone = await undoHook(hook, value, stage.target, stage.driver)
      scene.record(`undo ${hook}`, undone.exchanges)
    }
    await Promise.all([...scene.browsers.values()].map(({ browser }) => browser.close()))
  }
}

const pemOf = (issuer: Issuer | undefined): string =>
  issuer
    ? `-----BEGIN CERTIFICATE-----\n${issuer.certificate.replace(/.{64}/g, '$&\n')}\n-----END CERTIFICATE-----\n`
    : ''

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
