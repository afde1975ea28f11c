import { createHash } from 'node:crypto'
import { stepsInClear } from '../../mock-idp/dialects/index.ts'
import { anotherEndpoint } from '../../mock-idp/message/endpoint.ts'
import type { Keyring } from '../../mock-idp/sign/keyring.ts'
import { type CertificateName, ISSUER_NAMES, MODES, type Mode } from '../../mock-idp/sign/plan.ts'
import { type Change, type Facts, fill, type LogoutChange, type Lure } from '../../mock-idp/tamper/step.ts'
import type { Act, Outcome, Wanted } from '../../suites/case.ts'
import type { NamedCase } from '../../suites/cases/index.ts'
import { levelOf } from '../../suites/cases/level.ts'
import { asks } from '../../suites/profiles/asks.ts'
import type { Profile } from '../../suites/profiles/profile.ts'
import type { Level } from '../../suites/requirements/requirement.ts'
import { perchOn, type Roost } from '../canary/canary.ts'
import type { Basis } from '../judge/verdict.ts'
import { type Declared, declaredBy } from '../target/declared.ts'
import type { DeclaredTarget, Target } from '../target/target.ts'
import { missingColumn, readsList } from './list-columns.ts'

/** One case in one mode, as it is put to one target. */
export interface Question {
  readonly case: NamedCase
  readonly mode: Mode
  readonly level: Level
  readonly basis: Basis
  readonly wanted: Wanted
  /** The scene with the difference laid over it. */
  readonly scene: readonly Act[]
  /** Absent: the case is an honest login itself. */
  readonly twin: readonly Act[] | undefined
}

const HONEST: readonly Act[] = [{ do: 'present' }]

/** Every case that the profile asks, in every mode in which it makes sense, in the order of the catalogue. */
export function questionsFor(target: Target, profile: Profile, cases: readonly NamedCase[]): readonly Question[] {
  const declared = declaredBy(target, profile)
  return cases
    .filter((one) => asks(profile, one))
    .flatMap((one) => (one.modes ?? MODES).map((mode) => questionOf(one, mode, declared, profile)))
}

function questionOf(one: NamedCase, mode: Mode, declared: Declared, profile: Profile): Question {
  const base = one.scene ?? HONEST
  const { delta } = one
  const scene =
    delta === undefined
      ? base
      : base.map((act, at) => (at === (delta.at ?? 0) ? ({ ...act, ...delta.is } as Act) : act))
  const own = delta === undefined && one.scene === undefined
  return {
    case: one,
    mode,
    level: levelOf(one, profile.products),
    ...wantedOf(one, declared),
    scene,
    twin: own ? undefined : delta === undefined ? HONEST : base,
  }
}

function wantedOf({ wants }: NamedCase, declared: Declared): { wanted: Wanted; basis: Basis } {
  if (!('policy' in wants)) return { wanted: wants, basis: 'specification' }
  const value = declared[wants.policy]
  const wanted = value === undefined ? undefined : wants.is[value]
  if (wanted !== undefined) return { wanted, basis: 'declaration' }
  const outcomes = Object.values(wants.is).flatMap((one) => one.oneOf)
  return { wanted: { oneOf: outcomes as [Outcome, ...Outcome[]], observe: true }, basis: 'declaration' }
}

/** The changes to the logins of a scene. */
export const loginChangesIn = (scene: readonly Act[]): readonly Change[] =>
  scene.flatMap((act) => (act.do === 'present' ? (act.changes ?? []) : []))

/** What the changes of a scene would make an SP do that follows them. */
export const luresIn = (scene: readonly Act[]): ReadonlySet<Lure> =>
  new Set(loginChangesIn(scene).flatMap(({ lures }) => lures ?? []))

/** The key of the target file without which changes cannot be made. */
export const missingForChanges = (changes: readonly (Change | LogoutChange)[], facts: Facts): string | undefined =>
  changes
    .map(({ needs, lures }) => (lures !== undefined && facts.canary === undefined ? 'canary.listen' : needs?.(facts)))
    .find((missing) => missing !== undefined)

export const changesIn = (scene: readonly Act[]): readonly (Change | LogoutChange)[] =>
  scene.flatMap((act): readonly (Change | LogoutChange)[] => ('changes' in act ? (act.changes ?? []) : []))

