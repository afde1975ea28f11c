import {
  byteOrderMark,
  latin1SaidToBeUtf8,
  saidToBeUtf7,
  utf8SaidToBeLatin1,
  utf16,
} from '../../mock-idp/tamper/carry/encoding.ts'
import { userName } from '../../mock-idp/tamper/say/user.ts'
import { family, present, refused, safe, session } from '../case.ts'

const [LATIN, CHINESE] = [userName('Zoë-{user}'), userName('Zoë-李.{user}')]
/** `.{user}` in UTF-7, where `+AC4-` is a full stop. */
const SEVEN = userName('{marker}+AC4-{user}')

/** One text, several ways to write it in octets; and octets that are said to be another text. @see XML 1.0, 4.3.3 */
export default family({
  'byte-order-mark': {
    title: 'a message behind a byte order mark opens a session',
    proves: ['XML-F'],
    delta: { is: { changes: [byteOrderMark] } },
    wants: session(),
  },
  'utf-16': {
    title: 'a user name in UTF-16 is the same as in UTF-8',
    proves: ['XML-4.3.3'],
    scene: [present({ changes: [CHINESE] })],
    delta: { is: { changes: [CHINESE, utf16] } },
    wants: safe,
  },
  'utf-8-said-to-be-iso-8859-1': {
    title: 'a message in UTF-8 that calls itself ISO-8859-1 signs in nobody whom another reading names',
    proves: ['XML-4.3.3'],
    scene: [present({ changes: [LATIN] })],
    delta: { is: { changes: [LATIN, utf8SaidToBeLatin1] } },
    wants: safe,
  },
  'utf-8-said-to-be-utf-7': {
    title: 'a message in UTF-8 that calls itself UTF-7 signs in nobody whom another reading names',
    proves: ['XML-4.3.3'],
    scene: [present({ changes: [SEVEN] })],
    delta: { is: { changes: [SEVEN, saidToBeUtf7] } },
    wants: safe,
  },
  'iso-8859-1-said-to-be-utf-8': {
    title: 'octets that are no UTF-8 are not guessed to be something else',
    proves: ['XML-4.3.3'],
    scene: [present({ changes: [LATIN] })],
    delta: { is: { changes: [LATIN, latin1SaidToBeUtf8] } },
    // Who reads a replacement character in their place finds another digest.
    wants: refused('malformed', 'bad-response', 'bad-signature'),
  },
})
