import { seededIds } from '../../../mock-idp/sign/ids.ts'
import type { Act } from '../../../suites/case.ts'
import { describeSeen } from '../../report/plain-words.ts'
import { type LogoutBrought, logoutBrought } from '../logout-door.ts'
import { carriedLogout, composeLogout, type LogoutSent, type LogoutSubject } from '../logout-message.ts'
import type { SceneState } from '../scene-state.ts'
import { type Player, stuck } from './player.ts'

type Logout = Extract<Act, { do: 'logout' }>

const UNASKED = '_0000000000000000000000000000unasked'

export const logout: Player<'logout'> = async (act, at, scene) => {
  const name = act.by ?? scene.current
  const here = scene.open(name)
  if (here.last === undefined) return stuck('nobody logged in before the logout')
  // A session that is not there cannot be ended, nor survive.
  const before = await scene.stage.oracle.look(here.browser, here.last)
  scene.record(`probe, by ${name}`, before.exchanges)
  if (before.seen.kind !== 'session') return stuck(`before the logout, ${describeSeen(before.seen)}`)
  if (act.from === 'idp') return fromIdp(act, at, scene)

  const asked = await fromSp(act, scene)
  if (act.answer === 'none' || (act.byLink && asked === undefined)) return undefined
  if (asked?.reading.kind !== 'message') return stuck('the SP sent no LogoutRequest to the identity provider')
  await bring(act, at, { kind: 'response', inResponseTo: asked.reading.message.id }, asked.relayState, scene)
  return undefined
}

async function fromIdp(act: Logout, at: number, scene: SceneState) {
  const login = scene.messages.get(act.of ?? Math.max(...scene.messages.keys()))
  if (login === undefined) return stuck('nobody logged in before the logout')
  const subject: LogoutSubject =
    act.message === 'response'
      ? { kind: 'response', inResponseTo: UNASKED }
      : { kind: 'request', principal: login.principal }
  const sent = await bring(act, at, subject, act.relayState, scene)
  scene.logout = { ...scene.logout, answers: sent, relayState: act.relayState }
  return undefined
}

/** The user's own logout: its start at the SP, and the request that comes of it. */
async function fromSp(act: Logout, scene: SceneState): Promise<LogoutBrought | undefined> {
  const { target } = scene.stage
  const here = scene.open(act.by ?? scene.current)
  const { method = 'GET', url = '' } = target.sp.singleLogout?.start ?? {}
  here.last = await here.browser.send(
    act.byLink
      ? { method: 'GET', url: new URL(url, target.sp.acs).href, headers: FROM_ELSEWHERE }
      : { method, url: new URL(url, target.sp.acs).href, from: { page: new URL('/', target.sp.acs).href } },
  )
  const brought = logoutBrought(here.last, target)
  const text = brought?.reading.kind === 'message' ? brought.reading.message.xml : undefined
  scene.record(`log out${act.byLink ? ' by a link' : ''}, by ${scene.current}`, [here.last], text)
  scene.logout = { ...scene.logout, request: brought }
  return brought
}

/** What a browser says of a request that a page of another site makes. @see Fetch Metadata 2.2 */
const FROM_ELSEWHERE = [
  ['referer', 'https://elsewhere.example/'],
  ['sec-fetch-site', 'cross-site'],
] as const

/** Brings the SP a message of the IdP, and keeps what it answers. */
async function bring(
  act: Logout,
  at: number,
  subject: LogoutSubject,
  relayState: string | undefined,
  scene: SceneState,
): Promise<LogoutSent> {
  const { facts, seed, stage } = scene
  const known = { ...facts, issuer: act.issuer ?? 'main', captured: [...scene.captured] }
  const changes = act.changes ?? []
  const minting = {
    keyring: stage.target.issuers,
    now: stage.clock.now(),
    nextId: seededIds(`${seed}/${at}`),
  }
  const earlier = act.again === undefined ? undefined : scene.logouts.get(act.again)
  const sent = earlier ?? composeLogout(subject, act.binding ?? 'post', relayState, known, changes, minting)
  scene.logouts.set(at, sent)
  scene.captured.push(sent.xml)
  const here = scene.open(act.by ?? scene.current)
  here.last = await here.browser.send(carriedLogout(sent, changes, known))
  scene.record(
    `bring the ${subject.kind === 'request' ? 'LogoutRequest' : 'LogoutResponse'}, by ${scene.current}`,
    [here.last],
    sent.xml,
  )
  if (subject.kind === 'request') {
    scene.logout = { ...scene.logout, response: logoutBrought(here.last, stage.target) }
  }
  return sent
}
