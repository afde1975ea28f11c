import { fill } from '../../../mock-idp/tamper/step.ts'
import { toTheDoor } from '../asked.ts'
import { isDoor } from '../bounds.ts'
import { greet } from './greet.ts'
import { type Player, stuck } from './player.ts'

export const start: Player<'start'> = async (act, _, scene) => {
  const { target } = scene.stage
  const name = act.by ?? scene.current
  const early = await greet(name, scene)
  if (early !== undefined) return early
  const here = scene.open(name)
  const written = target.sp.start?.[act.how ?? 'url'] ?? ''
  const url = written
    .replaceAll('{issuer}', encodeURIComponent(target.issuers.main?.entityId ?? ''))
    .replaceAll('{target}', encodeURIComponent(fill(act.target ?? '/', scene.facts)))
  here.last = await here.browser.send({ method: 'GET', url: new URL(url, target.sp.acs).href })
  const { asked, exchanges } = await toTheDoor(here.browser, here.last, isDoor(target))
  here.last = exchanges.at(-1) ?? here.last
  scene.record(
    `start, by ${name}`,
    exchanges,
    asked?.reading.kind === 'request' ? asked.reading.request.xml : undefined,
  )
  if (asked === undefined) return stuck('the SP sent no request to the identity provider')
  scene.asked.set(name, asked)
  scene.requests.push(asked)
  return undefined
}
