import { element, isElement, type Node } from '../../mock-idp/message/node.ts'
import { base64Lines } from '../../mock-idp/tamper/carry/form.ts'
import { advice, unrelatedAssertion } from '../../mock-idp/tamper/say/advice.ts'
import { extraAttribute } from '../../mock-idp/tamper/say/attributes.ts'
import { audiences } from '../../mock-idp/tamper/say/conditions.ts'
import { assertion, children, response } from '../../mock-idp/tamper/say/envelope.ts'
import { authnStatement } from '../../mock-idp/tamper/say/statement.ts'
import { keyInfo, signature, signedWith, spelledIn } from '../../mock-idp/tamper/sign/signature.ts'
import { family, refused, session } from '../case.ts'
import { trusted } from './trusted.ts'

const indented = (nodes: readonly Node[]): readonly Node[] =>
  nodes
    .flatMap((node): Node[] => ['\n  ', isElement(node) ? { ...node, children: inner(node.children) } : node])
    .concat('\n')
const inner = (nodes: readonly Node[]): readonly Node[] => (nodes.some(isElement) ? indented(nodes) : nodes)

/** Honest logins: what an SP must let in. The first three also find out which modes it accepts. */
export default family({
  'assertion-signed': {
    title: 'a login whose assertion is signed opens a session',
    proves: [
      'PROF-4.1.4.5',
      'DS-FED-1',
      'DS-MSG-1',
      'DS-NAME-1',
      'DS-ROLE-1',
      'DS-SESS-1',
      'DS-LANG-1',
      'WS-FLOW-1',
      'WS-BIND-1',
      'WS-ADM-6',
      'IIP-ALG01',
      'IIP-ALG02',
    ],
    modes: ['assertion'],
    wants: session(),
  },
  'both-signed': {
    title: 'a login whose assertion and response are signed opens a session',
    proves: ['IIP-SSO04'],
    modes: ['both'],
    wants: session(),
  },
  'response-signed': {
    title: 'a login whose response alone is signed opens a session',
    proves: ['IIP-SSO04', 'SDP-IDP09'],
    modes: ['response'],
    wants: { policy: 'signed.response', is: { accept: session(), reject: refused() } },
  },
  'no-key-info': {
    title: 'a signature without KeyInfo is verified with the key of the metadata',
    proves: ['CORE-5.4.5'],
    delta: { is: { changes: [keyInfo('there is no KeyInfo', { kind: 'none' })] } },
    wants: session(),
  },
  'another-certificate-of-the-key': {
    title: 'a KeyInfo with another certificate for the same key changes nothing',
    proves: ['CORE-5.4.5'],
    delta: {
      is: {
        changes: [
          keyInfo('KeyInfo has another certificate of the same key', { kind: 'certificates', of: ['main:renewed'] }),
        ],
      },
    },
    wants: session(),
    level: 'SHOULD',
  },
  'key-value': {
    title: 'a KeyInfo that holds the bare key changes nothing',
    proves: ['CORE-5.4.5'],
    delta: { is: { changes: [keyInfo('KeyInfo holds a KeyValue', { kind: 'key-value', of: 'main' })] } },
    wants: session(),
    level: 'SHOULD',
  },
  'second-signing-key': {
    title: 'a message signed with the second key of the metadata opens a session',
    proves: ['IIP-MD07', 'SDP-SP37'],
    delta: { is: { changes: [signedWith('rollover')] } },
    wants: session(),
    needs: (facts) => (facts.trusts.includes('rollover') ? undefined : 'trusts (rollover)'),
  },
  'inclusive-canonicalization': {
    title: 'a signature with inclusive canonicalization opens a session',
    proves: ['CORE-5.4.3'],
    delta: { is: { changes: [signature('canonicalization is inclusive', { canonicalization: 'inclusive' })] } },
    wants: session(),
    level: 'OBSERVE',
  },
  'canonical-xml-1.1': {
    title: 'a signature with inclusive canonicalization of version 1.1 opens a session',
    proves: ['DSIG-6.5'],
    delta: { is: { changes: [signature('canonicalization is 1.1', { canonicalization: 'inclusive-1.1' })] } },
    wants: session(),
  },
  'exclusive-canonicalization-with-comments': {
    title: 'a signature with exclusive canonicalization that keeps comments opens a session',
    proves: ['CORE-5.4.3'],
    delta: {
      is: { changes: [signature('canonicalization keeps comments', { canonicalization: 'exclusive-with-comments' })] },
    },
    wants: session(),
    level: 'SHOULD',
  },
  'inclusive-namespaces': {
    title: 'a PrefixList of InclusiveNamespaces is honoured',
    proves: ['CORE-5.4.3', 'EXC-C14N-3'],
    delta: { is: { changes: [signature('PrefixList is "xs saml"', { inclusiveNamespaces: ['xs', 'saml'] })] } },
    wants: session(),
  },
  'pretty-printed': {
    title: 'a message that was indented before it was signed opens a session',
    proves: ['DSIG-3.2.1'],
    delta: { is: { changes: [children('the assertion is indented', 'assertion', indented)] } },
    wants: session(),
  },
  'prefixes-saml2': {
    title: 'a message whose prefixes are saml2 and saml2p opens a session',
    proves: ['XMLNS-6.1'],
    delta: { is: { changes: [spelledIn('the prefixes are saml2, saml2p and dsig', 'saml2')] } },
    wants: session(),
  },
  'default-namespaces': {
    title: 'a message without any prefix opens a session',
    proves: ['XMLNS-6.1'],
    delta: { is: { changes: [spelledIn('every namespace is a default one', 'default')] } },
    wants: session(),
  },
  'rsa-sha384': {
    title: 'a signature by RSA with SHA-384 opens a session',
    proves: ['DSIG-6.1'],
    delta: {
      is: { changes: [signature('RSA with SHA-384', { signatureMethod: 'rsa-sha384', digestMethod: 'sha384' })] },
    },
    wants: session(),
  },
  'rsa-sha512': {
    title: 'a signature by RSA with SHA-512 opens a session',
    proves: ['DSIG-6.1'],
    delta: {
      is: { changes: [signature('RSA with SHA-512', { signatureMethod: 'rsa-sha512', digestMethod: 'sha512' })] },
    },
    wants: session(),
  },
  'ecdsa-sha256': {
    title: 'a signature by ECDSA on P-256 with SHA-256 opens a session',
    // Its issuer is another one than the twin's.
    proves: ['IIP-ALG03', 'SDP-SP20'],
    delta: { is: { issuer: 'ec' } },
    wants: session(),
    ...trusted('ec'),
  },
  'rsa-pss': {
    title: 'a signature by RSA-PSS with SHA-256 is taken as the SP declares',
    proves: ['RFC9231-2.3.10', 'IIP-ALG08'],
    delta: { is: { changes: [signature('RSA-PSS with SHA-256', { signatureMethod: 'rsa-pss-sha256' })] } },
    wants: { policy: 'algorithms.rsaPss', is: { accept: session(), reject: refused('weak-algorithm') } },
  },
  ed25519: {
    title: 'a signature by Ed25519 is taken as the SP declares',
    proves: ['RFC9231-2.3.12', 'IIP-ALG08'],
    delta: { is: { issuer: 'ed25519' } },
    wants: { policy: 'algorithms.ed25519', is: { accept: session(), reject: refused('weak-algorithm') } },
    ...trusted('ed25519'),
  },
  'no-session-index': {
    title: 'a statement without SessionIndex opens a session',
    proves: ['CORE-2.7.2'],
    delta: { is: { changes: [authnStatement('there is no SessionIndex', { sessionIndex: undefined })] } },
    wants: session(),
  },
  'one-of-two-audiences': {
    title: 'a restriction that names the SP beside another audience admits it',
    proves: ['CORE-2.5.1.4'],
    delta: { is: { changes: [audiences('a second audience stands first', ['https://other.example/sp', '{sp}'])] } },
    wants: session(),
  },
  'many-attribute-values': {
    title: 'an attribute with many values does no harm',
    proves: ['CORE-2.7.3.1', 'SDP-SP19'],
    delta: {
      is: {
        changes: [
          extraAttribute({
            name: 'urn:oid:1.3.6.1.4.1.5923.1.1.1.7',
            values: Array.from({ length: 40 }, (_, index) => `urn:example:entitlement:${index}`),
          }),
        ],
      },
    },
    wants: session(),
  },
  advice: {
    title: 'an Advice that the SP does not know does no harm',
    proves: ['CORE-2.6.1'],
    delta: {
      is: {
        changes: [
          assertion('there is an Advice', {
            advice: [{ name: 'saml:AssertionURIRef', attributes: {}, children: ['urn:example:advice'] }],
          }),
        ],
      },
    },
    wants: session(),
  },
  'advice-with-assertion': {
    title: 'an unrelated assertion in Advice signs in nobody else and keeps nobody out',
    proves: ['CORE-2.6.1', 'IIP-EXT01'],
    delta: {
      is: {
        changes: [
          advice('an unrelated assertion and an unknown element stand in Advice', (facts) => [
            unrelatedAssertion(facts),
            element('ext:Hint'),
          ]),
        ],
      },
    },
    wants: session(),
  },
  extensions: {
    title: 'extensions that the SP does not know do no harm',
    proves: ['IIP-EXT01'],
    delta: {
      is: {
        changes: [response('there are Extensions', { extensions: [element('ext:Hint', { Kind: 'none' }, ['none'])] })],
      },
    },
    wants: session(),
  },
  'base64-in-lines': {
    title: 'base64 text that is broken into lines is read as one',
    proves: ['BIND-3.5.4', 'RFC2045-6.8'],
    delta: { is: { changes: [base64Lines] } },
    wants: session(),
  },
})
