import type { wrappingFlaws } from '../flaws/wrapping.ts'

/** Wrapping. */
export const wrappingKilledBy: Readonly<Record<keyof typeof wrappingFlaws, readonly string[]>> = {
  'first-assertion-wins': [
    'signature/detached',
    'wrapping/xsw-3',
    'wrapping/xsw-4',
    'wrapping/xsw-5',
    'wrapping/xsw-6',
    'wrapping/xsw-8',
  ],
  'last-assertion-wins': ['control/advice-with-assertion', 'signature/detached', 'wrapping/xsw-1', 'wrapping/xsw-2'],
  'first-child-assertion-wins': [
    'signature/detached',
    'wrapping/xsw-1',
    'wrapping/xsw-2',
    'wrapping/xsw-3',
    'wrapping/xsw-4',
    'wrapping/xsw-5',
    'wrapping/xsw-6',
    'wrapping/xsw-8',
  ],
  'last-child-assertion-wins': [
    'signature/detached',
    'wrapping/xsw-1',
    'wrapping/xsw-2',
    'wrapping/xsw-4',
    'wrapping/xsw-6',
    'wrapping/xsw-8',
  ],
  'first-of-local-name-wins': [
    'signature/detached',
    'wrapping/xsw-3',
    'wrapping/xsw-4',
    'wrapping/xsw-5',
    'wrapping/xsw-6',
    'wrapping/xsw-8',
  ],
  'last-of-equal-ids-verified': [
    'signature/detached',
    'wrapping/xsw-1',
    'wrapping/xsw-2',
    'wrapping/xsw-3',
    'wrapping/xsw-4',
    'wrapping/xsw-5',
    'wrapping/xsw-6',
    'wrapping/xsw-8',
  ],
  'detached-signature': ['signature/detached'],
  'coverage-not-checked': [],
  'attributes-from-anywhere': [
    'control/advice-with-assertion',
    'response/attributes-outside-the-assertion',
    'role/eleven-values-split',
    'role/two-values-split',
  ],
  'last-attributes-from-anywhere': ['role/eleven-values-split', 'role/two-values-split'],
}
