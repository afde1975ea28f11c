import type { Attacks } from './attack.ts'

/** NameID and attributes. */
export const claims: Attacks<'T'> = {
  T01: {
    name: 'nameid-format-mismatch',
    cases: ['name-id/of-another-format'],
    notTested:
      'the logins of this suite are unsolicited, so that no format was asked for; a format that the SP did not name is observed',
  },
  T02: { name: 'nameid-format-unknown', cases: ['name-id/of-unknown-format'] },
  T03: { name: 'nameid-no-format', cases: ['name-id/without-format'] },
  T04: { name: 'nameid-qualifiers-other-sp', cases: ['name-id/persistent-for-another-sp'] },
  T05: { name: 'nameid-empty-whitespace', cases: ['name-id/empty', 'name-id/blank', 'name-id/with-blanks-around'] },
  T06: { name: 'nameid-transient-as-account-key', cases: ['name-id/two-transients'] },
  T07: {
    name: 'nameid-injection',
    cases: [
      'hostile-text/with-quotes',
      'hostile-text/with-filter',
      'hostile-text/with-path',
      'hostile-text/with-header',
    ],
  },
  T08: {
    name: 'baseid-encryptedid',
    cases: ['name-id/base-id'],
    notTested: 'an EncryptedID needs the key of the SP: it is among the attacks on encryption (E16)',
  },
  T09: { name: 'attr-no-nameformat', cases: ['control/assertion-signed'] },
  T10: {
    name: 'attr-nameformat-mismatch',
    cases: ['attribute/name-format-uri', 'attribute/name-format-basic', 'attribute/name-format-unspecified'],
  },
  T11: { name: 'attr-duplicate-name', cases: ['user/two-attributes', 'role/two-values-split'] },
  T12: { name: 'attr-same-name-different-format', cases: ['attribute/of-one-name-and-another-format'] },
  T13: { name: 'attr-friendlyname-confusion', cases: ['attribute/friendly-name-of-the-claim'] },
  T14: { name: 'attr-name-case', cases: ['user/attribute-name-in-another-case'] },
  T15: { name: 'attr-name-whitespace', cases: ['user/attribute-name-with-blank'] },
  T16: { name: 'attr-name-proto', cases: ['attribute/named-as-members-of-objects'] },
  T17: { name: 'attr-xsi-nil', cases: ['attribute/with-nil-value', 'user/nil'] },
  T18: { name: 'attr-xsi-type', cases: ['attribute/typed-values', 'attribute/with-typed-values'] },
  T19: { name: 'attr-empty-value', cases: ['attribute/with-empty-value', 'user/empty'] },
  T20: { name: 'attr-no-value', cases: ['attribute/without-value', 'user/no-value'] },
  T21: {
    name: 'attr-complex',
    cases: ['attribute/with-elements', 'attribute/with-name-id', 'user/of-nested-elements'],
  },
  T22: { name: 'attr-whitespace-preserved', cases: ['hostile-text/with-inner-white-space', 'user/with-blanks-around'] },
  T23: { name: 'attr-unknown', cases: ['attribute/unknown'] },
  T24: { name: 'attr-two-statements', cases: ['attribute/in-several-statements'] },
  T25: {
    name: 'attr-unicode-emoji-astral',
    cases: [
      'hostile-text/outside-the-basic-plane',
      'hostile-text/with-joined-characters',
      'hostile-text/right-to-left',
      'user/not-ascii',
    ],
  },
  T26: { name: 'attr-500', cases: ['attribute/five-hundred'] },
  T27: {
    name: 'attr-html',
    cases: ['hostile-text/with-script', 'user/with-markup'],
    notTested:
      'that the name is taken as it stands is proved; whether each page of the SP escapes it is not, for the identity probe reads a value and no page as a browser would',
  },
  T28: { name: 'attr-entity-escaped', cases: ['hostile-text/with-element-as-text', 'hostile-text/escaped-twice'] },
  T29: { name: 'attr-delimiter', cases: ['hostile-text/with-delimiters'] },
}
