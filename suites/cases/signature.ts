import { exchanged, forgedUser } from '../../mock-idp/tamper/rewrite/rewrite.ts'
import {
  detachedSignature,
  doubledSignature,
  emptySignature,
  flippedSignatureValue,
  inAnotherNamespace,
  noReference,
  noSignatures,
  noSignaturesForged,
  noSignatureValue,
  signatureLast,
} from '../../mock-idp/tamper/rewrite/signature-text.ts'
import { issuedBy } from '../../mock-idp/tamper/say/envelope.ts'
import { signedInAnotherNamespace } from '../../mock-idp/tamper/sign/reference.ts'
import { keyInfo, oneSignedWith, signature, signedWith } from '../../mock-idp/tamper/sign/signature.ts'
import { type Case, family, refused, safe, session } from '../case.ts'
import { trusted } from './trusted.ts'

/** Both signatures must verify, whichever the SP would do with. */
const oneByAStranger = (element: 'assertion' | 'response'): Case => ({
  title: `a stranger's signature of the ${element} is not made good by that of the ${element === 'response' ? 'assertion' : 'response'}`,
  proves: ['PROF-4.1.4.3', 'DSIG-3.2.2'],
  modes: ['both'],
  delta: { is: { changes: [oneSignedWith(element, 'clone')] } },
  wants: refused('bad-signature'),
})

