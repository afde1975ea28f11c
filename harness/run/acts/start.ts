import type { IssuerName } from '../../../mock-idp/sign/plan.ts'
import type { Beginning, BrowserName } from '../../../suites/case.ts'
import type { Seen } from '../../observe/seen.ts'
import { begin } from '../begin.ts'
import type { SceneState } from '../scene-state.ts'
import { greet } from './greet.ts'
import { type Player, stuck } from './player.ts'

export const start: Player<'start'> = (act, _, scene) => startIn(scene, act.by ?? scene.current, act)

interface Start {
  readonly how?: Beginning | undefined
  readonly target?: string | undefined
  readonly typed?: string | undefined
  readonly issuer?: IssuerName | undefined
  /** Default: the user of the scene. */
  readonly user?: string | undefined
  readonly refusable?: boolean | undefined
}

/** Begins a login in that browser; what it returns ends the scene. */
export async function startIn(
  scene: SceneState,
  name: BrowserName,
  { how, target: to, typed, issuer = 'main', user = scene.facts.user, refusable = false }: Start = {},
): Promise<Seen | undefined> {
  const { target } = scene.stage
  const early = await greet(name, scene)
  if (early !== undefined) return early
  const here = scene.open(name)
  const asker = { how, to, typed, issuer: target.issuers[issuer]?.entityId ?? '', facts: { ...scene.facts, user } }
  const { asked, exchanges, why } = await begin(here.browser, target, asker)
  here.last = exchanges.at(-1) ?? here.last
  scene.record(
    `start, by ${name}`,
    exchanges,
    asked?.reading.kind === 'request' ? asked.reading.request.xml : undefined,
  )
  if (asked === undefined && why === undefined && refusable && here.last !== undefined) {
    const looked = await scene.stage.oracle.look(here.browser, here.last)
    scene.record(`probe, by ${name}`, looked.exchanges)
    return looked.seen
  }
  if (asked === undefined) return stuck(why ?? 'the SP sent no request to the identity provider')
  scene.asked.set(name, asked)
  scene.requests.push(asked)
  return undefined
}
