import type { Player } from './player.ts'

export const copyCookies: Player<'copy-cookies'> = async (act, _, scene) => {
  scene.openCopy(act.from, act.to)
  scene.record(`give the cookies of ${act.from} to ${act.to}`, [])
  return undefined
}
