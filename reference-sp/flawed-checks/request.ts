import { deflateSync } from 'node:zlib'
import { HTTPException } from 'hono/http-exception'
import { type Asking, authnRequest } from '../authn-request.ts'
import { refuse } from '../check.ts'
import { inResponseTo } from '../checks/bearer.ts'
import { request, requestProvider } from '../checks/request.ts'
import { rootElement } from '../checks/root-element.ts'
import type { Checks } from '../pipeline.ts'
import type { Rules } from '../rules.ts'
import { attribute } from '../xml/read.ts'
import { notChecked } from './confirmation.ts'

/** Whatever comes is the answer to what the browser waits for. */
export const requestByBrowser: Partial<Checks> = {
  request: (known, world) => ({ request: world.askedBy(known.posted.browser)[0] ?? request(known, world).request }),
  inResponseTo: notChecked,
}

/** A confirmation without InResponseTo fits every request, and only where it names one is the provider compared. */
export const requestOfConfirmationOptional: Partial<Checks> = {
  inResponseTo: (known, world) => {
    const left = known.confirmations.filter(({ data }) => data && attribute(data, 'InResponseTo') === undefined)
    return known.request && left.length > 0 ? { confirmations: left } : inResponseTo(known, world)
  },
  requestProvider: (known) => {
    const isNamed = known.confirmations.some(({ data }) => data && attribute(data, 'InResponseTo') !== undefined)
    return isNamed ? requestProvider(known) : {}
  },
}

export const unsolicitedRefused: Checks['unsolicited'] = (known) =>
  known.request ? {} : refuse('unsolicited', 'nobody asked')

/** Goes on with a request as with a response, and finds nothing where it does not look whether there is something. */
export const requestCrashes: Checks['rootElement'] = (known) => {
  if (known.root.local === 'AuthnRequest') throw new HTTPException(500)
  return rootElement(known)
}

/** The time is no secret, and two requests of one moment share it. */
export const idByClock: Rules['requestId'] = (_fresh, now) => `_${now}`
export const shortId: Rules['requestId'] = (fresh) => `_${fresh.slice(0, 4)}`

const rewritten =
  (change: (xml: string, asking: Asking) => string): Rules['authnRequest'] =>
  (asking) =>
    change(authnRequest(asking), asking)

export const withoutIssuer = rewritten((xml) => xml.replace(/<saml:Issuer>.*<\/saml:Issuer>/s, ''))
/** The schema has an order, which some writers do not know. */
export const outOfOrder = rewritten((xml) =>
  xml.replace(/(<saml:Issuer>.*<\/saml:Issuer>)(<samlp:NameIDPolicy[^>]*>)/s, '$2$1'),
)
export const providerAsDestination = rewritten((xml) =>
  xml.replace(/ Destination="[^"]*"/, ' Destination="urn:the-provider"'),
)
export const urlAndIndex = rewritten((xml) =>
  xml.replace(' ProtocolBinding', ' AssertionConsumerServiceIndex="0" ProtocolBinding'),
)
/** Where it is, its metadata say. */
export const byIndex = rewritten((xml) =>
  xml
    .replace(/ AssertionConsumerServiceURL="[^"]*"/, ' AssertionConsumerServiceIndex="0"')
    .replace(/ ProtocolBinding="[^"]*"/, ''),
)
export const urlWithSlash = rewritten((xml) => xml.replace(/(AssertionConsumerServiceURL="[^"]*)/, '$1/'))
export const formatDemanded = rewritten((xml) =>
  xml.replace(
    '<samlp:NameIDPolicy',
    '<samlp:NameIDPolicy Format="urn:oasis:names:tc:SAML:2.0:nameid-format:transient"',
  ),
)
export const withDoctype = rewritten((xml) => `<!DOCTYPE samlp:AuthnRequest>${xml}`)

/** With the header and checksum of RFC 1950 around it. */
export const zlib: Rules['deflated'] = (xml) => deflateSync(xml).toString('base64')

/** All that is to be remembered travels with the browser. */
export const longRelayState: Rules['relayState'] = (fresh, target) =>
  Buffer.from(JSON.stringify({ state: fresh, target, form: fresh })).toString('base64')
