import { signedWith } from '../../mock-idp/tamper/sign/signature.ts'
import { type Act, family, type ProviderMetadata, present, refused, session, set } from '../case.ts'

const MAIN: ProviderMetadata = { signing: ['main'] }
const ROLLOVER: ProviderMetadata = { signing: ['rollover'] }
const signed = present({ changes: [signedWith('rollover')] })

/** The key is one that the SP does not know yet, whatever it knew before. */
const takenIn = (metadata: ProviderMetadata): readonly [Act, Act, Act] => [
  set('provider-metadata', MAIN),
  set('provider-metadata', metadata),
  signed,
]
/** Metadata that an SP may refuse at once; if it does not, their key signs nobody in. */
const instead = (to: ProviderMetadata) => ({ at: 1, is: { to, refusable: true } }) as const

/** What an SP takes from the metadata of its identity provider, when an administrator imports others. */
export default family({
  'new-key': {
    title: 'the key of metadata that were imported is trusted at once',
    proves: ['IIP-MD06', 'WS-ADM-2'],
    scene: takenIn(ROLLOVER),
    wants: session(),
  },
  'old-key': {
    title: 'a key that the metadata name no longer signs nobody in',
    proves: ['MDIOP-2.6'],
    scene: takenIn(ROLLOVER),
    delta: { at: 2, is: { changes: [] } },
    wants: refused('bad-signature'),
  },
  'valid-until-past': {
    title: 'metadata whose time is over bring in no key',
    proves: ['IIP-MD04', 'SDP-MD03'],
    scene: takenIn(ROLLOVER),
    delta: instead({ ...ROLLOVER, validUntil: -3600 }),
    wants: refused('bad-signature', 'unknown-issuer'),
  },
  'valid-until-tomorrow': {
    title: 'metadata that are still valid bring in their key',
    proves: ['IIP-MD06'],
    scene: takenIn({ ...ROLLOVER, validUntil: 86_400 }),
    wants: session(),
  },
  'document-type': {
    title: 'metadata with a document type bring in no key',
    proves: ['IIP-G03'],
    scene: takenIn(ROLLOVER),
    delta: instead({ ...ROLLOVER, hasDocumentType: true }),
    wants: refused('bad-signature', 'unknown-issuer'),
  },
  'key-of-another-role': {
    title: 'a key of the same entity in another role signs nobody in',
    proves: ['MDIOP-2.6'],
    scene: takenIn(ROLLOVER),
    delta: instead({ ...MAIN, attributeAuthority: ['rollover'] }),
    wants: refused('bad-signature'),
  },
  'key-for-encryption': {
    title: 'a key that metadata give for encryption only signs nobody in',
    proves: ['META-2.4.1.1'],
    scene: takenIn(ROLLOVER),
    delta: instead({ ...MAIN, encryption: ['rollover'] }),
    wants: refused('bad-signature', 'encryption-key'),
  },
  'key-without-use': {
    title: 'a key whose use metadata do not state verifies signatures',
    proves: ['IIP-MD11'],
    scene: takenIn({ ...ROLLOVER, useIsUnstated: true }),
    wants: session(),
  },
})
