import type { Attacks } from './attack.ts'

/** Document types, entities and exhaustion. */
export const exhaustion: Attacks<'D'> = {
  D01: { name: 'doctype-only', cases: ['markup/doctype'] },
  D02: { name: 'xxe-file', cases: ['canary/entity-of-a-file'] },
  D03: { name: 'xxe-http-canary', cases: ['canary/entity-at-an-address', 'canary/document-type-at-an-address'] },
  D04: { name: 'parameter-entity-oob', cases: ['canary/parameter-entity-at-an-address'] },
  D05: { name: 'billion-laughs', cases: ['cost/entities-of-entities'] },
  D06: { name: 'quadratic-blowup', cases: ['cost/long-entity-often'] },
  D07: { name: 'deep-nesting', cases: ['cost/elements-nested'] },
  D08: { name: 'many-attributes', cases: ['cost/attributes-of-one-element'] },
  D09: { name: 'many-namespaces', cases: ['cost/namespaces-nested', 'cost/namespaces-of-one-element'] },
  D10: { name: 'huge-response-2mb', cases: ['cost/long-value'] },
  D11: { name: 'deflate-bomb', cases: ['cost/deflated-blanks'] },
  D12: { name: 'long-nameid-256', cases: ['value/of-256-characters'] },
  D13: { name: 'long-nameid-10k', cases: ['value/of-ten-thousand-characters'] },
  D14: { name: 'large-base64-garbage', cases: ['transport/no-xml'] },
  D15: { name: 'unterminated-pi', cases: ['cost/instruction-without-end'] },
  D16: { name: 'endtag-whitespace-redos', cases: ['cost/end-tag-without-end'] },
}
