import { userName } from '../../mock-idp/tamper/say/user.ts'
import { type Case, family, safe, session } from '../case.ts'
import type { RequirementId } from '../requirements/catalogue.ts'

const taken = (what: string, text: string, ...rows: readonly [RequirementId, ...RequirementId[]]): Case => ({
  title: `a user whose name ${what} is signed in under that very name`,
  proves: rows,
  delta: { is: { changes: [userName(text)] } },
  wants: session(),
})

/** Values that a program on the way may bend, where this SP reads the user's name. They are signed: they are true. */
export default family({
  'with-quotes': taken('would end a text in SQL', `{user}' OR 'a'='a' --`, 'CWE-74'),
  'with-filter': taken('would widen a search in LDAP', '{user}*)(uid=*))(|(uid=*', 'CWE-74'),
  'with-path': taken('would lead out of a folder', '../../{user}/%2e%2e/x', 'CWE-74'),
  'with-header': {
    title: 'a user whose name holds a line break and a header sets no header',
    proves: ['CWE-74'],
    delta: { is: { changes: [userName('{user}\r\nSet-Cookie: sid=chosen')] } },
    wants: safe,
  },
  'with-script': taken('is a script', '<script>alert("{user}")</script>', 'CWE-74', 'XML-2.4'),
  'with-element-as-text': taken('holds escaped elements', '<saml:NameID>{marker}</saml:NameID>{user}', 'XML-2.4'),
  'escaped-twice': taken('holds references as text', '&lt;b&gt;{user}&amp;&#65;', 'XML-2.4'),
  'with-delimiters': taken('holds what parts values elsewhere', '{marker};{user},x|y z', 'CORE-2.7.3.1.1', 'SDP-IDP20'),
  'with-inner-white-space': taken('holds white space of several kinds', 'Alice \t\n  {user}', 'CORE-2.7.3.1.1'),
  'outside-the-basic-plane': taken(
    'is written beyond the first 65536 characters',
    '\u{1D49C}\u{1F600}{user}',
    'IIP-G02',
    'CORE-1.3.1',
  ),
  'with-joined-characters': taken(
    'joins characters into one',
    '\u{1F468}\u200D\u{1F469}\u200D\u{1F467}{user} e\u0301',
    'IIP-G02',
    'CORE-1.3.1',
  ),
  'right-to-left': taken('runs from right to left', '\u05E2\u05DC\u05D9\u05E1\u05D4 {user}', 'IIP-G02', 'CORE-1.3.1'),
})