/** Of itself, or to hold a request of the SP against. */
const readsMetadata = (act: Extract<Act, { do: 'read' }>): boolean =>
  act.document === 'sp-metadata' || (act.document === 'authn-request' && act.rule === 'signature')

/** The key of the target file without which the question cannot be put. */
export function missingFor(question: Question, target: Target, facts: Facts): string | undefined {
  const { case: one, scene, wanted } = question
  const { observe, hooks, limits, sp } = target
  for (const act of scene) {
    if (act.do === 'set' && hooks[act.hook] === undefined) return `hooks.${act.hook}`
    if ('issuer' in act && act.issuer !== undefined && target.issuers[act.issuer] === undefined) {
      return `issuers.${act.issuer}`
    }
    if (act.do === 'present' && target.flow === 'sp-initiated') {
      const missing = missingToAsk(act, target)
      if (missing !== undefined) return missing
    }
    if (act.do === 'choose' && observe.chooser === undefined) return 'observe.chooser'
    if (act.do === 'read' && readsMetadata(act) && sp.metadata === undefined) return 'sp.metadata'
    if (act.do === 'read' && act.document === 'web-page' && observe.web === undefined) return 'observe.web'
    if (act.do === 'read' && act.document === 'console' && typeof act.rule === 'object') {
      if (observe.notices?.[act.rule.of] === undefined) return `observe.notices.${act.rule.of}`
    }
    const needsMaintenance = act.do === 'maintain' || (act.do === 'read' && act.document === 'maintenance')
    if (needsMaintenance && target.maintenance === undefined) return 'maintenance'
    if (act.do === 'log-in' && sp.login === undefined) return 'sp.login'
    if (act.do === 'log-in' && act.name.includes('{native}') && sp.login?.native === undefined) return 'sp.login.native'
    if (act.do === 'read' && readsList(act)) {
      const missing = missingColumn(act, observe.lists)
      if (missing !== undefined) return missing
    }
    if (act.do === 'logout') {
      const missing = missingForLogout(act, sp)
      if (missing !== undefined) return missing
    }
    if (act.do === 'start') {
      const how = act.how ?? 'url'
      const url = sp.start?.[how]
      if (url === undefined) return sp.start === undefined ? 'sp.start' : `sp.start.${how}`
      if (act.typed !== undefined && !JSON.stringify(sp.start).includes('{name}')) return 'sp.start.steps ({name})'
      if (act.target !== undefined && !url.includes('{target}')) return `sp.start.${how} ({target})`
    }
    if (act.do === 'wait' && act.seconds > limits.maxWaitSeconds) return `limits.maxWaitSeconds (${act.seconds})`
  }
  for (const outcome of wanted.oneOf) {
    if (outcome.kind === 'chooser' && observe.chooser === undefined) return 'observe.chooser'
    if (outcome.kind !== 'session') continue
    const { login } = outcome
    if (login.roles !== undefined && observe.identity.roles === undefined) return 'observe.identity.roles'
    if (login.tenant !== undefined && observe.identity.tenant === undefined) return 'observe.identity.tenant'
    if (login.language !== undefined && observe.language === undefined) return 'observe.language'
    if (login.displayName !== undefined && observe.identity.displayName === undefined)
      return 'observe.identity.displayName'
    if (login.timezone !== undefined && observe.identity.timezone === undefined) return 'observe.identity.timezone'
    const { endsIn, endsWithCookie } = observe.identity
    if (login.endsWithin !== undefined && endsIn === undefined && endsWithCookie === undefined)
      return 'observe.identity.endsIn'
  }
  return one.needs?.(facts) ?? missingForChanges(changesIn(scene), facts) ?? missingGroup(question, facts)
}

/** What an act or outcome says of groups that the target file does not have. */
function missingGroup({ scene, wanted }: Question, facts: Facts): string | undefined {
  const said = fill(JSON.stringify([scene, wanted]), facts)
  const open = /\{(?:role of group|shared role|group) [^}]*\}/.exec(said)
  return open === null ? undefined : `tenants[].groups (${open[0]})`
}

/** Names the scene of a question within a run. */
export const partOf = ({ case: one, mode }: Question): string => `${one.id}/${mode}`

