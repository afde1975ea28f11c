import { profiles } from '../../../suites/profiles/index.ts'
import { lintAuthnRequest } from '../../observe/authn-request.ts'
import { matches } from '../../observe/matcher.ts'
import { pageOf } from '../../observe/page.ts'
import { announcesSignedRequests, lintSpMetadata, lintWantAssertionsSigned } from '../../observe/sp-metadata.ts'
import { readsList } from '../list-columns.ts'
import type { SceneState } from '../scene-state.ts'
import { readMaintenance } from './maintain.ts'
import { type ActOf, type Player, stuck } from './player.ts'
import { readConsole } from './read-console.ts'
import { readListed } from './read-list.ts'
import { readLogoutMessage } from './read-logout.ts'

export const read: Player<'read'> = async (act, _, scene) => {
  if (readsList(act)) return readListed(act, scene)
  if (act.document === 'sp-metadata') return readMetadata(act, scene)
  if (act.document === 'web-page') return readWebPage(act, scene)
  if (act.document === 'maintenance') return readMaintenance(scene)
  if (act.document === 'console') return readConsole(act, scene)
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
      entityIdForm: profiles[target.profile].entityIdForm,
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

async function readWebPage({ rule }: Extract<ActOf<'read'>, { document: 'web-page' }>, scene: SceneState) {
  const { target, oracle } = scene.stage
  const { web } = target.observe
  const here = scene.open(scene.current)
  if (web === undefined) return stuck('the target names no page of the web')
  const asked =
    rule === 'is-reached'
      ? here.last
      : await here.browser.send({ method: 'GET', url: new URL(web.get, target.sp.acs).href })
  if (asked === undefined) return stuck('nobody has gone anywhere')
  if (asked !== here.last) scene.record(`ask for a page of the web, by ${scene.current}`, [asked])
  const answer = oracle.describe(asked)
  // No page is no page that is kept back.
  if (answer.failure !== undefined || answer.crashed)
    return stuck(`no page was shown: ${answer.failure ?? answer.status}`)
  const isShown = matches(web.shown, pageOf(asked), asked) === 'matched'
  const problem = isShown ? 'the page is shown' : `the page is not shown, but ${answer.url}`
  scene.document = { kind: 'document', problems: isShown === (rule !== 'is-kept-back') ? [] : [problem], answer }
  return undefined
}