/** Whether there is a signature, whether it verifies, and whose it is. */
export default family({
  'taken-out': {
    title: 'a login without any signature opens no session',
    proves: ['PROF-4.1.4.5', 'DS-MD-1'],
    delta: { is: { changes: [noSignatures] } },
    wants: refused('unsigned'),
  },
  'taken-out-and-forged': {
    title: 'a login without any signature does not sign in whom it names',
    proves: ['PROF-4.1.4.5'],
    delta: { is: { changes: [noSignaturesForged] } },
    wants: refused('unsigned'),
  },
  empty: {
    title: 'an empty Signature element is no signature',
    proves: ['DSIG-4.2'],
    delta: { is: { changes: [emptySignature] } },
    wants: refused('bad-signature', 'unsigned', 'bad-response'),
  },
  'without-value': {
    title: 'a signature without a value opens no session',
    proves: ['DSIG-4.3'],
    delta: { is: { changes: [noSignatureValue] } },
    wants: refused('bad-signature', 'bad-response'),
  },
  'without-reference': {
    title: 'a signature that refers to nothing covers nothing',
    proves: ['CORE-5.4.2'],
    delta: { is: { changes: [noReference] } },
    wants: refused('bad-signature', 'bad-response'),
  },
  'value-bit-turned': {
    title: 'a signature value with one bit turned opens no session',
    proves: ['DSIG-3.2.2'],
    delta: { is: { changes: [flippedSignatureValue] } },
    wants: refused('bad-signature'),
  },
  'user-changed-after-signing': {
    title: 'a user name that was changed after signing is not signed in',
    proves: ['DSIG-3.2.1'],
    delta: { is: { changes: [forgedUser] } },
    wants: refused('bad-signature'),
  },
  'time-changed-after-signing': {
    title: 'a time that was changed after signing opens no session',
    proves: ['DSIG-3.2.1'],
    delta: {
      is: {
        changes: [
          exchanged(
            'the audience is changed after signing',
            (facts) => `Audience>${facts.sp.entityId}`,
            (facts) => `Audience>${facts.sp.entityId}/`,
          ),
        ],
      },
    },
    wants: refused('bad-signature'),
  },
  'by-a-stranger': {
    title: "a stranger's signature with the stranger's certificate opens no session",
    proves: ['CORE-5.4.5', 'DS-MD-1', 'IIP-MD06'],
    delta: { is: { changes: [signedWith('clone', { kind: 'certificates', of: ['clone'] })] } },
    wants: refused('bad-signature'),
  },
  'by-a-stranger-without-key-info': {
    title: "a stranger's signature without KeyInfo opens no session",
    proves: ['CORE-5.4.5'],
    delta: { is: { changes: [signedWith('clone', { kind: 'none' })] } },
    wants: refused('bad-signature'),
  },
  'by-a-stranger-with-key-value': {
    title: "a stranger's signature with the stranger's KeyValue opens no session",
    proves: ['CORE-5.4.5'],
    delta: { is: { changes: [signedWith('clone', { kind: 'key-value', of: 'clone' })] } },
    wants: refused('bad-signature'),
  },
  'by-a-stranger-beside-our-certificate': {
    title: "a stranger's signature beside the trusted certificate opens no session",
    proves: ['CORE-5.4.5'],
    delta: { is: { changes: [signedWith('clone', { kind: 'certificates', of: ['main', 'clone'] })] } },
    wants: refused('bad-signature'),
  },
  'by-a-stranger-under-our-certificate': {
    title: "a stranger's signature that claims the trusted certificate opens no session",
    proves: ['DSIG-3.2.2'],
    delta: { is: { changes: [signedWith('clone', { kind: 'certificates', of: ['main'] })] } },
    wants: refused('bad-signature'),
  },
  'by-another-issuer': {
    title: "another identity provider's key does not sign for this one",
    proves: ['PROF-4.1.4.3', 'DS-MD-1'],
    delta: { is: { changes: [signedWith('other')] } },
    wants: refused('bad-signature'),
  },
  'by-the-encryption-key': {
    title: "a key that the issuer's metadata give for encryption signs nothing",
    proves: ['META-2.4.1.1'],
    delta: { is: { changes: [signedWith('encryption')] } },
    wants: refused('bad-signature'),
    ...trusted('encryption'),
  },
  'by-an-issuer-without-keys': {
    title: 'a login of an issuer whose metadata hold no key opens no session',
    proves: ['MDIOP-2.6', 'CWE-347'],
    delta: { is: { issuer: 'keyless' } },
    wants: refused('bad-signature', 'unknown-issuer'),
    ...trusted('keyless'),
  },
  'by-a-stranger-on-the-response': oneByAStranger('response'),
  'by-a-stranger-on-the-assertion': oneByAStranger('assertion'),
  'by-an-unknown-issuer': {
    title: 'a login of an issuer that the SP does not know opens no session',
    proves: ['PROF-4.1.4.3', 'DS-MD-1'],
    delta: {
      is: {
        changes: [
          issuedBy('the issuer is unknown', ['response', 'assertion'], { value: 'https://unknown.example/idp' }),
          signedWith('clone'),
        ],
      },
    },
    wants: refused('unknown-issuer', 'bad-signature'),
  },
  detached: {
    title: 'a signature that stands outside what it signs opens no session',
    proves: ['CORE-5.4.1'],
    modes: ['assertion'],
    delta: { is: { changes: [detachedSignature] } },
    wants: refused('bad-signature', 'unsigned', 'bad-response'),
  },
  'last-in-the-assertion': {
    title: 'an assertion whose signature does not follow its Issuer opens no session',
    proves: ['XSD-ORDER'],
    modes: ['assertion'],
    delta: { is: { changes: [signatureLast('Assertion')] } },
    wants: refused('bad-response', 'bad-signature'),
  },
  'last-in-the-response': {
    title: 'a response whose signature does not follow its Issuer opens no session',
    proves: ['XSD-ORDER'],
    modes: ['response'],
    delta: { is: { changes: [signatureLast('Response')] } },
    wants: refused('bad-response', 'bad-signature'),
  },
  'in-another-namespace': {
    title: 'a signature in a namespace that is almost that of XML Signature is none',
    proves: ['DSIG-1.3'],
    modes: ['assertion', 'response'],
    delta: { is: { changes: [signedInAnotherNamespace, inAnotherNamespace] } },
    wants: refused('unsigned', 'bad-signature', 'bad-response'),
  },
  twice: {
    title: 'an element with two signatures opens no session',
    proves: ['CORE-2.3.3'],
    modes: ['assertion', 'response'],
    delta: { is: { changes: [doubledSignature] } },
    wants: refused('bad-signature', 'bad-response'),
  },
  'with-sha1': {
    title: 'a signature by RSA with SHA-1 is taken as the SP declares',
    proves: ['IIP-ALG08'],
    delta: { is: { changes: [signature('RSA with SHA-1', { signatureMethod: 'rsa-sha1', digestMethod: 'sha1' })] } },
    wants: { policy: 'algorithms.sha1', is: { reject: refused('weak-algorithm'), accept: session() } },
  },
  'with-sha1-digest': {
    title: 'a digest by SHA-1 is taken as the SP declares',
    proves: ['IIP-ALG08'],
    delta: { is: { changes: [signature('the digest is SHA-1', { digestMethod: 'sha1' })] } },
    wants: { policy: 'algorithms.sha1', is: { reject: refused('weak-algorithm'), accept: session() } },
  },
  'with-another-transform': {
    title: 'a signature with a transform beyond the two that SAML allows opens no session',
    proves: ['CORE-5.4.4'],
    delta: {
      is: {
        changes: [
          signature('a third Transform follows', { extraTransforms: ['http://www.w3.org/2000/09/xmldsig#base64'] }),
        ],
      },
    },
    wants: refused('bad-signature'),
  },
  'key-name-of-a-path': {
    title: 'a KeyName that looks like a path is not followed',
    proves: ['DSIG-4.5.1'],
    delta: { is: { changes: [keyInfo('KeyName is a path', { kind: 'key-name', name: '../../../../dev/null' })] } },
    wants: safe,
  },
  'empty-reference': {
    title: 'a reference to the whole document is no reference to the assertion',
    proves: ['CORE-5.4.2'],
    delta: { is: { changes: [signature('the Reference has an empty URI', { reference: { uri: '' } })] } },
    wants: refused('bad-signature'),
    modes: ['response'],
    level: 'SHOULD',
  },
  'missing-reference-uri': {
    title: 'a Reference without a URI opens no session',
    proves: ['CORE-5.4.2'],
    delta: { is: { changes: [signature('the Reference has no URI', { reference: { uri: undefined } })] } },
    wants: refused('bad-signature'),
  },
})
