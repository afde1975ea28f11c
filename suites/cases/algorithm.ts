import type { DigestMethod, IssuerName, Secret, SignatureMethod } from '../../mock-idp/sign/plan.ts'
import { signatureValue } from '../../mock-idp/tamper/rewrite/signature-text.ts'
import { signature } from '../../mock-idp/tamper/sign/signature.ts'
import { named, signedInfo } from '../../mock-idp/tamper/sign/signed-info.ts'
import type { Change } from '../../mock-idp/tamper/step.ts'
import { type Case, family, present, refused } from '../case.ts'
import { trusted } from './trusted.ts'

const WEAK = refused('weak-algorithm', 'bad-signature')
const BAD = refused('bad-signature', 'weak-algorithm', 'bad-response')

const signedBy = (title: string, proves: Case['proves'], method: SignatureMethod, digest: DigestMethod): Case => ({
  title,
  proves,
  delta: {
    is: { changes: [signature(`${method} over ${digest}`, { signatureMethod: method, digestMethod: digest })] },
  },
  wants: WEAK,
})

const changed = (title: string, proves: Case['proves'], ...changes: readonly Change[]): Case => ({
  title,
  proves,
  delta: { is: { changes } },
  wants: BAD,
})

/** The issuer's own honest login is the twin: whatever is refused, its kind of key is taken. */
const by = (issuer: IssuerName, { delta, ...rest }: Case): Case => ({
  ...rest,
  scene: [present({ issuer })],
  ...(delta && { delta }),
  ...trusted(issuer),
})

/** What is changed in the value after signing would break a signature around it. */
const inOneMode = (one: Case): Case => ({ ...one, modes: ['assertion', 'response'] })

const SECRETS = { certificate: 'certificate', 'public-key': 'public key' } as const satisfies Record<
  Secret['of'],
  string
>
const FORMS = {
  pem: 'as PEM',
  'pem-without-end': 'as PEM without its last line feed',
  'pem-crlf': 'as PEM with CRLF',
  'pem-of-one-line': 'as PEM whose base64 is one line',
  base64: 'as base64',
  'base64-in-lines': 'as base64 in lines of 64',
  der: 'as DER',
} as const satisfies Record<Secret['as'], string>

/** A public text in every form in which an SP may have it at hand: whoever knows it could sign. */
const hmacs: Readonly<Record<string, Case>> = Object.fromEntries(
  (['hmac-sha1', 'hmac-sha256'] as const).flatMap((signatureMethod) =>
    (Object.keys(SECRETS) as Secret['of'][]).flatMap((of) =>
      (Object.keys(FORMS) as Secret['as'][]).map((as) => [
        `${signatureMethod}-by-${of}-${as}`,
        changed(
          `a keyed hash by ${signatureMethod} opens no session under the issuer's ${SECRETS[of]} ${FORMS[as]}`,
          ['DSIG-6.3.1', 'CWE-347'],
          signature(`${signatureMethod}, keyed with the ${SECRETS[of]} ${FORMS[as]}`, {
            signatureMethod,
            secret: { of, as },
          }),
        ),
      ]),
    ),
  ),
)

/** A hash of so many bits; one octet holds them, and an empty value would be none. */
const cutHmac = (bits: number): Case =>
  inOneMode(
    changed(
      `a keyed hash that is cut to ${bits} bits opens no session`,
      ['DSIG-6.3.1'],
      signedInfo(
        `HMACOutputLength is ${bits}`,
        (text) =>
          text.replace(
            '</ds:SignatureMethod>',
            `<ds:HMACOutputLength>${bits}</ds:HMACOutputLength></ds:SignatureMethod>`,
          ),
        { signatureMethod: 'hmac-sha1', secret: { of: 'public-key', as: 'pem' } },
      ),
      signatureValue('the SignatureValue is cut to one octet', (value) =>
        Buffer.from(value, 'base64').subarray(0, 1).toString('base64'),
      ),
    ),
  )

const P256_ORDER = 'ffffffff00000000ffffffffffffffffbce6faada7179e84f3b9cac2fc632551'

const pair = (title: string, what: string, integer: string): Case =>
  by(
    'ec',
    inOneMode(
      changed(
        title,
        ['DSIG-6.4.3'],
        signatureValue(what, () => Buffer.from(integer.repeat(2), 'hex').toString('base64')),
      ),
    ),
  )

