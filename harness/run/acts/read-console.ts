import type { Act } from '../../../suites/case.ts'
import type { Exchange } from '../../drive/driver.ts'
import { cleaned } from '../../observe/excerpt.ts'
import { select } from '../../observe/markup.ts'
import { matches } from '../../observe/matcher.ts'
import { pageOf } from '../../observe/page.ts'
import type { Target } from '../../target/target.ts'
import type { SceneState } from '../scene-state.ts'
import { type Player, stuck } from './player.ts'

type Reading = Extract<Act, { do: 'read'; document: 'console' }>

/** What a user, or a stranger, finds at the console of the SP. */
export async function readConsole({ rule }: Reading, scene: SceneState): ReturnType<Player<'read'>> {
  const { target, oracle } = scene.stage
  const here = scene.open(scene.current)
  if (rule === 'reached') {
    if (here.last === undefined) return stuck('nobody has signed in')
    scene.document = { kind: 'document', problems: unreached(here.last, target), answer: oracle.describe(here.last) }
    return undefined
  }
  const exchange = await here.browser.send({
    method: 'GET',
    url: new URL(target.sp.console ?? '/', target.sp.acs).href,
  })
  scene.record('visit the console', [exchange])
  const problems = rule === 'asks-nobody' ? asking(exchange) : announcing(rule, exchange, target)
  if (problems === undefined) return stuck('the console cannot be read')
  scene.document = { kind: 'document', problems, answer: oracle.describe(exchange) }
  return undefined
}

/** Why a browser that was signed in is not at the console. */
function unreached({ hops }: Exchange, { sp }: Target): readonly string[] {
  const last = hops.at(-1)
  const { origin } = new URL(sp.acs)
  if (last?.response === undefined) return ['nothing answered at the end of the login']
  const { status } = last.response
  const at = cleaned(last.request.url)
  if (new URL(last.request.url).origin !== origin) return [`the login ended at ${at}, and the SP is at ${origin}`]
  return status >= 200 && status < 300 ? [] : [`the login ended with status ${status} at ${at}`]
}

const carriesRequest = (url: string): boolean => URL.canParse(url) && new URL(url).searchParams.has('SAMLRequest')

function asking(exchange: Exchange): readonly string[] {
  const { hops, onward } = exchange
  const way = [...hops.map(({ request }) => request.url), ...(onward === undefined ? [] : [onward.url])]
  const url = way.find(carriesRequest)
  if (url !== undefined) return [`the browser was sent to ${cleaned(url)}`]
  const { document } = pageOf(exchange)
  const fields = document === undefined ? [] : (select(document, 'input[name=SAMLRequest]') ?? [])
  return fields.length === 0 ? [] : ['a form carries a SAMLRequest']
}

/** `undefined`: the page does not tell. */
function announcing(
  { of, shown }: Exclude<Reading['rule'], string>,
  exchange: Exchange,
  { observe }: Target,
): readonly string[] | undefined {
  const matcher = observe.notices?.[of]
  const match = matcher && matches(matcher, pageOf(exchange), exchange)
  if (match === undefined || match === 'not-applicable') return undefined
  if ((match === 'matched') === shown) return []
  return [shown ? `nothing announces the end of the ${of}` : `the end of the ${of} is announced, though it is far off`]
}
