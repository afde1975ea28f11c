import { keyOfTypeId, notationInQuotes, systemLiteralInQuotes } from '../../mock-idp/tamper/rewrite/document-type.ts'
import { entityInText, internalSubset } from '../../mock-idp/tamper/rewrite/markup.ts'
import { userName } from '../../mock-idp/tamper/say/user.ts'
import type { Change } from '../../mock-idp/tamper/step.ts'
import { type Case, family, present, refused, safe } from '../case.ts'

const WHOLE = '{marker}.{user}'
const REFUSED = refused('doctype', 'malformed', 'bad-response')

/** Read by the rules of XML, there is no signature: whoever opens a session has read the message otherwise, or twice. */
const twoReadings = (title: string, change: Change): Case => ({
  title,
  proves: ['IIP-G03', 'DSIG-8.1.3'],
  delta: { is: { changes: [change] } },
  wants: refused('doctype', 'malformed', 'bad-response', 'unsigned', 'bad-signature'),
})

/** What a document type can do to a message, besides reading files and eating memory. */
export default family({
  'entity-for-user-name': {
    title: 'a user name that only an entity says opens no session',
    proves: ['IIP-G03'],
    scene: [present({ changes: [userName(WHOLE)] })],
    delta: { is: { changes: [userName(WHOLE), entityInText(WHOLE, '')] } },
    wants: REFUSED,
  },
  'quotation-mark-in-system-literal': twoReadings(
    'a message that is another one after it was written down again opens no session',
    systemLiteralInQuotes,
  ),
  'quotation-mark-in-notation': twoReadings(
    'a message whose notation makes it another one after it was written down again opens no session',
    notationInQuotes,
  ),
  'namespace-of-signature-by-default': {
    title: 'a document type that gives the Signature another namespace by default opens no session',
    proves: ['IIP-G03'],
    delta: {
      is: {
        changes: [
          internalSubset(
            'the document type declares the prefix of Signature, too',
            '<!ATTLIST ds:Signature xmlns:ds CDATA "urn:example:other">',
          ),
        ],
      },
    },
    wants: REFUSED,
  },
  'attribute-of-type-id': {
    title: 'an attribute that a document type makes an ID ties no forged assertion to a signature',
    proves: ['CORE-5.4.2', 'IIP-G03'],
    modes: ['assertion'],
    delta: { is: { changes: [keyOfTypeId] } },
    wants: safe,
  },
})
