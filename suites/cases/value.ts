import { element } from '../../mock-idp/message/node.ts'
import { extraAttribute } from '../../mock-idp/tamper/say/attributes.ts'
import { response } from '../../mock-idp/tamper/say/envelope.ts'
import { userName } from '../../mock-idp/tamper/say/user.ts'
import { type Case, family, safe, session } from '../case.ts'

const exact = (title: string, name: string, row: Case['proves'][0], wants: Case['wants'] = session()): Case => ({
  title,
  proves: [row, 'DS-NAME-3'],
  delta: { is: { changes: [userName(name)] } },
  wants,
})

/** What every object of JavaScript has already. */
const MEMBERS = ['__proto__', 'constructor', 'prototype']

/** Values that an SP must take as they were signed, letter for letter. */
export default family({
  'carriage-return-in-user-name': exact(
    'a carriage return in a user name is kept',
    'one\r\ntwo {user}',
    'C14N-2.1-text',
  ),
  'carriage-return-in-attribute': {
    title: 'a carriage return in an attribute breaks no signature',
    proves: ['C14N-2.1-text', 'CORE-2.7.3.1.1'],
    delta: {
      is: { changes: [extraAttribute({ name: 'urn:example:address', values: ['1 Example Street\r\nExample\r'] })] },
    },
    wants: session(),
  },
  decomposed: exact('a user name in decomposed form is not composed', 'Jose\u0301 {user}', 'CORE-1.3.1'),
  'with-joiner': exact('a joiner without width stays in a user name', 'a\u200db-{user}', 'CORE-1.3.1'),
  'right-to-left': exact('marks of direction stay in a user name', '\u200f{user}\u200e', 'CORE-1.3.1'),
  'of-256-characters': {
    ...exact(
      'a user name of 256 characters is taken whole',
      `${'two-hundred-and-fifty-six-'.repeat(9)}12345678{user}`,
      'IIP-G02',
    ),
    proves: ['IIP-G02', 'SDP-G02', 'DS-NAME-3'],
  },
  'of-ten-thousand-characters': exact(
    'a user name of ten thousand characters is taken whole or refused',
    `${'ten-thousand-'.repeat(770)}{user}`,
    'IIP-G02',
    safe,
  ),
  'element-named-proto': {
    title: 'an element that is named as the prototype of every object does no harm',
    proves: ['CWE-1321', 'IIP-EXT01'],
    delta: {
      is: {
        changes: [
          response('Extensions hold an element __proto__ and others like it', {
            extensions: MEMBERS.map((name) => element(`ext:${name}`, {}, [element('ext:isAdmin', {}, ['true'])])),
          }),
        ],
      },
    },
    wants: session(),
  },
  'xml-attribute-named-proto': {
    title: 'an XML attribute that is named as the prototype of every object does no harm',
    proves: ['CWE-1321', 'IIP-EXT01'],
    delta: {
      is: {
        changes: [
          response('Extensions hold an XML attribute __proto__ and others like it', {
            extensions: [element('ext:Hint', Object.fromEntries(MEMBERS.map((name) => [name, 'x'])))],
          }),
        ],
      },
    },
    wants: session(),
  },
})
