import type { Element } from '../../message/node.ts'
import { fill, type Say } from '../step.ts'
import { say } from './say.ts'

/** @see XML Schema 1, 2.6.3: a hint, which no processor has to follow */
export const schemaAtAddress: Say = {
  ...say('the Response says at which address its schema is to be had', (recipe, facts) => ({
    ...recipe,
    edits: [
      ...recipe.edits,
      {
        of: 'response',
        apply: (element): Element => ({
          ...element,
          attributes: {
            ...element.attributes,
            'xsi:schemaLocation': fill('urn:oasis:names:tc:SAML:2.0:protocol {canary}', facts),
          },
        }),
      },
    ],
  })),
  lures: 'fetch',
}
