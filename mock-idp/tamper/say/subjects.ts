import { isElement, type Node, replaceAll } from '../../message/node.ts'
import { fill, type Say } from '../step.ts'
import { edited, say } from './say.ts'

/** A second Subject behind the first, the same but for its name. The schema allows one. @see SAML Core 2.3.3 */
export const secondSubject = (name: string): Say =>
  say(`the assertion has a second Subject, ${name}`, (recipe, facts) =>
    edited('', 'assertion', (assertion) => ({
      ...assertion,
      children: assertion.children.flatMap((child): readonly Node[] => {
        if (!isElement(child) || child.name !== 'saml:Subject') return [child]
        return [child, replaceAll(child, 'saml:NameID', (id) => ({ ...id, children: [fill(name, facts)] }))]
      }),
    })).apply(recipe, facts),
  )
