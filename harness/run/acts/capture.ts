import { seededIds } from '../../../mock-idp/sign/ids.ts'
import { composeLogout } from '../logout-message.ts'
import type { Player } from './player.ts'

/** An attacker gets hold of a message of the IdP that this SP has not seen. */
export const capture: Player<'capture'> = async (_, at, scene) => {
  const { facts, seed, stage } = scene
  const minting = { keyring: stage.target.issuers, now: stage.clock.now(), nextId: seededIds(`${seed}/${at}`) }
  // It is addressed to where it will be posted: nothing but its kind speaks against it.
  const sp = { ...facts.sp, singleLogout: { post: facts.sp.acs } }
  const { xml } = composeLogout(
    { kind: 'response', inResponseTo: undefined },
    'post',
    undefined,
    { ...facts, sp },
    [],
    minting,
  )
  scene.captured.push(xml)
  scene.record('capture a signed LogoutResponse', [], xml)
  return undefined
}
