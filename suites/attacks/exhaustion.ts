import type { Attacks } from './attack.ts'

/** Document types, entities and exhaustion. */
export const exhaustion: Attacks<'D'> = {
  D01: { name: 'doctype-only', cases: ['markup/doctype'] },
  D02: { name: 'xxe-file', cases: ['canary/entity-of-a-file'] },
  D03: { name: 'xxe-http-canary', cases: ['canary/entity-at-an-address', 'canary/document-type-at-an-address'] },
  D04: { name: 'parameter-entity-oob', cases: ['canary/parameter-entity-at-an-address'] },
  D05: { name: 'billion-laughs', cases: [] },
  D06: { name: 'quadratic-blowup', cases: [] },
  D07: { name: 'deep-nesting', cases: [] },
  D08: { name: 'many-attributes', cases: [] },
  D09: { name: 'many-namespaces', cases: [] },
  D10: { name: 'huge-response-2mb', cases: [] },
  D11: { name: 'deflate-bomb', cases: [] },
  D12: { name: 'long-nameid-256', cases: ['value/of-256-characters'] },
  D13: { name: 'long-nameid-10k', cases: ['value/of-ten-thousand-characters'] },
  D14: { name: 'large-base64-garbage', cases: ['transport/no-xml'] },
  D15: { name: 'unterminated-pi', cases: [] },
  D16: { name: 'endtag-whitespace-redos', cases: [] },
}
