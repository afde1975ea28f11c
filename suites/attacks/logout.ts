import type { Attacks } from './attack.ts'

/** Single logout. */
export const logout: Attacks<'L'> = {
  L01: { name: 'lr-unsigned', cases: [] },
  L02: { name: 'lr-tampered-nameid', cases: [] },
  L03: { name: 'lr-selfsigned', cases: [] },
  L04: { name: 'lr-wrap-signed-assertion', cases: [] },
  L05: { name: 'lr-wrap-signed-lr', cases: [] },
  L06: { name: 'lr-pi-nameid', cases: [] },
  L07: { name: 'lr-comment-nameid', cases: [] },
  L08: { name: 'lr-expired', cases: [] },
  L09: { name: 'lr-wrong-destination-issuer', cases: [] },
  L10: { name: 'lr-replay', cases: [] },
  L11: { name: 'lr-unknown-nameid', cases: [] },
  L12: { name: 'lr-sessionindex-other', cases: [] },
  L13: { name: 'lr-no-sessionindex', cases: [] },
  L14: { name: 'lr-nameid-qualifier-mismatch', cases: [] },
  L15: { name: 'lresp-unsigned-unsolicited', cases: [] },
  L16: { name: 'lresp-irt-mismatch', cases: [] },
  L17: { name: 'logout-response-signed', cases: [] },
  L18: { name: 'logout-get-csrf', cases: [] },
}
