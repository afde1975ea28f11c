import { element } from '../../mock-idp/message/node.ts'
import type { Conditions } from '../../mock-idp/message/recipe.ts'
import {
  audienceChanged,
  audiences,
  clockAhead,
  foreignCondition,
  noConditions,
  oneTimeUse,
  proxyRestriction,
  unknownCondition,
  validity,
  validityBeyondSkew,
} from '../../mock-idp/tamper/say/conditions.ts'
import { doubled } from '../../mock-idp/tamper/say/envelope.ts'
import { type Case, family, observed, present, refused, session, type Wanted } from '../case.ts'

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

type Times = Pick<Conditions, 'notBefore' | 'notOnOrAfter'>

/** Seconds by which the clocks of SP and mock IdP may differ where a moment is near the edge of the skew. */
const MARGIN = 5

const nearSkew = (title: string, fields: (skew: number) => Times, wants: Wanted): Case => ({
  title: `clocks may differ by the declared skew: an assertion that ${title}`,
  proves: ['SDP-G01'],
  delta: { is: { changes: [validityBeyondSkew(`it ${title}`, fields)] } },
  wants,
  level: 'SHOULD',
  needs: ({ skewSeconds }) => (skewSeconds >= 4 * MARGIN ? undefined : `skewSeconds (${4 * MARGIN} or more)`),
})

/** What these say together is how much skew the SP grants, whatever it declares. */
const ended = (when: string, seconds: number): Case => ({
  title: `an assertion that ended ${when} ago shows how much skew the SP grants`,
  proves: ['SDP-G01'],
  delta: { is: { changes: [validity(`it ended ${when} ago`, { notBefore: -3600, notOnOrAfter: -seconds })] } },
  wants: observed(session()),
})

