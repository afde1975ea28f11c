import { family } from '../case.ts'

/** What the SP says of itself. */
export default family({
  'sp-metadata': {
    title: 'the SP publishes metadata with its entity id and a POST endpoint',
    proves: ['DS-MD-2', 'META-2.4.4'],
    scene: [{ do: 'read', document: 'sp-metadata' }],
    wants: { oneOf: [{ kind: 'document', passes: 'sp-metadata' }] },
  },
})
