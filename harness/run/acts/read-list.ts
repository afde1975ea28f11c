import { fill } from '../../../mock-idp/tamper/step.ts'
import { lintList, readList } from '../../observe/admin-list.ts'
import type { ListRead } from '../list-columns.ts'
import type { SceneState } from '../scene-state.ts'
import { stuck } from './player.ts'

/** Looks at a list as an administrator sees it. What is wrong with several of them is wrong together. */
export async function readListed({ document, rule, tenant = 0, holds = '' }: ListRead, scene: SceneState) {
  const { target, driver, oracle, clock } = scene.stage
  const list = target.observe.lists?.[document]
  if (list === undefined) return stuck(`the target declares no ${document}`)
  const browser = (driver.errands ?? driver).open()
  const exchange = await browser.send({
    method: 'GET',
    url: new URL(list.get.replaceAll('{tenant}', encodeURIComponent(target.tenants[tenant]?.id ?? '')), target.sp.acs)
      .href,
    headers: Object.entries(list.headers ?? {}),
  })
  await browser.close()
  scene.record(`look at the ${document}: ${rule}`, [exchange])
  const listed = readList(document, list, exchange)
  if (listed === undefined) return stuck(`the ${document} are not where the target file says`)
  if (rule === 'read-only' && listed.controls === undefined) return stuck(`the ${document} are no page`)
  const problems = lintList(listed, rule, {
    user: scene.asserted.user ?? '',
    holds: fill(holds, scene.facts),
    now: clock.now(),
    earlier: scene.lists,
  })
  scene.lists.push(listed)
  const before = scene.document?.kind === 'document' ? scene.document.problems : []
  scene.document = { kind: 'document', problems: [...before, ...problems], answer: oracle.describe(exchange) }
  return undefined
}
