import type { Act } from '../../../suites/case.ts'
import { type ExpectedLogout, lintSpLogout, signingCertificates } from '../../observe/sp-logout.ts'
import type { SceneState } from '../scene-state.ts'
import { stuck } from './player.ts'

type Reading = Extract<Act, { do: 'read'; document: `logout-${string}` }>

/** Looks at the logout message that the SP sent last. */
export async function readLogoutMessage({ document, rule }: Reading, scene: SceneState) {
  const { target, oracle } = scene.stage
  const { last } = scene.open(scene.current)
  const brought = document === 'logout-request' ? scene.logout.request : scene.logout.response
  if (last === undefined) return stuck('nothing was presented')
  const answer = oracle.describe(last)
  if (brought === undefined) {
    scene.document = { kind: 'document', problems: [`the SP sent no ${document}`], answer }
    return undefined
  }
  if (brought.reading.kind === 'error') {
    scene.document = { kind: 'document', problems: [brought.reading.why], answer }
    return undefined
  }
  const { message } = brought.reading
  scene.record(`read the ${document} of the SP`, [], message.xml)
  const problems = lintSpLogout(rule, { ...message, ...brought }, await expectedOf(scene))
  scene.document = { kind: 'document', problems, answer }
  return undefined

  async function expectedOf({ messages, logout }: SceneState): Promise<ExpectedLogout> {
    const login = [...messages.values()].at(-1)
    const metadata =
      target.sp.metadata && (await scene.open(scene.current).browser.send({ method: 'GET', url: target.sp.metadata }))
    const octets = metadata ? metadata.hops.at(-1)?.response?.body : undefined
    return {
      entityId: target.sp.entityId,
      nameId: login?.principal.nameId,
      sessionIndexes: login?.principal.sessionIndexes ?? [],
      inResponseTo: /\sID="([^"]*)"/.exec(logout.answers?.xml ?? '')?.[1],
      relayState: logout.relayState,
      certificates: octets === undefined ? [] : signingCertificates(octets),
    }
  }
}
