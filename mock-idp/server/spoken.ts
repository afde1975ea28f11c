import type { Dialect } from '../dialects/dialect.ts'
import { DIALECTS, type DialectName, defaultMode, dialectSteps } from '../dialects/index.ts'
import type { Endpoints } from '../message/endpoint.ts'
import { type HonestLogin, honest } from '../message/honest.ts'
import { identified } from '../message/identified.ts'
import type { Recipe } from '../message/recipe.ts'
import type { Recipients } from '../sign/encryption.ts'
import type { Keyring } from '../sign/keyring.ts'
import { mint } from '../sign/mint.ts'
import { type IssuerName, type Mode, planFor } from '../sign/plan.ts'
import type { SignedXml } from '../sign/signed-xml.ts'
import type { Change, Facts } from '../tamper/step.ts'
import type { AuthnRequest } from './authn-request.ts'

/** An SP that may be answered. */
export interface Addressee extends Endpoints {
  readonly entityId: string
  /** Certificates of its keys for encryption, DER in base64. */
  readonly encryption?: readonly string[] | undefined
}

interface Speaking {
  readonly dialect: DialectName | undefined
  readonly keyring: Keyring
  readonly now: () => number
  readonly nextId: () => string
}

/** Who signs a login, for whom. */
export interface Occasion {
  readonly issuer: IssuerName
  readonly entityId: string
  readonly sp: Addressee
  readonly request?: AuthnRequest | undefined
}

const stepsOf = <S extends Change['stage']>(dialect: DialectName | undefined, stage: S) =>
  (dialect === undefined ? [] : dialectSteps(dialect)).filter(
    (step): step is Extract<Change, { stage: S }> => step.stage === stage,
  )

const factsOf = (user: string, { issuer, entityId, sp, request }: Occasion): Facts => ({
  user,
  marker: user,
  sp: { ...sp, encryption: sp.encryption?.length ? { certificates: sp.encryption } : undefined },
  issuer,
  issuers: { [issuer]: entityId },
  certificates: [issuer],
  trusts: [issuer],
  tenants: [],
  claims: {},
  languages: { supported: [], default: undefined },
  adminLimitSeconds: undefined,
  skewSeconds: 0,
  request: request && { id: request.id, xml: request.xml },
})

/** A login as the dialect says it, before it is an answer to anything. */
export function saidIn(dialect: DialectName | undefined, login: HonestLogin, occasion: Occasion): Recipe {
  const facts = factsOf(login.user, occasion)
  return stepsOf(dialect, 'say').reduce((recipe, step) => step.apply(recipe, facts), honest(login))
}

/** The message of a recipe, signed and encrypted as the dialect does, or as the mode says. */
export function signedIn(recipe: Recipe, mode: Mode | undefined, occasion: Occasion, speaking: Speaking): SignedXml {
  const { dialect, keyring, now, nextId } = speaking
  const facts = factsOf('', occasion)
  const usual = planFor(mode ?? (dialect === undefined ? 'both' : modeFor(dialect, recipe)), occasion.issuer)
  const plan = stepsOf(dialect, 'sign').reduce((planned, step) => step.apply(planned, facts), usual)
  const own = facts.sp.encryption?.certificates
  const recipients: Recipients | undefined = own && { own, other: undefined, entityId: occasion.sp.entityId }
  const xml = mint(identified(recipe, plan, nextId), plan, { keyring, now: now(), nextId, recipients })
  return stepsOf(dialect, 'rewrite').reduce((text, step) => step.apply(text, facts), xml)
}

/** A response that carries no assertion has nothing else to sign. */
const modeFor = (dialect: DialectName, { response }: Recipe): Mode =>
  response.assertions.length === 0 ? 'response' : defaultMode(dialect)

const UNSPECIFIED = 'urn:oasis:names:tc:SAML:1.1:nameid-format:unspecified'

/** How the product refuses the request, where it does. */
export function refusalIn(dialect: DialectName | undefined, request: AuthnRequest): Recipe['response']['status'] {
  if (dialect === undefined) return undefined
  const { fails = [], writes }: Dialect = DIALECTS[dialect]
  const issued = writes.nameId?.is
  const wants = { format: request.nameIdFormat, classes: request.contextClasses }
  for (const { is } of fails) {
    const { to, ...status } = is
    const format = typeof issued === 'object' ? issued.format : undefined
    const isOtherFormat = wants.format !== undefined && wants.format !== UNSPECIFIED && wants.format !== format
    if (to === 'a name identifier format that no rule issues' && isOtherFormat) return status
    const isOtherClass = wants.classes.length > 0 && !wants.classes.includes(writes.contextClass?.is ?? '')
    if (to === 'what it does not do' && isOtherClass) return status
  }
  return undefined
}
