import { anotherResponseId } from '../../mock-idp/tamper/rewrite/envelope-text.ts'
import { family, present, refused } from '../case.ts'

/** A message is good for one session. @see SAML Profiles 4.1.4.5 */
export default family({
  'same-response-twice': {
    title: 'a response that was used once opens no second session',
    proves: ['PROF-4.1.4.5'],
    scene: [present(), present({ by: 'second browser' })],
    delta: { at: 1, is: { again: 0 } },
    wants: refused('replayed'),
  },
  'same-response-at-once': {
    title: 'a response that two browsers bring at one moment opens one session at most',
    proves: ['PROF-4.1.4.5'],
    delta: { is: { beside: 'second browser' } },
    wants: refused('replayed'),
  },
  'same-assertion-in-another-response': {
    title: 'an assertion that was used once opens no second session inside another response',
    proves: ['PROF-4.1.4.5'],
    scene: [present(), present({ by: 'second browser' })],
    delta: { at: 1, is: { again: 0, changes: [anotherResponseId] } },
    wants: refused('replayed'),
    modes: ['assertion'],
  },
})
