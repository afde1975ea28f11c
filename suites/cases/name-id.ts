import { nameId, noNameId, secondNameId } from '../../mock-idp/tamper/say/user.ts'
import { type Case, family, refused, safe, session } from '../case.ts'
import type { RequirementId } from '../requirements/catalogue.ts'

const taken = (what: string, value: string, row: RequirementId): Case => ({
  title: `a NameID ${what} is taken as it stands`,
  proves: [row],
  delta: { is: { changes: [nameId({ value })] } },
  wants: session(),
})

/** The NameID as the user's name, where the SP reads it there. @see SAML Core 2.2.2, 8.3 */
export default family({
  absent: {
    title: 'a subject without a NameID is taken as the SP declares',
    proves: ['CORE-2.4.1'],
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
})
