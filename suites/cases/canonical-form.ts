import { inStartTag, instructionBetweenElements, internalSubset } from '../../mock-idp/tamper/rewrite/markup.ts'
import { forgedUser } from '../../mock-idp/tamper/rewrite/rewrite.ts'
import { signature } from '../../mock-idp/tamper/sign/signature.ts'
import type { Rewrite } from '../../mock-idp/tamper/step.ts'
import { type Case, family, refused } from '../case.ts'

const digestOfNothing = signature('the digest is that of nothing', { digestOf: () => '' })
const signedNothing = signature('the digest is that of nothing, and nothing is what was signed', {
  digestOf: () => '',
  signs: () => '',
})

/** A canonicalization that fails must not leave a text behind that somebody has digested. */
const voided = (title: string, sign: typeof digestOfNothing, change: Rewrite): Case => ({
  title,
  proves: ['C14N-2.1', 'DSIG-3.2.1'],
  delta: { is: { changes: [sign, forgedUser, change] } },
  wants: refused('malformed', 'bad-response', 'bad-signature', 'doctype'),
})

/** Nothing that is read changes, so that to accept it harms nobody; but the digest is not the one that was made. */
const unharmed = (title: string, row: 'C14N-2.3' | 'C14N-2.4', delta: NonNullable<Case['delta']>): Case => ({
  title,
  proves: [row, 'DSIG-3.2.1'],
  delta,
  wants: refused('bad-signature', 'bad-response', 'malformed'),
  level: 'SHOULD',
})

const inherited = (attribute: string, value: string): Case => ({
  ...unharmed(`an ${attribute} above an assertion that is canonicalized inclusively breaks its digest`, 'C14N-2.4', {
    is: {
      changes: [
        signature('canonicalization is inclusive', { canonicalization: 'inclusive' }),
        inStartTag(`after signing, the Response has ${attribute}`, 'Response', `${attribute}="${value}"`),
      ],
    },
  }),
  modes: ['assertion'],
})

/** What canonicalization makes of a message, and what it fails to. @see Canonical XML 1.0, 2.1, 2.3, 2.4 */
export default family({
  'void-by-relative-namespace': voided(
    'a relative namespace does not make nothing of a forged assertion',
    digestOfNothing,
    inStartTag('the Assertion declares a relative namespace', 'Assertion', 'xmlns:v="1"'),
  ),
  'void-signed-info': voided(
    'a signature over nothing does not sign every assertion with a relative namespace',
    signedNothing,
    inStartTag('the Assertion declares a relative namespace', 'Assertion', 'xmlns:v="1"'),
  ),
  'void-by-relative-namespace-of-subject': voided(
    'a relative namespace in the Subject does not make nothing of a forged assertion',
    digestOfNothing,
    inStartTag('the Subject declares a relative namespace', 'Subject', 'xmlns:v="1"'),
  ),
  'void-by-namespace-outside-ascii': voided(
    'a namespace name outside ASCII does not make nothing of a forged assertion',
    digestOfNothing,
    inStartTag('the Assertion declares a namespace with U+0080', 'Assertion', 'xmlns:v="urn:example:\u0080"'),
  ),
  'void-by-document-type': voided(
    'a relative namespace that the document type declares does not make nothing of a forged assertion',
    digestOfNothing,
    internalSubset(
      'the document type gives the Subject a relative namespace',
      '<!ATTLIST saml:Subject xmlns:v CDATA "1">',
    ),
  ),
  'digest-of-nothing': {
    title: 'the digest of nothing is not that of an assertion',
    proves: ['DSIG-3.2.1'],
    delta: { is: { changes: [digestOfNothing] } },
    wants: refused('bad-signature'),
  },
  'instruction-between-elements': unharmed(
    'a processing instruction that was added between elements breaks the digest',
    'C14N-2.3',
    { is: { changes: [instructionBetweenElements] } },
  ),
  'xml-lang-above': inherited('xml:lang', 'en'),
  'xml-base-above': inherited('xml:base', 'https://other.example/'),
})
