import type { Act } from '../../suites/case.ts'
import type { Target } from '../target/target.ts'

/**
 * The acts as they are done to an SP where logins begin there: each message that nobody asked for becomes the answer to a
 * request that its browser has just brought. A scene that begins logins itself stays as it is, and so does what is sent again.
 */
export const inFlow = (acts: readonly Act[], flow: Target['flow']): readonly Act[] =>
  flow === 'idp-initiated' || acts.some((act) => act.do === 'start')
    ? acts
    : acts.map((act) => (act.do === 'present' && act.again === undefined ? { ...act, begins: true } : act))
