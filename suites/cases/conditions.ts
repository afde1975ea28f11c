import {
  audienceChanged,
  audiences,
  noConditions,
  oneTimeUse,
  unknownCondition,
  validity,
  validityBeyondSkew,
} from '../../mock-idp/tamper/say/conditions.ts'
import { type Case, family, present, refused, session } from '../case.ts'

const otherAudience = (title: string, change: (entityId: string) => string): Case => ({
  title: `an audience ${title} is not this SP`,
  proves: ['CORE-2.5.1.4'],
  delta: { is: { changes: [audienceChanged(`the Audience is the entity id ${title}`, change)] } },
  wants: refused('wrong-audience'),
})

const unreadable = (title: string, text: string): Case => ({
  title: `an end of validity that ${title} opens no session`,
  proves: ['CORE-2.5.1.2'],
  delta: { is: { changes: [validity(`NotOnOrAfter is ${JSON.stringify(text)}`, { notOnOrAfter: text })] } },
  wants: refused('expired', 'bad-response'),
})

/** For whom the assertion is meant, and when. @see SAML Core 2.5.1 */
export default family({
  'audience-of-another-sp': {
    title: 'an assertion for another SP opens no session',
    proves: ['CORE-2.5.1.4'],
    delta: { is: { changes: [audiences('the Audience is another SP', ['https://other.example/sp'])] } },
    wants: refused('wrong-audience'),
  },
  'two-audiences-of-others': {
    title: 'an assertion for two other SPs opens no session',
    proves: ['CORE-2.5.1.4'],
    delta: {
      is: {
        changes: [
          audiences('two other SPs are the audience', ['https://other.example/sp', 'https://another.example/sp']),
        ],
      },
    },
    wants: refused('wrong-audience'),
  },
  'audience-with-suffix': otherAudience('with a suffix', (id) => `${id}.other.example`),
  'audience-with-prefix': otherAudience('inside a longer text', (id) => `https://other.example/?for=${id}`),
  'audience-with-slash': otherAudience('with a slash at its end', (id) => `${id}/`),
  'audience-shortened': otherAudience('without its last character', (id) => id.slice(0, -1)),
  'audience-in-capitals': otherAudience('in capitals', (id) => id.toUpperCase()),
  'audience-empty': {
    title: 'an empty Audience is not this SP',
    proves: ['CORE-2.5.1.4'],
    delta: { is: { changes: [audiences('the Audience is empty', [''])] } },
    wants: refused('wrong-audience', 'bad-response'),
  },
  'no-audience': {
    title: 'an assertion without an AudienceRestriction opens no session',
    proves: ['PROF-4.1.4.2'],
    delta: { is: { changes: [audiences('there is no AudienceRestriction')] } },
    wants: refused('wrong-audience'),
    level: 'SHOULD',
  },
  'second-restriction-of-another-sp': {
    title: 'every AudienceRestriction must name the SP',
    proves: ['CORE-2.5.1.4'],
    delta: {
      is: { changes: [audiences('a second restriction names another SP', ['{sp}'], ['https://other.example/sp'])] },
    },
    wants: refused('wrong-audience'),
  },
  none: {
    title: 'an assertion without Conditions opens no session',
    proves: ['PROF-4.1.4.2'],
    delta: { is: { changes: [noConditions] } },
    wants: refused('wrong-audience', 'bad-response'),
    level: 'SHOULD',
  },
  expired: {
    title: 'an assertion that has expired opens no session',
    proves: ['CORE-2.5.1.2'],
    delta: { is: { changes: [validity('it expired an hour ago', { notBefore: -7200, notOnOrAfter: -3600 })] } },
    wants: refused('expired'),
  },
  'not-yet-valid': {
    title: 'an assertion that is not yet valid opens no session',
    proves: ['CORE-2.5.1.2'],
    delta: { is: { changes: [validity('it is valid in an hour', { notBefore: 3600, notOnOrAfter: 7200 })] } },
    wants: refused('not-yet-valid'),
  },
  'expired-within-skew': {
    title: 'clocks may differ: an assertion that ended within the declared skew opens a session',
    proves: ['SDP-G01'],
    delta: {
      is: {
        changes: [
          validityBeyondSkew('it ended half the skew ago', (skew) => ({ notOnOrAfter: -Math.floor(skew / 2) })),
        ],
      },
    },
    wants: session(),
    level: 'SHOULD',
    needs: (facts) => (facts.skewSeconds >= 10 ? undefined : 'skewSeconds (10 or more)'),
  },
  'early-within-skew': {
    title: 'clocks may differ: an assertion that begins within the declared skew opens a session',
    proves: ['SDP-G01'],
    delta: {
      is: {
        changes: [validityBeyondSkew('it begins in half the skew', (skew) => ({ notBefore: Math.floor(skew / 2) }))],
      },
    },
    wants: session(),
    level: 'SHOULD',
    needs: (facts) => (facts.skewSeconds >= 10 ? undefined : 'skewSeconds (10 or more)'),
  },
  'ends-before-it-begins': {
    title: 'an assertion whose window is inverted opens no session',
    proves: ['CORE-2.5.1.2'],
    delta: {
      is: {
        changes: [
          validityBeyondSkew('it ends before it begins, both within the skew', (skew) => ({
            notBefore: Math.floor(skew / 3),
            notOnOrAfter: -Math.floor(skew / 3),
          })),
        ],
      },
    },
    wants: refused('expired', 'not-yet-valid', 'bad-response'),
    level: 'SHOULD',
  },
  'end-never': unreadable('is the word never', 'never'),
  'end-empty': unreadable('is empty', ''),
  'end-in-no-month': unreadable('has a month that does not exist', '2099-13-01T00:00:00Z'),
  'one-time-use': {
    title: 'OneTimeUse does no harm to the first use',
    proves: ['CORE-2.5.1.5'],
    delta: { is: { changes: [oneTimeUse] } },
    wants: session(),
  },
  'one-time-use-twice': {
    title: 'an assertion for one use opens no second session',
    proves: ['CORE-2.5.1.5'],
    scene: [present({ changes: [oneTimeUse] }), present({ by: 'second browser', changes: [oneTimeUse] })],
    delta: { at: 1, is: { again: 0 } },
    wants: refused('replayed'),
  },
  'of-unknown-type': {
    title: 'a condition that the SP cannot judge opens no session',
    proves: ['CORE-2.5.1.1'],
    delta: { is: { changes: [unknownCondition] } },
    wants: refused('bad-response'),
  },
})
