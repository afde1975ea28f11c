import { type Context, Hono } from 'hono'
import { bodyLimit } from 'hono/body-limit'
import type { JSX } from 'hono/jsx/jsx-runtime'
import type { Dialect } from '../dialects/dialect.ts'
import { DIALECTS, type DialectName } from '../dialects/index.ts'
import { begun } from '../dialects/start.ts'
import type { Token } from '../directory/directory.ts'
import { endpointNamed } from '../message/endpoint.ts'
import type { HonestLogin } from '../message/honest.ts'
import { honestLogoutResponse } from '../message/honest-logout.ts'
import type { Recipe } from '../message/recipe.ts'
import type { Issuer, Keyring } from '../sign/keyring.ts'
import { mintLogout } from '../sign/mint-logout.ts'
import { ISSUER_NAMES, type IssuerName, type Mode, planFor } from '../sign/plan.ts'
import { signedQuery } from '../sign/redirect.ts'
import { failing, inAnswerTo, nobodySignedIn, withToken } from './answer.ts'
import { type AuthnRequest, readPost, readRedirect } from './authn-request.ts'
import { federationMetadata } from './federation-metadata.ts'
import { readLogout } from './logout-message.ts'
import { isLoopback } from './loopback.ts'
import { idpMetadata, POST } from './metadata.ts'
import { CONTENT_SECURITY_POLICY, Home, Login, Problem, SelfPosting } from './pages.tsx'
import { ServerRefusal } from './refusal.ts'
import { type Addressee, type Occasion, refusalIn, saidIn, signedIn } from './spoken.ts'

const MOST_BODY = 512 * 1024
/** @see SAML Bindings 3.4.3 */
const MOST_RELAY_STATE = 80
const MOST_USER = 1000

/** An SP that may be answered, and the one address to which answers go. */
export interface RegisteredSp extends Addressee {
  /** Where answers to its LogoutRequests go, by the Redirect binding. */
  readonly slo?: string | undefined
}

export interface IdpOptions {
  /** Where browsers reach it, without a slash at the end. */
  readonly baseUrl: string
  readonly keyring: Keyring
  /** Milliseconds since the epoch. */
  readonly now: () => number
  readonly nextId: () => string
  readonly sps: readonly RegisteredSp[]
  /** Stands in the forms until someone types another. */
  readonly defaultUser: string
  /** Signs this user in without a form. */
  readonly autoUser?: string | undefined
  readonly claims?: HonestLogin['claims'] | undefined
  readonly roles?: readonly string[] | undefined
  /** Which elements are signed; default: both, or what the dialect has. */
  readonly mode?: Mode | undefined
  /** What is said of a user, or why nothing is; absent: whoever is named is signed in. */
  readonly tokenOf?: ((user: string) => Token) | undefined
  /** The product as which the issuer "main" behaves; the paths of the mock stay beside the product's own. */
  readonly dialect?: DialectName | undefined
}

const AUTHN_FAILED = {
  code: 'urn:oasis:names:tc:SAML:2.0:status:Responder',
  subcode: 'urn:oasis:names:tc:SAML:2.0:status:AuthnFailed',
}

type Fields = Readonly<Record<string, string | undefined>>

/**
 * A mock identity provider as a web application, which needs no socket: `app.fetch(request)`.
 * @throws ServerRefusal where an ACS is no http(s) address
 * @see SAML Profiles 4.1
 */
export function createIdp(options: IdpOptions): Hono {
  for (const { acs } of options.sps) refuseOddAcs(acs)
  const idp = new Idp(options)
  const app = new Hono()
  app.get('/health', (c) => c.json({ status: 'ok' }))
  app.use(async (c, next) => {
    if (!idp.isOwnHost(new URL(c.req.url).hostname)) return c.text('Not a name of this server: see its base URL.', 421)
    await next()
    c.header('Content-Security-Policy', CONTENT_SECURITY_POLICY)
    c.header('X-Content-Type-Options', 'nosniff')
    // @see SAML Bindings 3.5.5.1
    c.header('Cache-Control', 'no-store, no-cache')
  })
  app.use(bodyLimit({ maxSize: MOST_BODY, onError: (c) => problem(c, 413, 'The form is too long.') }))
  app.get('/', (c) => idp.home(c))
  app.get('/:issuer/metadata', (c) => idp.metadata(c))
  app.post('/:issuer/start', (c) => idp.start(c))
  app.on(['GET', 'POST'], '/:issuer/sso', (c) => idp.sso(c))
  app.on(['GET', 'POST'], '/:issuer/slo', (c) => idp.slo(c))
  const { metadata, sso, start } = options.dialect === undefined ? {} : DIALECTS[options.dialect].doors
  if (metadata) app.get(metadata.is.path, (c) => idp.metadata(c, 'main'))
  if (start) app.get(start.is.path, (c) => (c.req.query('SAMLRequest') ? idp.sso(c, 'main') : idp.startHere(c)))
  if (sso) app.on(['GET', 'POST'], sso.is, (c) => idp.sso(c, 'main'))
  app.notFound((c) => problem(c, 404, 'There is no such page.'))
  app.onError((error, c) => problem(c, 500, `The mock identity provider failed: ${error.message}`))
  return app
}