/** How a signature is made: which method, digest, padding and encoding an SP takes. */
export default family({
  'rsa-md5': signedBy('a signature by RSA with MD5 opens no session', ['CWE-327', 'IIP-ALG08'], 'rsa-md5', 'sha256'),
  'digest-by-md5': signedBy('a digest by MD5 opens no session', ['CWE-327', 'IIP-ALG08'], 'rsa-sha256', 'md5'),
  'rsa-ripemd160': signedBy(
    'a signature by RSA with RIPEMD-160 opens no session',
    ['SDP-ALG01'],
    'rsa-ripemd160',
    'sha256',
  ),
  'digest-by-ripemd160': signedBy('a digest by RIPEMD-160 opens no session', ['SDP-ALG01'], 'rsa-sha256', 'ripemd160'),
  'unknown-method': changed(
    'a signature by an unknown method opens no session',
    ['DSIG-3.2.2'],
    named('SignatureMethod', 'urn:example:signature'),
  ),
  'method-none': changed(
    'a signature by the method none opens no session',
    ['DSIG-3.2.2', 'CWE-347'],
    named('SignatureMethod', 'none'),
  ),
  'method-empty': changed(
    'a signature by a method without a name opens no session',
    ['DSIG-3.2.2', 'CWE-347'],
    named('SignatureMethod', ''),
  ),
  'method-absent': changed(
    'a signature that does not say its method opens no session',
    ['DSIG-3.2.2', 'CWE-347'],
    named('SignatureMethod', undefined),
  ),
  'digest-unknown': changed(
    'a digest by an unknown method opens no session',
    ['DSIG-4.4.3.5'],
    named('DigestMethod', 'urn:example:digest'),
  ),
  'digest-method-absent': changed(
    'a digest without a method opens no session',
    ['DSIG-4.4.3.5'],
    signedInfo('there is no DigestMethod', (text) => text.replace(/<ds:DigestMethod .*?<\/ds:DigestMethod>/, '')),
  ),
  'sha1-named-sha256': changed(
    'a signature by SHA-1 that calls itself SHA-256 opens no session',
    ['DSIG-3.2.2'],
    named('SignatureMethod', 'rsa-sha256', { signatureMethod: 'rsa-sha1' }),
  ),
  'digest-by-sha1-named-sha256': changed(
    'a digest by SHA-1 that calls itself SHA-256 opens no session',
    ['DSIG-3.2.1'],
    named('DigestMethod', 'sha256', { digestMethod: 'sha1' }),
  ),
  'ecdsa-named-for-rsa-key': changed(
    'a signature of an RSA key that calls itself ECDSA opens no session',
    ['DSIG-3.2.2'],
    named('SignatureMethod', 'ecdsa-sha256'),
  ),
  'rsa-named-for-ec-key': by(
    'ec',
    changed(
      'a signature of an elliptic curve key that calls itself RSA opens no session',
      ['DSIG-3.2.2'],
      named('SignatureMethod', 'rsa-sha256'),
    ),
  ),
  // XML Signature 1.1, 6.1 has every implementation verify DSA with SHA-1: only the deployment profile is against it.
  'dsa-sha1': {
    title: 'a signature by DSA with SHA-1 opens no session',
    proves: ['SDP-ALG01'],
    delta: { is: { issuer: 'dsa' } },
    wants: WEAK,
    ...trusted('dsa'),
  },
  'rsa-exponent-3-cube-root': by(
    'exponent-3',
    changed(
      'a number whose cube begins like a signature is no signature under the exponent 3',
      ['DSIG-3.2.2'],
      signature('the value is a cube root, made without the key', { signatureMethod: 'rsa-sha256-cube-root' }),
    ),
  ),
  'ecdsa-in-der': by(
    'ec',
    changed(
      'an ECDSA signature in DER opens no session',
      ['DSIG-6.4.3'],
      signature('the value is in DER', { signatureMethod: 'ecdsa-sha256-der' }),
    ),
  ),
  'ecdsa-of-zeros': pair('an ECDSA signature of two zeros opens no session', 'the value is two zeros', '00'.repeat(32)),
  'ecdsa-of-orders': pair(
    'an ECDSA signature of the order of the curve, twice, opens no session',
    'the value is the order of the curve, twice',
    P256_ORDER,
  ),
  'rsa-pss-short-salt': changed(
    'a signature by RSA-PSS with a salt of another length opens no session',
    ['RFC9231-2.3.10', 'DSIG-3.2.2'],
    signature('RSA-PSS with a salt of 20 octets', { signatureMethod: 'rsa-pss-sha256-short-salt' }),
  ),
  'hmac-of-no-bits': cutHmac(0),
  'hmac-of-one-bit': cutHmac(1),
  ...hmacs,
  'value-in-url-alphabet': inOneMode(
    changed(
      'a signature value in the alphabet of URLs opens no session',
      ['RFC4648-3.3'],
      signatureValue('the SignatureValue is in the alphabet of URLs', (value) =>
        Buffer.from(value, 'base64').toString('base64url'),
      ),
    ),
  ),
  'value-with-foreign-characters': inOneMode(
    changed(
      'a signature value with characters that are no base64 opens no session',
      ['RFC4648-3.3'],
      signatureValue(
        'a * follows the first characters of the SignatureValue',
        (value) => `${value.slice(0, 8)}*${value.slice(8)}`,
      ),
    ),
  ),
})