/** Names the scene of its twin, which all questions of the same twin share. */
export const twinPartOf = ({ twin, mode }: Question): string | undefined =>
  twin && `twin/${mode}/${JSON.stringify(twin)}`

/**
 * What the SP declares by which it refuses the question's twin, an honest message: nothing that differs from that one would be
 * proved.
 */
export const unwelcomeIn = ({ twin = [], mode }: Question, declared: Declared): string | undefined =>
  loginChangesIn(twin)
    .map((change) => change.unwelcome?.(declared, mode))
    .find((reason) => reason !== undefined)

/** An SP that was to ask an issuer must be told which, unless it is the one that it always asks. */
function missingToAsk(
  { issuer = 'main' }: Extract<Act, { do: 'present' }>,
  { issuers, sp }: Target,
): string | undefined {
  const isAsked = issuers[issuer]?.entityId === issuers.main?.entityId || sp.start?.url.includes('{issuer}')
  return isAsked ? undefined : 'sp.start.url ({issuer})'
}

function missingForLogout(act: Extract<Act, { do: 'logout' }>, { singleLogout }: Target['sp']): string | undefined {
  if (singleLogout === undefined) return 'sp.singleLogout'
  if (act.from === 'sp' && singleLogout.start === undefined) return 'sp.singleLogout.start'
  const binding = act.binding ?? 'post'
  return singleLogout[binding] === undefined ? `sp.singleLogout.${binding}` : undefined
}

/** Scenes that turn a knob of the SP run alone. */
export const runsAlone = (question: Question): boolean =>
  question.scene.some((act) => act.do === 'set' || act.do === 'maintain')

export const waits = (question: Question): boolean => question.scene.some((act) => act.do === 'wait' && act.seconds > 0)

/** Certificates that messages can carry. */
export const certificatesOf = (keyring: Keyring): readonly CertificateName[] =>
  ISSUER_NAMES.flatMap((name): readonly CertificateName[] => {
    const issuer = keyring[name]
    if (issuer === undefined) return []
    return [
      name,
      ...(issuer.renewed === undefined ? [] : [`${name}:renewed` as const]),
      ...(issuer.lapsed === undefined ? [] : [`${name}:lapsed` as const]),
    ]
  })

/**
 * What is known of one login: names of its own by seed, case, mode and part, so that no two logins of a run share one.
 * @param roost where its canary sits
 */
export function factsFor(target: DeclaredTarget, profile: Profile, seed: string, part: string, roost?: Roost): Facts {
  const hash = createHash('sha256').update(`${seed}/${target.name}/${part}`).digest('hex')
  const tag = hash.slice(0, 8)
  const { identities } = target
  const { entityId, acs, encryption, singleLogout } = target.sp
  const entityIds = Object.entries(target.issuers).map(([name, issuer]) => [name, issuer.entityId])
  return {
    user: identities.provisioning === 'jit' ? `alice-${tag}` : (identities.accounts[0] ?? ''),
    marker: identities.provisioning === 'jit' ? `mallory-${tag}` : identities.marker,
    sp: {
      entityId,
      acs,
      anotherAcs: anotherEndpoint(target.sp, acs),
      encryption: encryption && { certificates: encryption.certificates, neighbour: encryption.neighbour },
      singleLogout,
    },
    issuer: 'main',
    issuers: Object.fromEntries(entityIds),
    certificates: certificatesOf(target.issuers),
    trusts: target.trusts,
    tenants: target.tenants,
    claims: { ...profile.claims, ...target.claims },
    native: target.sp.login?.native,
    languages: profile.languages,
    adminLimitSeconds: target.session.adminLimitSeconds,
    maintenance: target.maintenance,
    skewSeconds: target.skewSeconds,
    canary: roost && perchOn(roost, hash.slice(8, 40)),
    dialect: target.dialect && stepsInClear(target.dialect),
  }
}

/** The wanted outcomes with the placeholders of this login filled in. */
export function wantedFor({ wanted }: Question, facts: Facts): Question['wanted'] {
  return JSON.parse(JSON.stringify(wanted), (_, value: unknown) =>
    typeof value === 'string' ? fill(value, facts) : value,
  ) as Question['wanted']
}
