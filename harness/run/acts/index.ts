import type { Act } from '../../../suites/case.ts'
import type { Seen } from '../../observe/seen.ts'
import type { SceneState } from '../scene-state.ts'
import { capture } from './capture.ts'
import { choose } from './choose.ts'
import { copyCookies } from './copy-cookies.ts'
import { logIn } from './log-in.ts'
import { logout } from './logout.ts'
import { maintain } from './maintain.ts'
import type { ActName, Player } from './player.ts'
import { present } from './present.ts'
import { probe } from './probe.ts'
import { read } from './read.ts'
import { set } from './set.ts'
import { start } from './start.ts'
import { wait } from './wait.ts'

/** Who plays which act: a new act is a new file and a line here. */
const players: { readonly [Name in ActName]: Player<Name> } = {
  start,
  present,
  probe,
  choose,
  wait,
  set,
  read,
  'copy-cookies': copyCookies,
  'log-in': logIn,
  logout,
  maintain,
  capture,
}

/** Plays one act; what it returns ends the scene. */
export const playAct = (act: Act, at: number, scene: SceneState): Promise<Seen | undefined> =>
  // The compiler does not see that the player found by an act's name takes that act.
  (players[act.do] as (one: Act, at: number, scene: SceneState) => Promise<Seen | undefined>)(act, at, scene)
