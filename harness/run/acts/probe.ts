import type { Player } from './player.ts'

export const probe: Player<'probe'> = async (act, _, scene) => {
  const here = scene.open(act.by ?? scene.current)
  const { browser } = here
  here.last ??= await browser.send({ method: 'GET', url: scene.facts.sp.acs })
  const looked = await scene.stage.oracle.look(browser, here.last)
  scene.record(`probe, by ${scene.current}`, looked.exchanges)
  return undefined
}
