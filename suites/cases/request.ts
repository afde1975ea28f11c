import { type Beginning, type Case, family, type RequestRule, start } from '../case.ts'

const looked = (title: string, rule: RequestRule, proves: Case['proves'], how: Beginning = 'url'): Case => ({
  title: `the SP's request ${title}`,
  proves,
  scene: [start({ how }), { do: 'read', document: 'authn-request', rule }],
  wants: { oneOf: [{ kind: 'document', passes: rule }] },
})

/** What the SP sends when it begins a login. @see SAML Profiles 4.1.4.1 */
export default family({
  schema: looked('is an AuthnRequest by the schema, issued now by the SP', 'schema', ['CORE-3.4.1-form', 'CORE-3.2.1']),
  id: {
    ...looked('has an ID of its own that nobody can guess', 'id', ['CORE-1.3.4-random']),
    scene: [
      start({ by: 'second browser' }),
      start({ by: 'first browser' }),
      { do: 'read', document: 'authn-request', rule: 'id' },
    ],
  },
  destination: looked('names the address to which it goes', 'destination', ['BIND-3.4.5.2', 'CORE-3.2.1']),
  endpoint: looked('asks for the answer at the endpoint of the metadata', 'acs', ['CORE-3.4.1', 'SDP-SP06']),
  'endpoint-by-url': looked('names no endpoint by its index alone', 'acs-by-url', ['SDP-SP05']),
  'signed-as-announced': looked('is signed where the metadata of the SP say that its requests are', 'signature', [
    'META-2.4.4',
  ]),
  'by-redirect': looked('over Redirect is raw DEFLATE in base64, with a short RelayState', 'encoding', [
    'BIND-3.4.4.1',
    'BIND-3.4.3',
  ]),
  'by-post': looked(
    'over POST is a form field in base64, with a short RelayState',
    'encoding',
    ['BIND-3.5.4'],
    'byPost',
  ),
  'name-id-policy': looked('demands no format of NameID', 'name-id-policy', ['SDP-SP04']),
  'single-sign-on': looked('does not make a user sign in anew', 'single-sign-on', ['TMWS-AUTO-1']),
  'document-type': looked('has no document type declaration', 'doctype', ['IIP-G03']),
})
