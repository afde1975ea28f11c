import type { plainFlaws } from '../flaws/plain.ts'
import { CUT_TEXTS } from './shared.ts'

/** The plain SP. */
export const plainKilledBy: Readonly<Record<keyof typeof plainFlaws, readonly string[]>> = {
  'name-id-cut-at-comment': CUT_TEXTS,
  'name-id-cut-to-its-end': CUT_TEXTS,
  'name-id-trimmed': ['name-id/with-blanks-around'],
  'name-id-folded': ['encoding/utf-16', 'name-id/in-capitals', 'name-id/not-normalized'],
  'name-id-truncated': ['name-id/long'],
  'name-id-normalized': ['name-id/not-normalized'],
  'first-name-id-anywhere': [],
  'last-name-id-anywhere': ['control/advice-with-assertion'],
  'blank-name-id': ['name-id/empty', 'name-id/blank'],
  // Not `absent`: the policy refuses that before this check is asked.
  'nameless-guest': ['name-id/empty', 'name-id/blank'],
  'name-id-local-part': ['name-id/e-mail-address', 'name-id/empty', 'name-id/blank'],
}
