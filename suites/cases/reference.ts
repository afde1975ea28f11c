import {
  digestInComment,
  forgedSignedInfo,
  signatureOfCaptured,
  signedInfoInObject,
} from '../../mock-idp/tamper/rewrite/signed-info.ts'
import { type Case, family, present, safe } from '../case.ts'

const forged = (title: string, proves: Case['proves'], change: typeof digestInComment): Case => ({
  title,
  proves,
  modes: ['assertion', 'response'],
  delta: { is: { changes: [change] } },
  wants: safe,
})

/** What a signature says that it covers, said twice: once as it was signed, once as it was forged. */
export default family({
  'digest-in-comment': forged('a digest in a comment is no digest', ['DSIG-4.4.3.6', 'VU475445'], digestInComment),
  'forged-signed-info-first': forged(
    'a forged SignedInfo before the signed one counts for nothing',
    ['DSIG-4.4'],
    forgedSignedInfo.first,
  ),
  'forged-signed-info-last': forged(
    'a forged SignedInfo behind the signed one counts for nothing',
    ['DSIG-4.4'],
    forgedSignedInfo.last,
  ),
  'forged-signed-info-in-object': {
    ...forged('a forged SignedInfo in an Object counts for nothing', ['DSIG-4.4', 'CORE-5.4.2'], signedInfoInObject),
    modes: ['assertion'],
  },
  'signature-of-a-logout-response': {
    title: 'the signature of a LogoutResponse signs no assertion, whatever SignedInfo is put into it',
    proves: ['DSIG-4.4'],
    modes: ['assertion', 'response'],
    scene: [{ do: 'capture', message: 'logout-response' }, present()],
    delta: { at: 1, is: { changes: [signatureOfCaptured] } },
    wants: safe,
  },
})
