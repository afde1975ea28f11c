/** An assertion consumer service, HTTP-POST binding. @see SAML Metadata 2.2.3 */
export interface Endpoint {
  readonly url: string
  readonly index?: number | undefined
}

/** Where an SP takes logins. */
export interface Endpoints {
  /** The default one. */
  readonly acs: string
  readonly acsIndex?: number | undefined
  readonly otherAcs?: readonly Endpoint[] | undefined
}

/** How a request names an endpoint; it may leave it to the IdP. */
interface Naming {
  readonly acsUrl: string | undefined
  readonly acsIndex: string | undefined
}

/** The default one first. */
export const endpointsOf = ({ acs, acsIndex, otherAcs = [] }: Endpoints): readonly [Endpoint, ...Endpoint[]] => [
  { url: acs, index: acsIndex },
  ...otherAcs,
]

/**
 * The endpoint that a request names; undefined where the SP is not known to have that one. An index is believed to mean the
 * default endpoint where no index is known.
 * @see SAML Core 3.4.1; SAML Profiles 4.1.4.1
 */
export function endpointNamed(sp: Endpoints, { acsUrl, acsIndex }: Naming): string | undefined {
  const all = endpointsOf(sp)
  if (acsUrl !== undefined) return all.find(({ url }) => url === acsUrl)?.url
  if (acsIndex === undefined || all.every(({ index }) => index === undefined)) return sp.acs
  return all.find(({ index }) => String(index) === acsIndex)?.url
}

/** For which endpoint an answer is, and another one. A request is obeyed where it names an endpoint that the SP is known to have. */
export function placeOf(sp: Endpoints, request: Naming | undefined) {
  const acs = (request && endpointNamed(sp, request)) ?? sp.acs
  return { acs, anotherAcs: anotherEndpoint(sp, acs) }
}

/** Another endpoint than this one. */
export const anotherEndpoint = (sp: Endpoints, than: string): string | undefined =>
  endpointsOf(sp).find(({ url }) => url !== than)?.url
