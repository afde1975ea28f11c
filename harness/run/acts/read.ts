import { lintAuthnRequest } from '../../observe/authn-request.ts'
import { announcesSignedRequests, lintSpMetadata, lintWantAssertionsSigned } from '../../observe/sp-metadata.ts'
import type { SceneState } from '../scene-state.ts'
import { type ActOf, type Player, stuck } from './player.ts'
import { readLogoutMessage } from './read-logout.ts'

export const read: Player<'read'> = async (act, _, scene) => {
  if (act.document === 'sp-metadata') return readMetadata(act, scene)
  return act.document === 'authn-request' ? readRequest(act, scene) : readLogoutMessage(act, scene)
}

async function readMetadata({ rule }: Extract<ActOf<'read'>, { document: 'sp-metadata' }>, scene: SceneState) {
  const { target, oracle } = scene.stage
  const here = scene.open(scene.current)
  const exchange = await here.browser.send({ method: 'GET', url: target.sp.metadata ?? '' })
  scene.record('read the metadata of the SP', [exchange])
  const octets = exchange.hops.at(-1)?.response?.body ?? new Uint8Array()
  const problems =
    rule === undefined
      ? lintSpMetadata(octets, target.sp)
      : lintWantAssertionsSigned(octets, target.sp, target.policy['signed.response'])
  scene.document = { kind: 'document', problems, answer: oracle.describe(exchange) }
  return undefined
}

/** What the metadata of the SP say of its requests. */
async function announced(scene: SceneState): Promise<boolean> {
  const { sp } = scene.stage.target
  if (sp.metadata === undefined) return false
  const exchange = await scene.open(scene.current).browser.send({ method: 'GET', url: sp.metadata })
  scene.record('read the metadata of the SP', [exchange])
  return announcesSignedRequests(exchange.hops.at(-1)?.response?.body ?? new Uint8Array(), sp)
}

async function readRequest({ rule }: Extract<ActOf<'read'>, { document: 'authn-request' }>, scene: SceneState) {
  const { target, oracle, clock } = scene.stage
  const asked = scene.asked.get(scene.current)
  const { last } = scene.open(scene.current)
  if (asked === undefined || last === undefined) return stuck('there is no request to look at')
  const ids = scene.requests
    .filter((one) => one !== asked)
    .flatMap(({ reading }) => (reading.kind === 'request' ? [reading.request.id] : []))
  const problems = lintAuthnRequest(
    {
      ...asked,
      sp: target.sp,
      isSigningAnnounced: rule === 'signature' && (await announced(scene)),
      otherIds: ids,
      now: clock.now(),
      skewSeconds: target.skewSeconds,
    },
    rule,
  )
  if (problems === undefined) return stuck('the request cannot be read')
  scene.document = { kind: 'document', problems, answer: oracle.describe(last) }
  return undefined
}
