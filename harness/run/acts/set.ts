import type { Keyring } from '../../../mock-idp/sign/keyring.ts'
import { fill } from '../../../mock-idp/tamper/step.ts'
import { callHook } from '../hook.ts'
import { type Player, stuck } from './player.ts'

export const set: Player<'set'> = async (act, _, scene) => {
  const { target, driver } = scene.stage
  const value = typeof act.to === 'string' ? certified(fill(act.to, scene.facts), target.issuers) : act.to
  scene.turned.set(act.hook, value)
  const called = await callHook(act.hook, value, target, driver)
  scene.record(`set ${act.hook} to ${act.to}`, called.exchanges)
  return called.ok ? undefined : stuck(`the hook ${act.hook} failed: ${called.why}`)
}

/** `{certificate NAME}` stands for the certificate of that issuer. */
const certified = (text: string, issuers: Keyring): string =>
  text.replace(/\{certificate ([a-z-]+)\}/g, (whole, name: keyof Keyring) => issuers[name]?.certificate ?? whole)
