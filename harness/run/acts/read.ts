import { lintSpMetadata } from '../../observe/sp-metadata.ts'
import type { Player } from './player.ts'

export const read: Player<'read'> = async (_act, _at, scene) => {
  const { target, oracle } = scene.stage
  const here = scene.open(scene.current)
  const exchange = await here.browser.send({ method: 'GET', url: target.sp.metadata ?? '' })
  scene.record('read the metadata of the SP', [exchange])
  const octets = exchange.hops.at(-1)?.response?.body ?? new Uint8Array()
  const problems = lintSpMetadata(octets, target.sp)
  scene.document = { kind: 'document', problems, answer: oracle.describe(exchange) }
  return undefined
}