const farOff = (title: string, text: string): Case => ({
  title: `an end of validity ${title} does not break the SP`,
  proves: ['XSD-DATETIME'],
  delta: { is: { changes: [validity(`NotOnOrAfter is ${text}`, { notOnOrAfter: text })] } },
  wants: observed(session()),
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
  'audience-scheme-in-capitals': otherAudience('with its scheme in capitals', (id) =>
    id.replace(/^[a-z]+(?=:)/, (scheme) => scheme.toUpperCase()),
  ),
  'audience-is-the-acs': {
    title: 'the address of the SP is not its name',
    proves: ['PROF-4.1.4.2'],
    delta: { is: { changes: [audiences('the Audience is the ACS', ['{acs}'])] } },
    wants: refused('wrong-audience'),
    level: 'SHOULD',
    needs: ({ sp }) => (sp.entityId === sp.acs ? 'sp.entityId (another than sp.acs)' : undefined),
  },
  // xs:anyURI collapses white space (XML Schema 2, 3.2.17), so an SP that validates finds its own name there.
  'audience-with-white-space': {
    title: 'white space around the audience is kept or dropped as the SP likes',
    proves: ['CORE-2.5.1.4'],
    delta: {
      is: { changes: [audiences('white space surrounds the Audience', ['\n        {sp}\n      '])] },
    },
    wants: observed(session()),
  },
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
  'first-restriction-of-another-sp': {
    title: 'a restriction that names the SP does not outweigh one before it',
    proves: ['CORE-2.5.1.4'],
    delta: {
      is: { changes: [audiences('a first restriction names another SP', ['https://other.example/sp'], ['{sp}'])] },
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
  'clock-a-year-ahead': {
    title: 'a login of an identity provider whose clock is a year ahead opens no session',
    proves: ['CORE-2.5.1.2', 'SDP-G01'],
    delta: { is: { changes: [clockAhead('every time is a year later', 31_536_000)] } },
    wants: refused('not-yet-valid', 'bad-response'),
  },
  'not-yet-valid': {
    title: 'an assertion that is not yet valid opens no session',
    proves: ['CORE-2.5.1.2'],
    delta: { is: { changes: [validity('it is valid in an hour', { notBefore: 3600, notOnOrAfter: 7200 })] } },
    wants: refused('not-yet-valid'),
  },
  'expired-within-skew': {
    title: 'clocks may differ: an assertion that ended within the declared skew opens a session',
    proves: ['SDP-G01', 'IIP-G01'],
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
  'ended-just-within-skew': nearSkew(
    'ended a little less than that ago opens a session',
    (skew) => ({ notOnOrAfter: MARGIN - skew }),
    session(),
  ),
  'ended-just-beyond-skew': nearSkew(
    'ended a little more than that ago opens none',
    (skew) => ({ notBefore: -3600, notOnOrAfter: -skew - MARGIN }),
    refused('expired'),
  ),
  'begins-just-within-skew': nearSkew(
    'begins in a little less than that opens a session',
    (skew) => ({ notBefore: skew - MARGIN }),
    session(),
  ),
  'begins-just-beyond-skew': nearSkew(
    'begins in a little more than that opens none',
    (skew) => ({ notBefore: skew + 2 * MARGIN }),
    refused('not-yet-valid'),
  ),
  'ended-20-seconds-ago': ended('20 seconds', 20),
  'ended-90-seconds-ago': ended('90 seconds', 90),
  'ended-4-minutes-ago': ended('4 minutes', 240),
  'ended-10-minutes-ago': {
    ...ended('10 minutes', 600),
    title: 'an assertion that ended 10 minutes ago opens no session, however the clocks may differ',
    wants: refused('expired'),
    level: 'SHOULD',
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
  'begin-never': {
    title: 'an assertion that begins at a time that is none opens no session',
    proves: ['CORE-2.5.1.2', 'XSD-DATETIME'],
    delta: { is: { changes: [validity('NotBefore is "never"', { notBefore: 'never' })] } },
    wants: refused('not-yet-valid', 'bad-response'),
  },
  'ended-by-an-offset': {
    title: 'an assertion that has ended does not live on by the hours of its zone',
    proves: ['CORE-2.5.1.2', 'CORE-1.3.3'],
    delta: {
      is: {
        changes: [
          validity('it ended an hour ago, which the clocks of its zone call in an hour', {
            notBefore: -7200,
            notOnOrAfter: { seconds: -3600, zone: 2 },
          }),
        ],
      },
    },
    wants: refused('expired', 'bad-response'),
  },
  'end-with-offset': {
    title: 'an end of validity in another zone than UTC opens no session',
    proves: ['CORE-1.3.3'],
    delta: {
      is: { changes: [validity('NotOnOrAfter has an offset', { notOnOrAfter: { seconds: 300, zone: 2 } })] },
    },
    wants: refused('bad-response', 'expired'),
  },
  'end-without-zone': {
    title: 'an end of validity without a zone opens no session',
    proves: ['CORE-1.3.3'],
    delta: {
      is: { changes: [validity('NotOnOrAfter has no zone', { notOnOrAfter: { seconds: 300, zone: 'none' } })] },
    },
    wants: refused('bad-response', 'expired'),
  },
  'times-of-ten-digits': {
    title: 'times with ten digits of a second are read',
    proves: ['CORE-1.3.3-fraction'],
    delta: {
      is: {
        changes: [
          validity('the times have ten digits behind the second', {
            notBefore: { seconds: -60, digits: 10 },
            notOnOrAfter: { seconds: 300, digits: 10 },
          }),
        ],
      },
    },
    wants: session(),
  },
  'times-without-fraction': {
    title: 'times without a fraction of a second are read',
    proves: ['CORE-1.3.3-fraction'],
    delta: {
      is: {
        changes: [
          validity('the times have no fraction of a second', {
            notBefore: { seconds: -60, digits: 0 },
            notOnOrAfter: { seconds: 300, digits: 0 },
          }),
        ],
      },
    },
    wants: session(),
  },
  // xs:dateTime has neither leap seconds nor, from XML Schema 1.1 on, any doubt about 24:00:00; both are rare.
  'end-in-a-leap-second': farOff('in a leap second', '2098-12-31T23:59:60Z'),
  'end-at-24-00': farOff('at 24:00', '2098-12-31T24:00:00Z'),
  // A year may have more than four digits: XML Schema 2, 3.2.7.
  'end-in-year-99999': farOff('in the year 99999', '99999-01-01T00:00:00Z'),
  'end-in-year-292278994': farOff('in the last year that 64 bits of milliseconds hold', '292278994-08-17T07:12:55Z'),
  'end-in-year-1': {
    title: 'an assertion that ended in the year 1 opens no session',
    proves: ['CORE-2.5.1.2', 'XSD-DATETIME'],
    delta: {
      is: {
        changes: [validity('it ended in the year 1', { notBefore: undefined, notOnOrAfter: '0001-01-02T00:00:00Z' })],
      },
    },
    wants: refused('expired', 'bad-response'),
  },
  'begin-in-year-1': {
    title: 'an assertion that is valid since the year 1 opens a session',
    proves: ['XSD-DATETIME'],
    delta: { is: { changes: [validity('it began in the year 1', { notBefore: '0001-01-01T00:00:00Z' })] } },
    wants: session(),
    level: 'SHOULD',
  },
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
  'with-foreign-element': {
    title: 'Conditions with an element that is no condition open no session',
    proves: ['CORE-2.5.1.1', 'XSD-ASSERTION'],
    delta: { is: { changes: [foreignCondition] } },
    wants: refused('bad-response'),
  },
  two: {
    title: 'an assertion with two Conditions opens no session',
    proves: ['XSD-ASSERTION'],
    delta: {
      is: {
        changes: [
          doubled('second Conditions name another SP', 'assertion', 'saml:Conditions', (copy) => ({
            ...copy,
            children: [
              element('saml:AudienceRestriction', {}, [element('saml:Audience', {}, ['https://other.example/sp'])]),
            ],
          })),
        ],
      },
    },
    wants: refused('bad-response', 'wrong-audience'),
  },
  'proxy-restriction': {
    title: 'an assertion that may not lead to others opens a session',
    proves: ['CORE-2.5.1.6'],
    delta: { is: { changes: [proxyRestriction] } },
    wants: session(),
  },
})
