import type { Attacks } from './attack.ts'

/** Single logout. */
export const logout: Attacks<'L'> = {
  L01: {
    name: 'lr-unsigned',
    cases: ['logout/unsigned'],
  },
  L02: {
    name: 'lr-tampered-nameid',
    cases: ['logout/name-changed-after-signing'],
  },
  L03: {
    name: 'lr-selfsigned',
    cases: ['logout/by-a-stranger', 'logout/by-another-issuers-key'],
  },
  L04: {
    name: 'lr-wrap-signed-assertion',
    cases: ['logout/signed-assertion-inside'],
  },
  L05: {
    name: 'lr-wrap-signed-lr',
    cases: ['logout/signed-request-in-extensions', 'logout/signed-request-in-signature'],
  },
  L06: {
    name: 'lr-pi-nameid',
    cases: ['logout/instruction-in-name'],
  },
  L07: {
    name: 'lr-comment-nameid',
    cases: ['logout/comment-in-name'],
  },
  L08: {
    name: 'lr-expired',
    cases: ['logout/expired', 'logout/expiry-never'],
  },
  L09: {
    name: 'lr-wrong-destination-issuer',
    cases: [
      'logout/destination-of-another-sp',
      'logout/without-destination',
      'redirect-binding/destination-of-another-sp',
      'logout/issuer-unknown',
      'logout/without-issuer',
      'logout/of-another-issuer',
    ],
  },
  L10: {
    name: 'lr-replay',
    cases: ['logout/same-request-twice'],
  },
  L11: {
    name: 'lr-unknown-nameid',
    cases: ['logout/unknown-name'],
  },
  L12: {
    name: 'lr-sessionindex-other',
    cases: ['logout/one-of-two-sessions', 'logout/session-of-another-browser', 'logout/unknown-session-index'],
  },
  L13: {
    name: 'lr-no-sessionindex',
    cases: ['logout/without-session-index', 'logout/all-sessions'],
  },
  L14: {
    name: 'lr-nameid-qualifier-mismatch',
    cases: ['logout/another-name-qualifier', 'logout/another-sp-name-qualifier', 'logout/another-name-format'],
  },
  L15: {
    name: 'lresp-unsigned-unsolicited',
    cases: [
      'logout/unasked-response',
      'logout/unasked-response-to-nothing',
      'logout/unasked-response-unsigned',
      'logout/answer-unsigned',
      'logout/answer-by-a-stranger',
    ],
  },
  L16: {
    name: 'lresp-irt-mismatch',
    cases: ['logout/answer-to-another-request', 'logout/answer-of-another-issuer'],
  },
  L17: {
    name: 'logout-response-signed',
    cases: [
      'logout/request-signed',
      'logout/request-names-exactly',
      'logout/request-complete',
      'logout/response-signed',
      'logout/response-complete',
    ],
  },
  L18: {
    name: 'logout-get-csrf',
    cases: ['logout/by-a-link'],
  },
}
