import { fill } from '../../../mock-idp/tamper/step.ts'
import { submitChoice } from '../../observe/chooser.ts'
import type { Player } from './player.ts'

export const choose: Player<'choose'> = async (act, _, scene) => {
  const here = scene.open(act.by ?? scene.current)
  if (here.last === undefined) return undefined
  const instead = act.instead === undefined ? undefined : fill(act.instead, scene.facts)
  here.last = await submitChoice(here.browser, here.last, scene.stage.target.observe, act.choice, instead)
  scene.record(`choose the ${act.choice}, by ${scene.current}`, [here.last])
  return undefined
}
