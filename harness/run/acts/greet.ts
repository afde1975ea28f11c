import type { BrowserName } from '../../../suites/case.ts'
import type { Seen } from '../../observe/seen.ts'
import type { SceneState } from '../scene-state.ts'
import { stuck } from './player.ts'

/** Makes sure that a browser which is new in the scene is nobody yet; what it returns ends the scene. */
export async function greet(name: BrowserName, scene: SceneState): Promise<Seen | undefined> {
  const fresh = !scene.browsers.has(name)
  const here = scene.open(name)
  if (!fresh) return undefined
  const before = await scene.stage.oracle.anonymousBefore(here.browser)
  scene.record(`probe, by ${name}`, [before.exchange])
  return before.anonymous ? undefined : stuck(`before the login, ${before.why}`)
}
