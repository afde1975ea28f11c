import { clausesOf } from './clause.ts'
import type { Requirement } from './requirement.ts'

const { must } = clausesOf('CERT/CC', 'excerpt')
const cwe = clausesOf('Common Weakness Enumeration', 'unverified')

/** Published weaknesses that no clause names, but that no SP may have. */
export const weaknesses = {
  VU475445: must(
    'VU#475445',
    'An SP reads the text of an element whole, on both sides of a comment that canonicalization leaves out.',
  ),
  'CWE-74': cwe.must('CWE-74', 'An SP takes an asserted value for data in whatever it hands it to.'),
  'CWE-79': cwe.must('CWE-79', 'An SP escapes in its pages what a message or RelayState says.'),
  'CWE-113': cwe.must('CWE-113', 'An SP lets nothing that came with a message end a header of its answer.'),
  'CWE-327': cwe.must('CWE-327', 'An SP opens no session on the word of MD5, whose collisions can be made at will.'),
  'CWE-347': cwe.must('CWE-347', 'An SP opens no session where no signature was verified.'),
  'CWE-352': cwe.should('CWE-352', 'An SP lets no other site sign a browser in or out.'),
  'CWE-384': cwe.should('CWE-384', 'An SP gives a session a new id when a user signs in.'),
  'CWE-400': cwe.should(
    'CWE-400',
    'An SP spends no more on a hostile message than on a harmless one of the same size.',
  ),
  'CWE-601': cwe.must('CWE-601', 'An SP redirects to no address outside itself that a message or RelayState names.'),
  'CWE-611': cwe.must(
    'CWE-611',
    'An SP reads no file and asks no address for an entity, a document type or an inclusion.',
  ),
  'CWE-757': cwe.must(
    'CWE-757',
    'An SP that is told to take encrypted assertions alone takes none in clear, whoever sends it.',
  ),
  'CWE-776': cwe.must('CWE-776', 'An SP is not exhausted by entities that expand.'),
  'CWE-918': cwe.must(
    'CWE-918',
    'An SP asks no address that a message names: for keys, referenced content, cipher text or anything else.',
  ),
  'CWE-1321': cwe.must(
    'CWE-1321',
    'An SP keeps a name such as __proto__ from changing anything but the attribute of that name.',
  ),
} satisfies Record<string, Requirement>
