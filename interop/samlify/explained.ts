import { all, type Explanations } from '../explanation.ts'

/** Its types say what `extract` has. */
const EXTRACT = 'https://www.npmjs.com/package/samlify/v/2.13.1'

export const samlify: Explanations = {
  ...all(
    [
      'conditions/audience-*',
      'conditions/two-audiences-of-others',
      'conditions/first-restriction-of-another-sp',
      'conditions/second-restriction-of-another-sp',
      'text/comment-in-audience',
      'text/instruction-hides-end-of-audience',
      'addressee/another-sp',
    ],
    {
      whose: 'configuration',
      why: 'The library hands the audience out, as `extract.audience`, and compares it with nothing; Core 2.5.1.4 wants the SP to be a member of it. The application can compare it; sp.mjs does as the documents show.',
      source: EXTRACT,
    },
  ),
  ...all(['response/destination-*', 'response/no-destination-when-signed', 'addressee/another-sp-but-for-audience'], {
    whose: 'configuration',
    why: 'The library hands Destination out, as `extract.response.destination`, and compares it with nothing; Core 3.2.2 and Bindings 3.5.5.2 want it to be the address that received the response. The application can compare it; sp.mjs does as the documents show.',
    source: EXTRACT,
  }),
  ...all(
    [
      'solicited/unknown-request',
      'solicited/unknown-request-in-response',
      'solicited/request-of-another-browser',
      'solicited/request-answered-twice',
    ],
    {
      whose: 'configuration',
      why: 'The library keeps no requests. It hands InResponseTo out, as `extract.response.inResponseTo`, for the application to compare (Profiles 4.1.4.3); sp.mjs does as the documents show.',
      source: EXTRACT,
    },
  ),
  ...all(['replay/same-*', 'conditions/one-time-use-twice'], {
    whose: 'configuration',
    why: 'The library opens no sessions and remembers nothing: whoever takes unsolicited responses must keep the used ids in the application, which gets the message as `samlContent` (Profiles 4.1.4.5, Core 2.5.1.5); sp.mjs keeps none.',
    source: EXTRACT,
  }),
  ...all(
    [
      'value/carriage-return-in-user-name',
      'value/carriage-return-in-attribute',
      'reference/digest-and-value-in-lines-with-carriage-returns',
    ],
    {
      whose: 'stricter',
      why: 'The signature over a text with a carriage return, which Canonical XML 2.3 keeps as &#xD;, is not verified: xml-crypto gets the message parsed and written anew.',
    },
  ),
}
