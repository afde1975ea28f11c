import { matches } from '../../observe/matcher.ts'
import { pageOf } from '../../observe/page.ts'
import { requestOf } from '../hook.ts'
import type { SceneState } from '../scene-state.ts'
import { type Player, stuck } from './player.ts'

const MINUTE = 60_000

/** Switches maintenance mode on in that user's session, and looks whether it is. */
export const maintain: Player<'maintain'> = async (act, _, scene) => {
  const { target } = scene.stage
  const { maintenance } = target
  if (maintenance === undefined) return stuck('the target does not say how maintenance mode is switched on')
  const { minutes } = act
  const milliseconds = typeof minutes === 'number' ? minutes * MINUTE : minutes
  scene.maintained = true
  const { browser } = scene.open(act.by ?? scene.current)
  const exchange = await browser.send(requestOf(maintenance.call, { minutes, milliseconds }, target))
  scene.record(`switch maintenance mode on for ${minutes} minutes, by ${act.by ?? scene.current}`, [exchange])
  return readMaintenance(scene)
}

/** Looks, as the user who signed in first, whether the console says that the mode is on. */
export async function readMaintenance(scene: SceneState): ReturnType<Player<'read'>> {
  const { target, oracle } = scene.stage
  const { state } = target.maintenance ?? {}
  if (state === undefined) return stuck('the target does not say where the state of maintenance mode is')
  const { browser } = scene.open('first browser')
  const exchange = await browser.send({ method: 'GET', url: new URL(state.get, target.sp.acs).href })
  scene.record('look whether maintenance mode is on', [exchange])
  const match = matches(state.on, pageOf(exchange), exchange)
  if (match === 'not-applicable') return stuck('the state of maintenance mode cannot be read')
  scene.document = { kind: 'maintenance', on: match === 'matched', answer: oracle.describe(exchange) }
  return undefined
}
