import { signedWith } from '../../mock-idp/tamper/sign/signature.ts'
import { type Act, family, present, refused, session, set } from '../case.ts'

const ROLLED_OVER: readonly [Act, Act] = [
  set('signing-certificate', '{certificate rollover}'),
  present({ changes: [signedWith('rollover')] }),
]

/** The one certificate of the identity provider that an administrator uploads. */
export default family({
  'new-certificate': {
    title: 'a certificate that was uploaded is trusted at once',
    proves: ['TMWS-CERT-1'],
    scene: ROLLED_OVER,
    wants: session(),
  },
  'old-certificate': {
    title: 'the key of a certificate in whose place another was uploaded signs nobody in any longer',
    proves: ['TMWS-CERT-1'],
    scene: ROLLED_OVER,
    delta: { at: 1, is: { changes: [] } },
    wants: refused('bad-signature'),
  },
  'certificate-not-uploaded': {
    title: 'a key whose certificate nobody has uploaded signs nobody in',
    proves: ['TMWS-CERT-1'],
    delta: { is: { changes: [signedWith('rollover')] } },
    wants: refused('bad-signature'),
    needs: (facts) => (facts.trusts.includes('rollover') ? 'trusts (without rollover)' : undefined),
  },
})
