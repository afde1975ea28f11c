import { Document, isPair, visit, type YAMLMap } from 'yaml'
import { plainBlock } from '../report/untrusted.ts'

/** A mapping that fits on a line stands on one. */
const LINE = 90

/** `observe:` with what was learned, as lines of YAML. */
export const observeText = (observe: object): string =>
  plainBlock(new Document(observeNode(observe)).toString({ lineWidth: 0 }))

/** `{ observe }` as a node, laid out as one would by hand. */
export function observeNode(observe: object): YAMLMap {
  const node = new Document().createNode({ observe }) as YAMLMap
  visit(node, {
    Map: (_, map, path) => {
      const parent = path.at(-1)
      const key = isPair(parent) ? String(parent.key) : undefined
      const isShort = JSON.stringify(map.toJSON()).length <= LINE
      if (key !== undefined && key !== 'observe' && key !== 'identity' && isShort) map.flow = true
    },
  })
  return node
}
