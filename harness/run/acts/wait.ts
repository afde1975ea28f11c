import type { Player } from './player.ts'

export const wait: Player<'wait'> = async (act, _, scene) => {
  if (act.seconds === 0) return undefined
  const { target, oracle, clock, lane } = scene.stage
  const tolerance = target.session.toleranceSeconds
  const margin = act.side === 'past' ? tolerance : act.side === 'before' ? -tolerance : 0
  const until = (act.side === 'past' ? scene.answeredAt : scene.sentAt) + (act.seconds + margin) * 1000
  if (act.side === 'before') scene.deadline = scene.sentAt + act.seconds * 1000
  const here = scene.open(scene.current)
  while (act.active && until - clock.now() > 1000) {
    await lane.leave(() => clock.wait(1000))
    const probed = await oracle.probe(here.browser)
    scene.record(`stay busy, by ${scene.current}`, [probed])
  }
  await lane.leave(() => clock.wait(until - clock.now()))
  scene.record(`wait until ${act.seconds + margin} s after the login`, [])
  return undefined
}
