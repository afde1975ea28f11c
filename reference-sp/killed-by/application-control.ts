import type { applicationControlFlaws } from '../flaws/application-control.ts'

/** Application Control. */
export const applicationControlKilledBy: Readonly<Record<keyof typeof applicationControlFlaws, readonly string[]>> = {
  'maintenance-by-anyone': [
    'maintenance/by-a-role-that-may-not',
    'maintenance/by-the-chosen-role',
    'maintenance/without-a-session',
  ],
  'maintenance-by-any-role': ['maintenance/by-a-role-that-may-not', 'maintenance/by-the-chosen-role'],
  // The others have no twin then, and prove nothing.
  'maintenance-by-nobody': ['maintenance/by-a-role-that-may'],
  'maintenance-for-the-usual-time': [
    'maintenance/for-a-negative-time',
    'maintenance/for-no-time',
    'maintenance/for-a-text',
  ],
  'maintenance-in-seconds': ['maintenance/lasts-for-its-time'],
  'maintenance-milliseconds-as-minutes': ['maintenance/ends-by-itself'],
  'maintenance-for-ever': ['maintenance/ends-by-itself'],
}
