import type { Attacks } from './attack.ts'

/** References, transforms and the structure of SignedInfo. */
export const references: Attacks<'R'> = {
  R01: { name: 'empty-uri', cases: ['signature/empty-reference'] },
  R02: { name: 'missing-uri', cases: ['signature/missing-reference-uri'] },
  R03: { name: 'two-references', cases: ['reference/another-element-besides', 'reference/another-element-first'] },
  R04: { name: 'second-reference-only-matches', cases: ['reference/digest-of-another-element-true'] },
  R05: { name: 'multi-signedinfo-nested', cases: ['reference/forged-signed-info-in-object'] },
  R06: {
    name: 'multi-signedinfo-siblings',
    cases: ['reference/forged-signed-info-first', 'reference/forged-signed-info-last'],
  },
  R07: {
    name: 'multi-signedinfo-logoutresponse',
    cases: ['reference/signature-of-a-logout-response'],
  },
  R08: { name: 'digestvalue-comment-first', cases: ['reference/digest-in-comment'] },
  R09: { name: 'digestvalue-comment-last', cases: ['reference/digest-in-comment-behind'] },
  R10: {
    name: 'digestvalue-comment-mid-pi-cdata',
    cases: ['reference/digest-in-comment-between', 'reference/digest-in-instruction'],
    notTested:
      "a CDATA section is text: a digest in one makes the value another, which breaks the signature's value (signature/value-bit-turned)",
  },
  R11: { name: 'digestvalue-smuggled', cases: ['reference/digest-in-extensions', 'reference/digest-in-status-detail'] },
  R12: {
    name: 'two-digestvalues',
    cases: ['reference/two-digests-the-first-true', 'reference/two-digests-the-last-true'],
  },
  R13: {
    name: 'signaturevalue-comment-whitespace',
    cases: ['reference/digest-and-value-in-lines', 'reference/digest-and-value-in-lines-with-carriage-returns'],
    notTested:
      'a comment in SignatureValue hides nothing: canonicalization drops it, no second value can be signed, and both reading past it and refusing it are safe',
  },
  R14: { name: 'digestmethod-missing-unknown', cases: ['algorithm/digest-method-absent', 'algorithm/digest-unknown'] },
  R15: { name: 'reference-type-manifest', cases: ['reference/to-a-manifest'] },
  R16: { name: 'xpointer-uri', cases: ['reference/by-xpointer-of-the-id', 'reference/by-xpointer-of-the-root'] },
  R17: { name: 'uri-quote-injection', cases: ['reference/with-quotation-marks'] },
  R18: { name: 'external-reference-http', cases: ['canary/reference-to-an-address'] },
  R19: { name: 'external-reference-file', cases: ['canary/reference-to-a-file'] },
  R20: { name: 'xslt-transform', cases: ['canary/stylesheet'] },
  R21: { name: 'xslt-recursion-cost', cases: ['cost/stylesheet-recursive'] },
  R22: { name: 'xpath-transform-exclude', cases: ['reference/names-left-out-by-xpath'] },
  R23: { name: 'xpath-filter2-transform', cases: ['reference/names-left-out-by-filter'] },
  R24: { name: 'base64-transform', cases: ['signature/with-another-transform'] },
  R25: { name: 'no-enveloped-transform', cases: ['reference/not-enveloped'] },
  R26: { name: 'many-transforms', cases: ['cost/transforms-repeated'] },
  R27: { name: 'transform-order', cases: ['reference/transforms-reversed'] },
  R28: { name: 'c14n-unknown', cases: ['reference/unknown-canonicalization'] },
  R29: { name: 'c14n11', cases: ['control/canonical-xml-1.1'] },
  R30: { name: 'retrievalmethod-http', cases: ['canary/key-at-an-address'] },
  R31: { name: 'keyinfo-many', cases: ['cost/key-names', 'cost/certificates-in-message'] },
  R32: { name: 'signature-namespace-wrong', cases: ['signature/in-another-namespace'] },
  R33: { name: 'detached-signature-sibling', cases: ['signature/detached'] },
  R34: { name: 'signature-position', cases: ['signature/last-in-the-assertion', 'signature/last-in-the-response'] },
  R35: { name: 'signed-digest-of-empty', cases: ['canonical-form/digest-of-nothing'] },
}
