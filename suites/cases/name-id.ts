import { baseId, nameId, nameIdInExtensions, noNameId, secondNameId } from '../../mock-idp/tamper/say/user.ts'
import { type Case, family, observed, present, refused, safe, session } from '../case.ts'
import type { RequirementId } from '../requirements/catalogue.ts'

const taken = (what: string, value: string, row: RequirementId): Case => ({
  title: `a NameID ${what} is taken as it stands`,
  proves: [row],
  delta: { is: { changes: [nameId({ value })] } },
  wants: session(),
})

const FORMAT = 'urn:oasis:names:tc:SAML:2.0:nameid-format:'

/** The NameID as the user's name, where the SP reads it there. @see SAML Core 2.2.2, 8.3 */
export default family({
  absent: {
    title: 'a subject without a NameID is taken as the SP declares',
    proves: ['CORE-2.4.1', 'SDP-SP13', 'TC1-NID-1'],
    delta: { is: { changes: [noNameId] } },
    wants: { policy: 'nameId', is: { required: refused('missing-claim', 'bad-response'), optional: session() } },
  },
  empty: {
    title: 'an empty NameID is no user',
    proves: ['CORE-1.3.1'],
    delta: { is: { changes: [nameId({ value: '' })] } },
    wants: refused('bad-claim', 'missing-claim', 'bad-response'),
  },
  blank: {
    title: 'a blank NameID is no user',
    proves: ['CORE-1.3.1'],
    delta: { is: { changes: [nameId({ value: '  ' })] } },
    wants: refused('bad-claim', 'missing-claim', 'bad-response'),
  },
  two: {
    title: 'a subject with two NameIDs opens no session',
    proves: ['XSD-ASSERTION'],
    delta: { is: { changes: [secondNameId] } },
    wants: refused('bad-response'),
  },
  'e-mail-address': taken('that is an e-mail address', '{user}@example.com', 'CORE-8.3'),
  'in-capitals': taken('in capitals', 'ALICE-{user}', 'CORE-8.3.7'),
  long: taken('of two hundred characters and more', `${'long-'.repeat(45)}{user}`, 'IIP-G02'),
  'not-normalized': taken('that Unicode could normalize', 'Zoe\u0308-{user}', 'CORE-8.3.7'),
  'with-blanks-around': {
    title: 'a NameID with blanks around it is not another user',
    proves: ['CORE-1.3.1'],
    delta: { is: { changes: [nameId({ value: ' {user} ' })] } },
    wants: safe,
  },
  'without-format': {
    title: 'a NameID without a Format names its user',
    proves: ['CORE-2.2.2', 'CORE-8.3.1'],
    delta: { is: { changes: [nameId({ format: undefined })] } },
    wants: session(),
  },
  'of-another-format': {
    title: 'a NameID of a format that nobody asked for is taken as the SP likes',
    proves: ['CORE-3.4.1.1'],
    delta: {
      is: {
        changes: [
          nameId({ value: '{user}@example.org', format: 'urn:oasis:names:tc:SAML:1.1:nameid-format:emailAddress' }),
        ],
      },
    },
    wants: observed(session()),
  },
  'of-unknown-format': {
    title: 'a NameID of a format that nobody knows does not break the SP',
    proves: ['CORE-8.3'],
    delta: { is: { changes: [nameId({ format: 'urn:example:nameid-format:unknown' })] } },
    wants: observed(session()),
  },
  'persistent-for-another-sp': {
    title: 'a persistent NameID that was made for another SP opens no session',
    proves: ['CORE-8.3.7-qualifier'],
    delta: {
      is: { changes: [nameId({ format: `${FORMAT}persistent`, spNameQualifier: 'https://other.example/sp' })] },
    },
    wants: refused('bad-response', 'bad-claim'),
  },
  'two-transients': {
    title: 'two users of transient NameIDs are two users',
    proves: ['CORE-8.3.8'],
    scene: [
      present({ changes: [nameId({ value: 'first-{user}', format: `${FORMAT}transient` })] }),
      present({
        by: 'second browser',
        changes: [nameId({ value: 'second-{user}', format: `${FORMAT}transient` })],
      }),
    ],
    wants: session(),
  },
  'base-id': {
    title: 'a subject that an unknown kind of identifier names does not break the SP',
    proves: ['CORE-2.2.1'],
    delta: { is: { changes: [baseId] } },
    wants: observed(refused('missing-claim', 'bad-response', 'bad-confirmation')),
  },
  'in-extensions': {
    title: 'a NameID in the extensions of the response names nobody',
    proves: ['CORE-5.4.2'],
    delta: { is: { changes: [nameIdInExtensions] } },
    wants: safe,
  },
})
