import type { plainFlaws } from '../flaws/plain.ts'
import { CAPITALS, CUT_TEXTS, MISSHAPEN_RESPONSES } from './shared.ts'

/** The plain SP. */
export const plainKilledBy: Readonly<Record<keyof typeof plainFlaws, readonly string[]>> = {
  'name-id-cut-at-comment': CUT_TEXTS,
  'name-id-from-first-child': [...CUT_TEXTS, 'text/comment-before-user-name', 'text/comment-that-names-another-user'],
  'name-id-cut-to-its-end': CUT_TEXTS,
  'name-id-trimmed': ['name-id/with-blanks-around'],
  'name-id-folded': [
    'encoding/utf-16',
    'name-id/in-capitals',
    'name-id/not-normalized',
    'value/decomposed',
    ...CAPITALS,
  ],
  'name-id-truncated': ['name-id/long', 'value/of-256-characters', 'value/of-ten-thousand-characters'],
  'name-id-without-format': ['value/with-joiner', 'value/right-to-left', 'hostile-text/with-joined-characters'],
  'name-id-normalized': [
    'name-id/not-normalized',
    'value/decomposed',
    'hostile-text/outside-the-basic-plane',
    'hostile-text/with-joined-characters',
  ],
  'first-name-id-anywhere': [
    'name-id/in-extensions',
    'unsigned-claims/subject-before-assertion',
    'unsigned-claims/subject-in-object',
    'unsigned-claims/claims-in-key-info',
    ...MISSHAPEN_RESPONSES,
  ],
  'last-name-id-anywhere': [
    'unsigned-claims/name-id-behind-assertion',
    'control/advice-with-assertion',
    'confirmation/name-id-of-another-user',
    'attribute/with-name-id',
    ...MISSHAPEN_RESPONSES,
  ],
  'blank-name-id': ['name-id/empty', 'name-id/blank'],
  // Not `absent`: the policy refuses that before this check is asked.
  'nameless-guest': ['name-id/empty', 'name-id/blank'],
  'name-id-local-part': ['name-id/e-mail-address', 'name-id/empty', 'name-id/blank'],
  'name-id-of-confirmation': ['confirmation/name-id-of-another-user'],
  'name-id-qualifier-not-checked': ['name-id/persistent-for-another-sp'],
  'name-id-format-demanded': [
    'name-id/without-format',
    'dialect/adfs',
    'dialect/entra',
    'dialect/google',
    'dialect/onelogin',
    'dialect/pingfederate',
  ],
  'transients-merged': [
    'name-id/two-transients',
    'dialect/shibboleth',
    'dialect/shibboleth-in-clear',
    'dialect/simplesamlphp',
  ],
  'guest-without-name-id': ['name-id/absent', 'dialect/adfs-without-name-id'],
}
