import { placeOf } from '../../../mock-idp/message/endpoint.ts'
import { seededIds } from '../../../mock-idp/sign/ids.ts'
import type { Facts } from '../../../mock-idp/tamper/step.ts'
import type { BrowserName } from '../../../suites/case.ts'
import type { Request } from '../../drive/driver.ts'
import { assertedIn, carried, composeAgain, composeAside } from '../message.ts'
import type { SceneState } from '../scene-state.ts'
import { greet } from './greet.ts'
import { type ActOf, type Player, stuck } from './player.ts'
import { startIn } from './start.ts'

export const present: Player<'present'> = async (act, at, scene) => {
  const { facts, mode, seed, stage } = scene
  const { target, oracle, clock } = stage
  const name = act.by ?? 'first browser'
  const early = await greet(name, scene)
  if (early !== undefined) return early
  if (act.begins) {
    const end = await startIn(scene, name, { issuer: act.issuer, user: userOf(act, facts) })
    if (end !== undefined) return end
  }
  const answers = act.answers ?? (act.begins ? name : undefined)
  const asked = answers === undefined ? undefined : scene.asked.get(answers)
  if (answers !== undefined && asked?.reading.kind !== 'request')
    return stuck(`no request of the ${answers} can be answered`)
  const request = asked?.reading.kind === 'request' ? asked.reading.request : undefined
  const { acs, anotherAcs } = placeOf(target.sp, request)
  const isElsewhere = act.to !== undefined && anotherAcs !== undefined
  const known = {
    ...facts,
    sp: { ...facts.sp, ...(isElsewhere ? { acs: anotherAcs, anotherAcs: acs } : { acs, anotherAcs }) },
    issuer: act.issuer ?? 'main',
    request: request && { id: request.id, xml: request.xml },
    captured: [...scene.captured],
  }
  const changes = act.changes ?? []
  const earlier = act.again === undefined ? undefined : scene.messages.get(act.again)
  const ahead = act.inStep ? Number(scene.turned.get('clock') ?? 0) * 1000 : 0
  const minting = { keyring: target.issuers, now: clock.now() + ahead, nextId: seededIds(`${seed}/${at}`) }
  const message = earlier
    ? composeAgain(earlier, changes, known)
    : await (stage.compose ?? composeAside)(known, mode, changes, minting)
  scene.messages.set(at, message)
  scene.captured.push(message.xml)
  scene.asserted = message.asserted
  scene.sentAt = clock.now()
  const relayState =
    act.returns === undefined
      ? asked === undefined
        ? target.relayState
        : asked.relayState
      : scene.asked.get(act.returns)?.relayState
  const form = carried(message, known, changes, relayState)
  if (act.beside === undefined) {
    const here = scene.open(name)
    here.last = await here.browser.send(form)
    scene.answers.push(oracle.describe(here.last))
    scene.record(`present, by ${name}`, [here.last], message.xml)
  } else await together([name, act.beside], form, message.xml, scene)
  scene.answeredAt = clock.now()
  return undefined
}

/** What somebody could type in one line, and no SP would take for a domain and a name. */
const NAME = /^[^\p{Cc}\\]{1,500}$/u

/** Who goes to the SP: the one whom the message will assert, where that is a name. */
function userOf(act: ActOf<'present'>, facts: Facts): string {
  const { user } = assertedIn({ ...facts, issuer: act.issuer ?? 'main' }, act.changes ?? [])
  return user !== undefined && NAME.test(user) ? user : facts.user
}

/** Both send at once. Whoever of them is left without a session acts on; the last, where nobody is. */
async function together(names: readonly BrowserName[], form: Request, xml: string, scene: SceneState): Promise<void> {
  const visitors = names.map((name) => scene.open(name))
  const answers = await Promise.all(visitors.map(({ browser }) => browser.send(form)))
  for (const [at, answer] of answers.entries()) {
    const visitor = visitors[at]
    if (visitor !== undefined) visitor.last = answer
    scene.answers.push(scene.stage.oracle.describe(answer))
    scene.record(`present, by ${names[at]}, all at once`, [answer], xml)
  }
  for (const name of names) {
    const { browser, last } = scene.open(name)
    if (last === undefined) continue
    const { seen, exchanges } = await scene.stage.oracle.look(browser, last)
    scene.record(`probe, by ${name}`, exchanges)
    if (seen.kind !== 'session') return
  }
}
