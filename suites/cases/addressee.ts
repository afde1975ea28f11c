import { audiences } from '../../mock-idp/tamper/say/conditions.ts'
import { response } from '../../mock-idp/tamper/say/envelope.ts'
import { confirmation } from '../../mock-idp/tamper/say/subject.ts'
import { family, refused } from '../case.ts'

const SP = 'https://other.example/sp'
const ACS = 'https://other.example/saml/acs'
const sentThere = [
  response('the Destination is another SP', { destination: ACS }),
  confirmation('the Recipient is another SP', { recipient: ACS }),
]

/**
 * Genuine logins that were made for another SP of the same provider: whoever runs that one has them in plenty. Their parts
 * one by one are in the families response, confirmation and conditions.
 */
export default family({
  'another-sp': {
    title: 'a login that was made for another SP opens no session',
    proves: ['PROF-4.1.4.3', 'CORE-2.5.1.4', 'BIND-3.5.5.2'],
    delta: { is: { changes: [...sentThere, audiences('the Audience is another SP', [SP])] } },
    wants: refused('wrong-destination', 'wrong-recipient', 'wrong-audience', 'bad-confirmation'),
  },
  'another-sp-but-for-audience': {
    title: 'a login that was sent to another SP opens no session, though it names this one as its audience',
    proves: ['PROF-4.1.4.3', 'BIND-3.5.5.2'],
    delta: { is: { changes: sentThere } },
    wants: refused('wrong-destination', 'wrong-recipient', 'bad-confirmation'),
  },
})
