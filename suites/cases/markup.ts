import { base64Twice } from '../../mock-idp/tamper/carry/form.ts'
import {
  doctype,
  entityInText,
  noEndTag,
  relativeNamespace,
  secondRoot,
  textAfterRoot,
} from '../../mock-idp/tamper/rewrite/markup.ts'
import { userName } from '../../mock-idp/tamper/say/user.ts'
import { family, present, refused } from '../case.ts'

const WHOLE = '{marker}.{user}'

/** What is no XML, or more than a SAML message may use of it. */
export default family({
  'text-after-root': {
    title: 'a message with text after its root is no message',
    proves: ['XML-2.1'],
    delta: { is: { changes: [textAfterRoot] } },
    wants: refused('malformed', 'bad-response'),
  },
  'no-end-tag': {
    title: 'a message that is cut off is no message',
    proves: ['XML-2.1'],
    delta: { is: { changes: [noEndTag] } },
    wants: refused('malformed', 'bad-response'),
  },
  'two-roots': {
    title: 'a forged message behind the signed one signs nobody in',
    proves: ['XML-2.1'],
    delta: { is: { changes: [secondRoot] } },
    wants: refused('malformed', 'bad-response'),
  },
  doctype: {
    title: 'a message with a DOCTYPE opens no session',
    proves: ['IIP-G03'],
    delta: { is: { changes: [doctype] } },
    wants: refused('doctype', 'malformed', 'bad-response'),
  },
  'entity-in-user-name': {
    title: 'a user name with an entity opens no session',
    proves: ['IIP-G03'],
    scene: [present({ changes: [userName(WHOLE)] })],
    delta: { is: { changes: [userName(WHOLE), entityInText(WHOLE, '{marker}')] } },
    wants: refused('doctype', 'malformed', 'bad-response'),
  },
  'relative-namespace': {
    title: 'a message with a relative namespace name opens no session',
    proves: ['C14N-2.1'],
    delta: { is: { changes: [relativeNamespace] } },
    wants: refused('malformed', 'bad-response', 'bad-signature'),
  },
  'base64-twice': {
    title: 'a message that was encoded twice is no message',
    proves: ['BIND-3.5.4'],
    delta: { is: { changes: [base64Twice] } },
    wants: refused('malformed', 'bad-response'),
  },
})
