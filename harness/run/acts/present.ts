import { seededIds } from '../../../mock-idp/sign/ids.ts'
import { carried, compose, composeAgain } from '../message.ts'
import { type Player, stuck } from './player.ts'

export const present: Player<'present'> = async (act, at, scene) => {
  const { facts, mode, seed, stage } = scene
  const { target, oracle, clock } = stage
  const name = act.by ?? 'first browser'
  const fresh = !scene.browsers.has(name)
  const here = scene.open(name)
  if (fresh) {
    const before = await oracle.anonymousBefore(here.browser)
    scene.record(`probe, by ${name}`, [before.exchange])
    if (!before.anonymous) return stuck(`before the login, ${before.why}`)
  }
  const known = { ...facts, issuer: act.issuer ?? 'main' }
  const changes = act.changes ?? []
  const earlier = act.again === undefined ? undefined : scene.messages.get(act.again)
  const minting = { keyring: target.issuers, now: clock.now(), nextId: seededIds(`${seed}/${at}`) }
  const message = earlier
    ? composeAgain(earlier, changes, known)
    : (stage.compose ?? compose)(known, mode, changes, minting)
  scene.messages.set(at, message)
  scene.asserted = message.asserted
  scene.sentAt = clock.now()
  here.last = await here.browser.send(carried(message, known, changes, target.relayState))
  scene.answeredAt = clock.now()
  scene.answers.push(oracle.describe(here.last))
  scene.record(`present, by ${name}`, [here.last], message.xml)
  return undefined
}
