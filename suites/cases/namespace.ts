import { foreignAssertion } from '../../mock-idp/tamper/rewrite/foreign-assertion.ts'
import { extended, inStartTag } from '../../mock-idp/tamper/rewrite/markup.ts'
import type { Rewrite } from '../../mock-idp/tamper/step.ts'
import { type Case, family, refused, safe } from '../case.ts'

const broken = (title: string, row: Case['proves'][0], change: Rewrite): Case => ({
  title,
  proves: [row],
  delta: { is: { changes: [change] } },
  wants: refused('malformed', 'bad-response'),
})

const XSI = 'http://www.w3.org/2001/XMLSchema-instance'

/** Names and what they stand for. Nothing here changes a canonical form: only a parser can tell. @see Namespaces in XML 1.0 */
export default family({
  'foreign-assertion-under-our-prefix': {
    title: 'an element that is called saml:Assertion but is none signs nobody in',
    proves: ['XMLNS-6.1', 'CORE-5.4.2'],
    modes: ['assertion'],
    delta: {
      is: {
        changes: [foreignAssertion],
      },
    },
    wants: safe,
  },
  'xml-prefix-rebound': broken(
    'a message that gives the prefix xml another meaning is no message',
    'XMLNS-3',
    inStartTag('the prefix xml stands for another namespace', 'Assertion', 'xmlns:xml="urn:example:other"'),
  ),
  'xml-namespace-as-default': broken(
    'a message whose default namespace is that of the prefix xml is no message',
    'XMLNS-3',
    inStartTag('the default namespace is that of xml', 'Assertion', 'xmlns="http://www.w3.org/XML/1998/namespace"'),
  ),
  'xmlns-namespace-bound': broken(
    'a message that gives the namespace of xmlns a prefix is no message',
    'XMLNS-3',
    inStartTag('a prefix stands for the namespace of xmlns', 'Assertion', 'xmlns:v="http://www.w3.org/2000/xmlns/"'),
  ),
  'attribute-twice': broken(
    'a message with an attribute that stands twice is no message',
    'XML-3.1',
    inStartTag('the Assertion has Version twice', 'Assertion', 'Version="2.0"'),
  ),
  'attribute-twice-by-two-prefixes': {
    ...broken(
      'a message with one attribute under two prefixes is no message',
      'XMLNS-6.3',
      inStartTag(
        'the Response has one attribute under two prefixes',
        'Response',
        `xmlns:a="${XSI}" xmlns:b="${XSI}" a:schemaLocation="urn:a a" b:schemaLocation="urn:b b"`,
      ),
    ),
    modes: ['assertion'],
  },
  'undeclared-prefix': {
    ...broken(
      'a message with a prefix that nothing declares is no message',
      'XMLNS-5',
      extended('an element in Extensions has a prefix that nothing declares', '<undeclared:Hint></undeclared:Hint>'),
    ),
    modes: ['assertion'],
  },
})