class Idp {
  readonly #options: IdpOptions

  constructor(options: IdpOptions) {
    this.#options = options
  }

  /** A page elsewhere may point its own name at this server: only names that are ours are answered. */
  isOwnHost(host: string): boolean {
    return isLoopback(host) || host === new URL(this.#options.baseUrl).hostname
  }

  home(c: Context): Response | Promise<Response> {
    const { sps, defaultUser, keyring } = this.#options
    const hasRollover = keyring.rollover !== undefined
    const issuers = ISSUER_NAMES.flatMap((name) => {
      const issuer = keyring[name]
      if (issuer === undefined) return []
      const both = { href: `/${name}/metadata?keys=${name},rollover`, text: 'with the rollover key' }
      const metadata = [
        { href: `/${name}/metadata`, text: 'metadata' },
        ...(name === 'main' && hasRollover ? [both] : []),
      ]
      return [{ name, entityId: this.#entityId(name), metadata }]
    })
    return page(c, 200, <Home issuers={issuers} sps={sps.map(({ entityId }) => entityId)} user={defaultUser} />)
  }

  metadata(c: Context, name = this.#issuerName(c)): Response | Promise<Response> {
    const issuer = this.#issuer(name)
    if (name === undefined || issuer === undefined) return unknownIssuer(c)
    const certificates = this.#certificates(c.req.query('keys') ?? (name === 'keyless' ? '' : name))
    const encryption = this.#certificates(c.req.query('encryption') ?? '')
    if (certificates === undefined || encryption === undefined)
      return problem(c, 400, 'keys or encryption names an unknown issuer.')
    const { keyring, nextId } = this.#options
    const description = {
      entityId: this.#entityId(name),
      certificates,
      encryption,
      sso: this.#ssoUrl(name),
      slo: this.#sloUrl(name),
    }
    const xml =
      this.#doors(name).metadata?.is.shape === 'federation'
        ? federationMetadata(description, nextId(), name, keyring)
        : idpMetadata(description)
    return c.body(xml, 200, { 'Content-Type': 'application/samlmetadata+xml; charset=utf-8' })
  }

  /** Of the issuers in a list; `undefined` where one of them is not known. */
  #certificates(list: string): readonly string[] | undefined {
    const names = list.split(',').filter((name) => name !== '')
    const certificates = names.flatMap((name) => this.#issuer(name)?.certificate ?? [])
    return certificates.length === names.length ? certificates : undefined
  }

  /** A login that nobody asked for. @see SAML Profiles 4.1.5 */
  async start(c: Context): Promise<Response> {
    const name = this.#issuerName(c)
    if (name === undefined) return unknownIssuer(c)
    const fields = await formFields(c)
    const sp = this.#options.sps.find(({ entityId }) => entityId === fields.sp)
    if (sp === undefined) return problem(c, 400, 'The service provider is not registered.')
    const user = fields.user || this.#options.defaultUser
    const wrong = wrongUser(user) ?? wrongRelayState(fields.RelayState) ?? this.#refusal(user)
    if (wrong !== undefined) return problem(c, 400, wrong)
    return this.#answer(c, name, sp, this.#login(name, sp, user), fields.RelayState || undefined)
  }

  /** The same, by the URL of the product; asks who it is. */
  startHere(c: Context): Response | Promise<Response> {
    const start = this.#doors('main').start?.is
    const { sp: wanted, relayState } = start === undefined ? {} : begun(start, c.req.query())
    const sp = this.#options.sps.find(({ entityId }) => wanted === undefined || entityId === wanted)
    if (sp === undefined) return problem(c, 400, 'The service provider is not registered.')
    const fields = [
      { name: 'sp', value: sp.entityId },
      ...(relayState === undefined ? [] : [{ name: 'RelayState', value: relayState }]),
    ]
    const user = c.req.query('user') || this.#options.autoUser
    if (user === undefined)
      return page(
        c,
        200,
        <Login action="/main/start" sp={sp.entityId} user={this.#options.defaultUser} fields={fields} />,
      )
    const wrong = wrongUser(user) ?? wrongRelayState(relayState) ?? this.#refusal(user)
    if (wrong !== undefined) return problem(c, 400, wrong)
    return this.#answer(c, 'main', sp, this.#login('main', sp, user), relayState)
  }

  /** Answers an AuthnRequest. @see SAML Profiles 4.1.4 */
  async sso(c: Context, name = this.#issuerName(c)): Promise<Response> {
    if (name === undefined) return unknownIssuer(c)
    const byPost = c.req.method === 'POST'
    const fields = byPost ? await formFields(c) : c.req.query()
    if (fields.SAMLRequest === undefined) return problem(c, 400, 'There is no SAMLRequest.')
    const reading = byPost ? readPost(fields.SAMLRequest) : readRedirect(fields.SAMLRequest)
    if (reading.kind === 'error') return problem(c, 400, `${reading.error.code}: ${reading.error.message}.`)
    const { request } = reading
    const sp = this.#options.sps.find(({ entityId }) => entityId === request.issuer)
    if (sp === undefined) return problem(c, 400, `The service provider ${request.issuer} is not registered.`)
    const wrong = this.#wrongRequest(request, name, sp) ?? wrongRelayState(fields.RelayState)
    if (wrong !== undefined) return problem(c, 400, wrong)
    return this.#signIn(c, name, { ...sp, acs: endpointNamed(sp, request) ?? sp.acs }, request, fields)
  }

  /** Answers a LogoutRequest. This IdP keeps no sessions, so that there is nothing else to end. @see SAML Profiles 4.4.3.4 */
  async slo(c: Context): Promise<Response> {
    const name = this.#issuerName(c)
    const issuer = this.#issuer(name)
    if (name === undefined || issuer === undefined) return unknownIssuer(c)
    const byPost = c.req.method === 'POST'
    const fields = byPost ? await formFields(c) : c.req.query()
    if (fields.SAMLRequest === undefined) return page(c, 200, <Problem message="The service provider answered." />)
    const reading = readLogout(fields.SAMLRequest, byPost ? 'plain' : 'deflated')
    if (reading.kind === 'error') return problem(c, 400, `No LogoutRequest: ${reading.why}.`)
    const { message } = reading
    const sp = this.#options.sps.find(({ entityId }) => entityId === message.issuer)
    if (sp?.slo === undefined)
      return problem(c, 400, 'The service provider is not registered, or has no single logout.')
    const { keyring, now, nextId } = this.#options
    const { response: plan } = planFor('response', name)
    const recipe = honestLogoutResponse({ issuer: this.#entityId(name), destination: sp.slo }, message.id)
    const xml = mintLogout(recipe, undefined, { keyring, now: now(), nextId })
    const relayState = fields.RelayState
    const query = plan ? signedQuery({ field: 'SAMLResponse', xml, relayState }, plan, keyring) : []
    return c.redirect(`${sp.slo}?${query.join('&')}`, 303)
  }

  #signIn(c: Context, name: IssuerName, sp: RegisteredSp, request: AuthnRequest, fields: Fields) {
    const { RelayState } = fields
    const status = name === 'main' ? refusalIn(this.#options.dialect, request) : undefined
    if (status !== undefined) {
      const refused = failing(this.#login(name, sp, this.#options.defaultUser, request), status, request.id)
      return this.#answer(c, name, sp, refused, RelayState)
    }
    const user = fields.user || c.req.query('user') || this.#options.autoUser
    if (user !== undefined) {
      const wrong = wrongUser(user)
      if (wrong !== undefined) return problem(c, 400, wrong)
      if (this.#refusal(user) !== undefined) {
        const refused = failing(this.#login(name, sp, user, request), AUTHN_FAILED, request.id)
        return this.#answer(c, name, sp, refused, RelayState)
      }
      return this.#answer(c, name, sp, inAnswerTo(this.#login(name, sp, user, request), request), RelayState)
    }
    const login = this.#login(name, sp, this.#options.defaultUser)
    if (request.isPassive) return this.#answer(c, name, sp, nobodySignedIn(login, request), RelayState)
    const kept = [
      { name: 'SAMLRequest', value: Buffer.from(request.xml).toString('base64') },
      ...(RelayState === undefined ? [] : [{ name: 'RelayState', value: RelayState }]),
    ]
    const form = <Login action={`/${name}/sso`} sp={sp.entityId} user={this.#options.defaultUser} fields={kept} />
    return page(c, 200, form)
  }

  #answer(c: Context, name: IssuerName, sp: RegisteredSp, recipe: Recipe, relayState: string | undefined) {
    const { mode } = this.#options
    const xml = signedIn(recipe, mode, this.#occasion(name, sp), { ...this.#options, dialect: this.#dialect(name) })
    const fields = [
      { name: 'SAMLResponse', value: Buffer.from(xml).toString('base64') },
      ...(relayState === undefined ? [] : [{ name: 'RelayState', value: relayState }]),
    ]
    return page(c, 200, <SelfPosting action={sp.acs} fields={fields} />)
  }

  #login(name: IssuerName, sp: RegisteredSp, user: string, request?: AuthnRequest): Recipe {
    const { claims = {}, roles } = this.#options
    const login = { user, issuer: this.#entityId(name), sp, claims, roles }
    const said = saidIn(this.#dialect(name), login, this.#occasion(name, sp, request))
    const token = this.#options.tokenOf?.(user)
    return token?.kind === 'issued' ? withToken(said, token) : said
  }

  /** Why a user of the directory gets no token. */
  #refusal(user: string): string | undefined {
    const token = this.#options.tokenOf?.(user)
    return token?.kind === 'refused' ? `The directory gives no token: the user is ${token.why}.` : undefined
  }

  #occasion(name: IssuerName, sp: RegisteredSp, request?: AuthnRequest): Occasion {
    return { issuer: name, entityId: this.#entityId(name), sp, request }
  }

  #dialect(name: IssuerName): DialectName | undefined {
    return name === 'main' ? this.#options.dialect : undefined
  }

  #doors(name: IssuerName): Dialect['doors'] {
    const dialect = this.#dialect(name)
    return dialect === undefined ? {} : DIALECTS[dialect].doors
  }

  #entityId(name: IssuerName): string {
    return this.#doors(name).entityId?.is(this.#options.baseUrl) ?? this.#issuer(name)?.entityId ?? ''
  }

  #wrongRequest(request: AuthnRequest, name: IssuerName, sp: RegisteredSp): string | undefined {
    const { destination, acsUrl, acsIndex, protocolBinding } = request
    if (destination !== undefined && destination.split('?', 1)[0] !== this.#ssoUrl(name))
      return `The request is meant for ${destination}, which is not here: ${this.#ssoUrl(name)}.`
    if (endpointNamed(sp, request) === undefined)
      return `The request wants the answer at ${acsUrl ?? `the endpoint with the index ${acsIndex}`}, which is not registered for ${sp.entityId}.`
    if (protocolBinding !== undefined && protocolBinding !== POST)
      return `The request wants the answer by ${protocolBinding}; only HTTP-POST is offered.`
    return undefined
  }

  #issuerName(c: Context): IssuerName | undefined {
    const wanted = c.req.param('issuer')
    return ISSUER_NAMES.find((name) => name === wanted && this.#options.keyring[name] !== undefined)
  }

  #issuer(wanted: string | undefined): Issuer | undefined {
    const name = ISSUER_NAMES.find((one) => one === wanted)
    return name && this.#options.keyring[name]
  }

  #sloUrl(name: IssuerName): string {
    return `${this.#options.baseUrl}/${name}/slo`
  }

  #ssoUrl(name: IssuerName): string {
    return `${this.#options.baseUrl}${this.#doors(name).sso?.is ?? `/${name}/sso`}`
  }
}

function refuseOddAcs(acs: string): void {
  if (URL.canParse(acs) && /^https?:$/.test(new URL(acs).protocol)) return
  throw new ServerRefusal(
    'ACS_NOT_HTTP',
    `${acs} is no http or https address`,
    "Name the SP's assertion consumer service.",
  )
}

function wrongUser(user: string): string | undefined {
  if (user.length > MOST_USER) return `The user's name is longer than ${MOST_USER} characters.`
  return /[\p{Cc}\p{Cs}\ufffe\uffff]/u.test(user) ? 'The user has a character that XML cannot hold.' : undefined
}

const wrongRelayState = (relayState: string | undefined): string | undefined =>
  Buffer.byteLength(relayState ?? '') > MOST_RELAY_STATE
    ? `RelayState is longer than ${MOST_RELAY_STATE} bytes (SAML Bindings 3.4.3, 3.5.3).`
    : undefined

async function formFields(c: Context): Promise<Fields> {
  const entries = Object.entries(await c.req.parseBody())
  return Object.fromEntries(entries.flatMap(([name, value]) => (typeof value === 'string' ? [[name, value]] : [])))
}

const page = (c: Context, status: 200 | 400 | 404 | 413 | 500, content: JSX.Element): Response | Promise<Response> =>
  c.html(`<!doctype html>${content}`, status)

const problem = (c: Context, status: 400 | 404 | 413 | 500, message: string): Response | Promise<Response> =>
  page(c, status, <Problem message={message} />)

const unknownIssuer = (c: Context): Response | Promise<Response> => problem(c, 404, 'There is no such issuer.')
