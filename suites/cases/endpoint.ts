import { destinationChanged } from '../../mock-idp/tamper/say/envelope.ts'
import { confirmation } from '../../mock-idp/tamper/say/subject.ts'
import type { Facts } from '../../mock-idp/tamper/step.ts'
import { family, present, refused, session } from '../case.ts'

const needs = ({ sp }: Facts): string | undefined => (sp.anotherAcs === undefined ? 'sp.otherAcs' : undefined)
const recipientOfTheOther = confirmation('the Recipient is another endpoint of the SP', { recipient: '{acs other}' })
const destinationOfTheOther = destinationChanged(
  'the Destination is another endpoint of the SP',
  (acs, { sp }) => sp.anotherAcs ?? acs,
)
const atAnother = [present({ to: 'another endpoint' })]

/** An SP with several assertion consumer services: each takes what was sent to it, and nothing that was sent to another. */
export default family({
  another: {
    title: 'a login that is sent to another endpoint of the SP opens a session there',
    proves: ['META-2.4.4-endpoints'],
    scene: atAnother,
    wants: session(),
    needs,
  },
  'recipient-of-another': {
    title: 'a confirmation for another endpoint of the SP opens no session at this one',
    proves: ['PROF-4.1.4.3'],
    delta: { is: { changes: [recipientOfTheOther] } },
    wants: refused('wrong-recipient', 'bad-confirmation'),
    needs,
  },
  'destination-of-another': {
    title: 'a Response to another endpoint of the SP opens no session at this one',
    proves: ['CORE-3.2.2'],
    delta: { is: { changes: [destinationOfTheOther] } },
    wants: refused('wrong-destination'),
    needs,
  },
  'recipient-of-the-default': {
    title: 'a confirmation for the default endpoint opens no session at another one',
    proves: ['PROF-4.1.4.3'],
    scene: atAnother,
    delta: { is: { changes: [recipientOfTheOther] } },
    wants: refused('wrong-recipient', 'bad-confirmation'),
    needs,
  },
  'destination-of-the-default': {
    title: 'a Response to the default endpoint opens no session at another one',
    proves: ['CORE-3.2.2'],
    scene: atAnother,
    delta: { is: { changes: [destinationOfTheOther] } },
    wants: refused('wrong-destination'),
    needs,
  },
})
