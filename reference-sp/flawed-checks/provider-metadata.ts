import { readMetadata } from '../metadata.ts'
import type { Rules } from '../rules.ts'

type Reads = Rules['readMetadata']

const rewritten =
  (change: (text: string) => string): Reads =>
  (octets, now) =>
    readMetadata(Buffer.from(change(Buffer.from(octets).toString('utf8'))), now)

/** Nothing has ended at the beginning of time. */
export const everValid: Reads = (octets) => readMetadata(octets, 0)
export const anyDocumentType = rewritten((text) => text.replace(/<!DOCTYPE[^[>]*(?:\[[^\]]*\])?\s*>/, ''))
/** A search for every KeyDescriptor of the document finds those of other roles too. */
export const keysOfAnyRole = rewritten((text) => text.replaceAll('AttributeAuthorityDescriptor', 'IDPSSODescriptor'))
export const statedUseOnly = rewritten((text) => text.replace(/<(md:)?KeyDescriptor>.*?<\/(md:)?KeyDescriptor>/gs, ''))
export const keysPileUp: Rules['renewedProvider'] = (known, imported) => ({
  ...imported,
  keys: [...(known?.keys ?? []), ...imported.keys],
})
