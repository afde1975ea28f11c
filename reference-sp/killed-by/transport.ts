import type { transportFlaws } from '../flaws/transport.ts'

/** Transport and parsing. */
export const transportKilledBy: Readonly<Record<keyof typeof transportFlaws, readonly string[]>> = {
  'accepts-get': ['response/by-get'],
  'query-counts-as-body': [],
  'first-field-wins': [],
  'last-field-wins': [],
  'request-beside-response': [],
  'field-names-folded': [],
  'any-content-type': [],
  'lenient-base64': [],
  'base64-twice': ['markup/base64-twice'],
  'inflates-posts': [],
  'tag-soup-parser': ['markup/text-after-root', 'markup/no-end-tag', 'markup/two-roots'],
  'first-of-two-documents': ['markup/text-after-root', 'markup/two-roots'],
  'any-encoding': [],
  'expands-entities': ['markup/doctype', 'markup/entity-in-user-name'],
  'relative-namespaces-accepted': ['markup/relative-namespace'],
  'void-canonicalization': ['markup/relative-namespace'],
  'root-by-local-name': ['response/root-of-another-namespace'],
  'response-anywhere': [],
}
