import type { Keyring } from '../../../mock-idp/sign/keyring.ts'
import { type Facts, fill } from '../../../mock-idp/tamper/step.ts'
import type { Setting } from '../../../suites/case.ts'
import type { Target } from '../../target/target.ts'
import { callHook } from '../hook.ts'
import { providerMetadata } from '../provider-metadata.ts'
import { type Player, stuck } from './player.ts'

export const set: Player<'set'> = async (act, _, scene) => {
  const { target, driver, clock } = scene.stage
  const value = settingOf(act.to, scene.facts, target, clock.now())
  scene.turned.set(act.hook, value)
  const called = await callHook(act.hook, value, target, driver)
  scene.record(`set ${act.hook} to ${typeof act.to === 'object' ? JSON.stringify(act.to) : act.to}`, called.exchanges)
  if (called.ok || (act.refusable && called.isRefused)) return undefined
  return stuck(`the hook ${act.hook} failed: ${called.why}`)
}

function settingOf(to: Setting, facts: Facts, target: Target, now: number): number | string {
  if (typeof to === 'number') return to
  if (typeof to === 'string') return certified(fill(to, facts), target.issuers)
  if ('signing' in to) return Buffer.from(providerMetadata(to, target, now)).toString('base64')
  return JSON.stringify({
    groupsClaim: to.groupsClaim ?? facts.claims.role,
    roles: to.roles.map((pair) => pair.map((text) => fill(text, facts))),
  })
}

/** `{certificate NAME}` stands for the certificate of that issuer. */
const certified = (text: string, issuers: Keyring): string =>
  text.replace(/\{certificate ([a-z-]+)\}/g, (whole, name: keyof Keyring) => issuers[name]?.certificate ?? whole)
