import { base64Twice } from '../../mock-idp/tamper/carry/form.ts'
import {
  controlCharacter,
  declaredBehindWhiteSpace,
  doctype,
  endTagWithAttribute,
  entityInText,
  forgedRoot,
  noEndTag,
  nulBehindRoot,
  relativeNamespace,
  secondRoot,
  textAfterRoot,
  version11,
} from '../../mock-idp/tamper/rewrite/markup.ts'
import { splitText } from '../../mock-idp/tamper/rewrite/split-text.ts'
import { noAssertion, status } from '../../mock-idp/tamper/say/envelope.ts'
import { secondSubject } from '../../mock-idp/tamper/say/subjects.ts'
import { userName } from '../../mock-idp/tamper/say/user.ts'
import { type Case, family, observed, present, refused } from '../case.ts'

const WHOLE = '{marker}.{user}'

const noCharacter = (title: string, what: string, piece: string): Case => ({
  title,
  proves: ['XML-2.2'],
  scene: [present({ changes: [userName(WHOLE)] })],
  delta: {
    is: { changes: [userName(WHOLE), splitText(`after signing, ${what} stands in it`, WHOLE, '{marker}', piece)] },
  },
  wants: refused('malformed', 'bad-response', 'bad-signature'),
})

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
  'forged-root-first': {
    title: 'a forged message before the signed one signs nobody in',
    proves: ['XML-2.1'],
    delta: { is: { changes: [forgedRoot.first] } },
    wants: refused('malformed', 'bad-response'),
  },
  'forged-root-behind-failure': {
    title: 'a forged message behind a signed failure signs nobody in',
    proves: ['XML-2.1'],
    modes: ['response'],
    delta: {
      is: {
        changes: [
          status('the status is Responder', { code: 'urn:oasis:names:tc:SAML:2.0:status:Responder' }),
          noAssertion,
          forgedRoot.last,
        ],
      },
    },
    wants: refused('malformed', 'bad-response'),
  },
  doctype: {
    title: 'a message with a DOCTYPE opens no session',
    proves: ['IIP-G03', 'SDP-G03'],
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
  'end-tag-with-attribute': {
    title: 'a message with more than a name in an end tag is no message',
    proves: ['XML-3.1'],
    delta: { is: { changes: [endTagWithAttribute] } },
    wants: refused('malformed', 'bad-response'),
  },
  'white-space-before-declaration': {
    title: 'a message with white space before its declaration is read or refused',
    proves: ['XML-2.8'],
    delta: { is: { changes: [declaredBehindWhiteSpace] } },
    wants: observed(refused('malformed')),
  },
  'version-1.1': {
    title: 'a message that calls itself XML 1.1 opens no session',
    proves: ['XML-2.8-version'],
    delta: { is: { changes: [version11] } },
    wants: refused('malformed', 'bad-response'),
  },
  'version-1.1-with-control-character': {
    title: 'a control character that only XML 1.1 allows is none of a SAML message',
    proves: ['XML-2.8-version'],
    modes: ['assertion'],
    delta: { is: { changes: [controlCharacter, version11] } },
    wants: refused('malformed', 'bad-response'),
  },
  'control-character': {
    title: 'a reference to a control character is no character',
    proves: ['XML-2.2'],
    modes: ['assertion'],
    delta: { is: { changes: [controlCharacter] } },
    wants: refused('malformed', 'bad-response'),
  },
  'nul-in-user-name': noCharacter('a NUL does not end a user name', 'a NUL', '\0'),
  'noncharacter-in-user-name': noCharacter('U+FFFE is not dropped from a user name', 'U+FFFE', '\ufffe'),
  'nul-behind-root': {
    title: 'a NUL does not end a message',
    proves: ['XML-2.1', 'XML-2.2'],
    delta: { is: { changes: [nulBehindRoot] } },
    wants: refused('malformed', 'bad-response'),
  },
  'two-subjects': {
    title: 'an assertion with two Subjects opens no session',
    proves: ['XSD-ASSERTION'],
    delta: { is: { changes: [secondSubject('{marker}')] } },
    wants: refused('bad-response', 'malformed'),
  },
})
