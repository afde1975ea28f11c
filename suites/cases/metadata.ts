import { family, type Wanted } from '../case.ts'

const truthful: Wanted = { oneOf: [{ kind: 'document', passes: 'wants-assertions-signed' }] }

/** What the SP says of itself. */
export default family({
  'sp-metadata': {
    title: 'the SP publishes metadata with its entity id and a POST endpoint',
    proves: ['DS-MD-2', 'META-2.4.4', 'META-2.2.1'],
    scene: [{ do: 'read', document: 'sp-metadata' }],
    wants: { oneOf: [{ kind: 'document', passes: 'sp-metadata' }] },
  },
  // Metadata 2.4.4 as corrected: the signature of a response that carries the assertion does not meet this requirement, so
  // that an SP to which it is enough does not have it.
  'wants-assertions-signed': {
    title: 'the metadata of the SP say whether an assertion has to be signed itself, as the SP declares it',
    proves: ['META-2.4.4'],
    scene: [{ do: 'read', document: 'sp-metadata', rule: 'wants-assertions-signed' }],
    wants: { policy: 'signed.response', is: { accept: truthful, reject: truthful } },
  },
})
