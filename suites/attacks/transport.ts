import type { Attacks } from './attack.ts'

/** Transport and encodings of the bindings. */
export const transport: Attacks<'H'> = {
  H01: { name: 'base64-linebreaks-76', cases: ['control/base64-in-lines'] },
  H02: { name: 'base64-no-padding', cases: ['transport/base64-without-padding'] },
  H03: { name: 'base64-urlsafe', cases: ['transport/base64-url-safe'] },
  H04: { name: 'base64-plus-as-space', cases: ['transport/base64-plus-as-blank'] },
  H05: {
    name: 'base64-garbage-prefix-inner',
    cases: ['transport/garbage-before-base64', 'transport/garbage-in-base64'],
  },
  H06: { name: 'base64-double', cases: ['markup/base64-twice'] },
  H07: { name: 'deflate-on-post', cases: ['transport/deflated'] },
  H08: { name: 'utf8-bom', cases: ['encoding/byte-order-mark'] },
  H09: { name: 'utf16', cases: ['encoding/utf-16'] },
  H10: {
    name: 'encoding-lie',
    cases: [
      'encoding/utf-8-said-to-be-iso-8859-1',
      'encoding/utf-8-said-to-be-utf-7',
      'encoding/iso-8859-1-said-to-be-utf-8',
    ],
  },
  H11: {
    name: 'param-duplicate',
    cases: [
      'transport/field-twice',
      'transport/forged-field-first',
      'transport/forged-field-last',
      'transport/in-query-of-post',
      'transport/forged-in-query',
    ],
  },
  H12: { name: 'param-both', cases: ['transport/request-beside-response', 'transport/forged-request-beside-response'] },
  H13: { name: 'param-case', cases: ['transport/field-in-lower-case'] },
  H14: { name: 'param-array', cases: ['transport/field-as-array', 'transport/field-as-map'] },
  H15: { name: 'content-type-json', cases: ['transport/json', 'transport/form-called-text'] },
  H16: { name: 'multipart', cases: ['transport/multipart'] },
  H17: { name: 'empty-missing-param', cases: ['transport/field-empty', 'response/without-message'] },
  H18: {
    name: 'redirect-sig-missing',
    cases: ['redirect-binding/unsigned', 'redirect-binding/without-sig-alg', 'redirect-binding/empty-signature'],
  },
  H19: {
    name: 'redirect-param-order',
    cases: ['redirect-binding/signed-in-another-order'],
  },
  H20: {
    name: 'redirect-reencode',
    cases: ['redirect-binding/lower-case-escapes'],
  },
  H21: {
    name: 'redirect-duplicate-param',
    cases: [
      'redirect-binding/forged-request-first',
      'redirect-binding/forged-request-last',
      'redirect-binding/forged-request-beside-response',
    ],
  },
  H22: {
    name: 'redirect-sigalg-unknown-sha1',
    cases: ['redirect-binding/unknown-algorithm', 'redirect-binding/with-sha1'],
  },
  H23: {
    name: 'redirect-sigalg-not-signed',
    cases: ['redirect-binding/algorithm-changed-after-signing'],
  },
  H24: {
    name: 'redirect-relaystate-stripped',
    cases: ['redirect-binding/relay-state-taken-out', 'redirect-binding/relay-state-changed'],
  },
  H25: {
    name: 'redirect-embedded-dsig',
    cases: ['redirect-binding/signed-inside-only'],
  },
  H26: {
    name: 'simplesign-response',
    cases: [],
    notTested:
      'HTTP-POST-SimpleSign, a later specification than the five bindings, has a consumer address of its own, and a target file names that of HTTP-POST; a message smuggled in beside a signed one is brought over the Redirect binding, whose signature is of the same kind (H21)',
  },
  H27: { name: 'response-over-redirect', cases: ['transport/by-redirect', 'response/by-get'] },
  H28: {
    name: 'artifact-unsigned-embedded',
    cases: [],
    notTested:
      'needs a back channel: the SP resolves an artifact at an address that its IdP metadata name, and takes nothing from the browser but the artifact; the suite is a browser, and cannot be the server that an SP in another place asks',
  },
  H29: {
    name: 'artifact-sourceid-mismatch-reuse',
    cases: [],
    notTested:
      'needs a back channel: whether an SP resolves an artifact twice, or at whom its source id does not name, shows at the server that it asks, which the suite is not',
  },
  H30: {
    name: 'http-acs',
    cases: [],
    notTested:
      'an address that gives no answer is the best answer there is, and no answer proves nothing; to find out, an assertion would have to travel in clear',
  },
}
