import {
  base64UrlSafe,
  base64WithoutPadding,
  deflated,
  garbageBefore,
  garbageInside,
} from '../../mock-idp/tamper/carry/base64.ts'
import { byRedirect, formCalledText, garbage, json, multipart, plusAsBlank } from '../../mock-idp/tamper/carry/body.ts'
import {
  fieldEmpty,
  fieldRenamed,
  fieldTwice,
  forgedFieldFirst,
  forgedFieldLast,
  forgedInQuery,
  forgedRequestBeside,
  inQueryOfPost,
  requestBeside,
} from '../../mock-idp/tamper/carry/fields.ts'
import type { Carry } from '../../mock-idp/tamper/step.ts'
import { type Case, family, observed, refused, safe, session } from '../case.ts'

const UNREADABLE = refused('malformed', 'bad-response')

const carried = (title: string, proves: Case['proves'], change: Carry, wants: Case['wants'] = UNREADABLE): Case => ({
  title,
  proves,
  delta: { is: { changes: [change] } },
  wants,
})

/** How the message comes: the form, its fields and their base64. @see SAML Bindings 3.5 */
export default family({
  'base64-without-padding': carried(
    'base64 text without its padding is read or refused',
    ['BIND-3.5.4'],
    base64WithoutPadding,
    observed(session()),
  ),
  'base64-url-safe': carried(
    'the URL-safe alphabet is not the alphabet of the POST binding',
    ['BIND-3.5.4-alphabet', 'RFC4648-3.3'],
    base64UrlSafe,
  ),
  'base64-plus-as-blank': carried(
    'blanks where base64 had a plus do not turn one message into another',
    ['BIND-3.5.4-alphabet'],
    plusAsBlank,
    observed(safe),
  ),
  'garbage-before-base64': carried(
    'characters that are not base64 are not skipped before the text',
    ['RFC4648-3.3'],
    garbageBefore,
  ),
  'garbage-in-base64': carried(
    'characters that are not base64 are not skipped within the text',
    ['RFC4648-3.3'],
    garbageInside,
  ),
  // The POST binding is base64 of XML and nothing else. ruby-saml, among others, inflates all the same, and does no harm.
  deflated: {
    ...carried('a posted message that was deflated is no message', ['BIND-3.5.4'], deflated),
    level: 'SHOULD',
  },
  'no-xml': {
    ...carried('a megabyte that is no XML is refused', ['XML-2.1'], garbage(1)),
    modes: ['assertion'],
  },
  'field-twice': { ...carried('two fields SAMLResponse are one too many', ['BIND-3.5'], fieldTwice), level: 'SHOULD' },
  'forged-field-first': carried(
    'a forged field before the signed one signs nobody in',
    ['BIND-3.5', 'DSIG-8.1.3'],
    forgedFieldFirst,
    safe,
  ),
  'forged-field-last': carried(
    'a forged field behind the signed one signs nobody in',
    ['BIND-3.5', 'DSIG-8.1.3'],
    forgedFieldLast,
    safe,
  ),
  'request-beside-response': {
    ...carried('a SAMLRequest beside a SAMLResponse is one message too many', ['BIND-3.5'], requestBeside),
    level: 'SHOULD',
  },
  'forged-request-beside-response': carried(
    'a forged message in SAMLRequest beside the signed response signs nobody in',
    ['BIND-3.5', 'DSIG-8.1.3'],
    forgedRequestBeside,
    safe,
  ),
  'field-in-lower-case': carried(
    'a field samlresponse is not SAMLResponse',
    ['BIND-3.5.4'],
    fieldRenamed('samlresponse'),
  ),
  'field-as-array': carried(
    'a field SAMLResponse[] is not SAMLResponse',
    ['BIND-3.5.4'],
    fieldRenamed('SAMLResponse[]'),
  ),
  'field-as-map': carried(
    'a field SAMLResponse[x] is not SAMLResponse',
    ['BIND-3.5.4'],
    fieldRenamed('SAMLResponse[x]'),
  ),
  'field-empty': carried('an empty field SAMLResponse is no message', ['BIND-3.5.4'], fieldEmpty),
  json: carried('a message in JSON is read or refused', ['BIND-3.5'], json, observed(refused())),
  multipart: carried('a message in a multipart form is read or refused', ['BIND-3.5'], multipart, observed(refused())),
  'form-called-text': {
    ...carried('a body that is called plain text is no form', ['BIND-3.5'], formCalledText),
    level: 'SHOULD',
  },
  'in-query-of-post': carried('a message in the query of a POST opens no session', ['BIND-3.5.4'], inQueryOfPost),
  'forged-in-query': carried(
    'a forged message in the query beside the signed one in the body signs nobody in',
    ['BIND-3.5', 'DSIG-8.1.3'],
    forgedInQuery,
    safe,
  ),
  'by-redirect': carried(
    'a response by the Redirect binding opens no session',
    ['PROF-4.1.2', 'WS-BIND-1'],
    byRedirect,
  ),
})
