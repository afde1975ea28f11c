import { clausesOf } from './clause.ts'
import type { Requirement } from './requirement.ts'

const { must, should, may } = clausesOf('XML 1.0', 'unverified')
const namespaces = clausesOf('Namespaces in XML 1.0', 'unverified')
const schema = clausesOf('SAML 2.0 schemas', 'text')
const rfc = (number: number) => clausesOf(`RFC ${number}`, 'unverified')

/** What lies below SAML: well-formed XML, namespaces, schemas, base64. */
export const xml = {
  'XML-2.1': must(
    '2.1',
    'An SP refuses a message that is not one well-formed document: text or elements beside the root, open or crossed tags.',
    { mark: 'excerpt' },
  ),
  'XML-2.2': must('2.2', 'An SP refuses a message with a character that XML does not allow.', { mark: 'excerpt' }),
  'XML-2.4': must('2.4', 'An SP reads escaped markup as text.'),
  'XML-2.8': may('2.8', 'An SP may refuse white space before the XML declaration.'),
  'XML-2.8-version': should('2.8', 'An SP refuses a message that declares XML 1.1.'),
  'XML-3.1': must(
    '3.1',
    'An SP refuses an element that has an attribute twice, and an end tag that holds more than its name.',
    { mark: 'excerpt' },
  ),
  'XML-4.1': must('4.1', 'An SP reads a character reference as the character that it names.', { mark: 'excerpt' }),
  'XML-4.3.3': must(
    '4.3.3',
    'An SP reads a message in one encoding alone, and signs in no value that another reading of the same octets gives.',
    { mark: 'excerpt' },
  ),
  'XML-F': may('Appendix F', 'An SP may refuse a byte order mark, and reads past it otherwise.'),
  'XMLNS-3': namespaces.must(
    '3',
    'An SP refuses a message that binds the reserved prefixes or their namespaces otherwise.',
    { mark: 'excerpt' },
  ),
  'XMLNS-5': namespaces.must('5', 'An SP refuses a message with a prefix that is not declared.', { mark: 'excerpt' }),
  'XMLNS-6.1': namespaces.must(
    '6.1',
    'An SP knows elements by namespace and local name, whatever their prefix, and rebinding a prefix changes nothing that is signed.',
  ),
  'XMLNS-6.3': namespaces.must('6.3', 'An SP refuses an element with two attributes of one namespace and local name.', {
    mark: 'excerpt',
  }),
  XINCLUDE: clausesOf('XInclude 1.0', 'unverified').must('§4', 'An SP expands no inclusion that a message asks for.'),
  'XSD-ASSERTION': schema.must(
    '(assertion)',
    'An SP refuses an assertion that holds two of what the schema allows once, or what it does not allow.',
  ),
  'XSD-PROTOCOL': schema.must(
    '(protocol)',
    'An SP refuses a response that holds two of what the schema allows once, or lacks what it requires.',
  ),
  'XSD-ORDER': schema.should(
    '(assertion, protocol)',
    'An SP refuses a signature that does not stand directly behind Issuer.',
  ),
  'XSD-DATETIME': clausesOf('XML Schema 2', 'excerpt').must(
    '§3.2.7',
    'An SP accepts nothing whose times it cannot read as xs:dateTime, and does not fail over their bounds.',
  ),
  'RFC2045-6.8': rfc(2045).must('6.8', 'An SP reads base64 that is broken into lines of 76 characters.'),
  'RFC4648-3.3': rfc(4648).should('3.3', 'An SP refuses base64 with characters outside its alphabet.', {
    mark: 'excerpt',
  }),
  'RFC9231-2.3.10': rfc(9231).may(
    '2.3.10',
    'An SP may verify RSASSA-PSS, and refuses a value that does not fit its parameters.',
  ),
  'RFC9231-2.3.12': rfc(9231).may('2.3.12', 'An SP may verify Ed25519 and Ed448.'),
} satisfies Record<string, Requirement>
