import type { Exchange } from '../drive/driver.ts'
import { cleaned } from '../observe/excerpt.ts'
import { pageOf } from '../observe/page.ts'
import { read } from '../observe/reader.ts'
import type { Matcher, Observe } from '../target/target.ts'
import { type Feature, featuresApart, fits, RANK, statusOf } from './features.ts'
import { noiseOf } from './noise.ts'
import type { Confidence, Learned, Part, Proposal, Unclear } from './proposal.ts'
import { errorOf, refusalOf } from './refusals.ts'
import { showsNobody } from './shows-nobody.ts'
import { type UserReader, userReadersOf } from './user-readers.ts'
import type { Login, Visits } from './visits.ts'

/**
 * What the visits say of how the SP looks when it accepts, when it refuses and to nobody. Pure. No guess is made where these
 * cannot be told apart.
 * @param order addresses of the pages, the likeliest first
 */
export function learn(visits: Visits, order: readonly string[]): Learned {
  if (visits.mode === undefined) return showsNobody(visits, order)
  const found = order.map((address) => candidateOf(address, visits))
  const candidates = found.filter((one) => 'score' in one)
  // Of equals, the first.
  const [best] = [...candidates].sort((one, other) => other.score - one.score)
  if (best === undefined) {
    const reasons = found.filter((one) => 'why' in one)
    return unclear(reasons)
  }
  return proposalOf(best, visits, candidates)
}

interface Candidate {
  readonly address: string
  readonly reader: UserReader
  readonly alive: Told
  readonly anonymous: Told
  readonly signedIn: readonly Exchange[]
  readonly nobody: readonly Exchange[]
  readonly acceptedBroken: readonly Login[]
  readonly refused: readonly Login[]
  readonly score: number
}

interface NoCandidate {
  readonly address: string
  readonly why: string
  readonly give: string
}

/** A matcher that all of some answers fit, and none of others. */
interface Told {
  readonly matcher: Matcher
  readonly confidence: Confidence
}

const SCORE = { high: 3, medium: 2, low: 1 } as const satisfies Record<Confidence, number>
const ANOTHER_PAGE = 'a page that only shows a name to who is signed in: --probe PATH'

function candidateOf(address: string, visits: Visits): Candidate | NoCandidate {
  const no = (why: string, give = ANOTHER_PAGE): NoCandidate => ({ address, why: `${address}: ${why}`, give })
  const pagesOf = ({ pages }: Login) => pages.get(address) ?? []
  const signedIn = visits.honest.flatMap(pagesOf)
  const [first] = visits.honest
  const [page] = signedIn
  if (first === undefined || page === undefined) return no('it was not visited by who signed in')

  const reader = userReadersOf(pageOf(page), first.user).find((one) =>
    visits.honest.every((login) => pagesOf(login).every((exchange) => reads(one, exchange) === login.user)),
  )
  if (reader === undefined) {
    const named = visits.honest.filter((login) =>
      pagesOf(login).every((one) => pageOf(one).source.includes(login.user)),
    )
    return named.length === visits.honest.length
      ? no('it shows the name of each user, but in no place of its own that is the same for all')
      : no(
          `after ${visits.honest.length} honest logins it shows the name of ${named.length}: the SP does not treat equal logins alike`,
          'an SP that accepts every honest login; see its log, and `saml-assay doctor`',
        )
  }

  const isIn = (login: Login) => pagesOf(login).some((exchange) => reads(reader, exchange) === login.user)
  const acceptedBroken = visits.broken.filter(isIn)
  const refused = visits.broken.filter((login) => !isIn(login))
  if (refused.length === 0) {
    return no(
      `who logs in with ${list(visits.broken.map(({ kind }) => kind))} is signed in, as after an honest login: nothing shows how a refusal looks`,
      'an SP that checks signatures; this one accepts logins that nobody signed, or the trust of another IdP is open to all',
    )
  }
  const strangers = visits.anonymous.get(address) ?? []
  const afterRefusal = refused.flatMap(pagesOf)
  const nobody = [...strangers, ...afterRefusal]
  const failing = nobody.find((exchange) => (pageOf(exchange).status ?? 599) >= 500)
  if (failing !== undefined) return no(`nobody gets ${pageOf(failing).status ?? 'no answer'} there, as from a crash`)
  const alive = told(signedIn, nobody, presenceOf(reader))
  const anonymous = told(nobody, signedIn) ?? either(told(strangers, signedIn), told(afterRefusal, signedIn))
  if (alive === undefined || anonymous === undefined) {
    return no('it looks the same to who is signed in and to nobody, but for the name')
  }
  const score = SCORE[reader.confidence] + SCORE[alive.confidence] + SCORE[anonymous.confidence]
  return { address, reader, alive, anonymous, signedIn, nobody, acceptedBroken, refused, score }
}

const reads = ({ reader }: UserReader, exchange: Exchange) => read(reader, pageOf(exchange))

/** That the user can be read at all: the best sign of a session, next to a flag. */
function presenceOf({ reader }: UserReader): readonly Feature[] {
  if ('json' in reader) {
    // Some leave it out for nobody, others leave it empty.
    return [{ exists: true }, { regex: '\\S' }].map((value) => ({
      matcher: { json: { [reader.json]: value } },
      rank: RANK.empty,
    }))
  }
  if ('html' in reader) {
    const { selector, matches } = reader.html
    const html = [{ selector }, ...(matches === undefined ? [] : [{ selector, text: matches }])]
    return html.map((one) => ({ matcher: { html: one }, rank: RANK.value }))
  }
  if ('header' in reader) return [{ matcher: { header: { name: reader.header } }, rank: RANK.value }]
  return []
}

function told(all: readonly Exchange[], none: readonly Exchange[], own: readonly Feature[] = []): Told | undefined {
  const tells = (feature: Feature) =>
    all.every((one) => fits(feature.matcher, one)) && none.every((one) => !fits(feature.matcher, one))
  const [best] = [...own.filter(tells), ...featuresApart(all, none)].sort((one, other) => one.rank - other.rank)
  const [first] = all
  if (best === undefined || first === undefined) return undefined
  const status = statusOf(first)
  const differs = tells(status)
  const isSteady = all.every((one) => fits(status.matcher, one))
  const isWorth = best.rank < RANK.status && (differs || (isSteady && pageOf(first).status === 200 && own.length > 0))
  return {
    matcher: isWorth ? { allOf: [status.matcher, best.matcher] } : best.matcher,
    confidence: confidenceOf(best, differs, pageOf(first).status),
  }
}

function confidenceOf({ rank }: Feature, differs: boolean, status = 0): Confidence {
  if (rank <= RANK.value) return 'high'
  if (rank === RANK.status) return status === 401 || status === 403 ? 'medium' : 'low'
  if (rank < RANK.title) return differs ? 'high' : 'medium'
  return differs ? 'medium' : 'low'
}

const either = (one: Told | undefined, other: Told | undefined): Told | undefined =>
  one && other && { matcher: { anyOf: [one.matcher, other.matcher] }, confidence: 'low' }

function unclear(reasons: readonly NoCandidate[]): Unclear {
  return {
    kind: 'unclear',
    why: reasons.map(({ why }) => why),
    give: [...new Set(reasons.map(({ give }) => give))],
  }
}

function proposalOf(best: Candidate, visits: Visits, candidates: readonly Candidate[]): Proposal {
  const { address, reader, alive, anonymous, signedIn, nobody, acceptedBroken, refused } = best
  const refusal = refusalOf(refused, visits.honest)
  const error = errorOf(refused, visits.honest)
  const observe: Observe = {
    identity: { get: address, alive: alive.matcher, user: reader.reader },
    anonymous: anonymous.matcher,
    ...(error === undefined ? {} : { error: error.error }),
    ...(refusal === undefined ? {} : { refusal: refusal.matcher }),
  }
  const counted = `${signedIn.length} visits of ${visits.honest.length} users who signed in, not in ${nobody.length} visits of nobody`
  const noise = noiseOf(visits.honest.map(({ pages }) => pages.get(address) ?? []))
  const others = candidates.filter((one) => one !== best).map((one) => one.address)
  const users = visits.honest.map(({ user }) => JSON.stringify(cleaned(user, 60)))
  const parts: Part[] = [
    {
      key: 'identity.get',
      confidence: best.score >= 8 ? 'high' : best.score >= 6 ? 'medium' : 'low',
      evidence: [
        `names who is signed in, and nobody else${others.length === 0 ? '' : `; so do ${list(others)}`}`,
        ...(noise === '' ? [] : [`left out, for it changes from visit to visit: ${noise}`]),
      ],
    },
    { key: 'identity.alive', confidence: alive.confidence, evidence: [`seen in ${counted}`] },
    {
      key: 'identity.user',
      confidence: reader.confidence,
      evidence: [`read ${list(users)}, each after their own login`],
    },
    {
      key: 'anonymous',
      confidence: anonymous.confidence,
      evidence: [
        `seen in ${nobody.length} visits of nobody (never signed in, or refused: ${list(refused.map(({ kind }) => kind))}), not in ${signedIn.length} visits of who signed in`,
      ],
    },
    ...(refusal === undefined ? [] : [{ key: 'refusal' as const, ...refusal }]),
    ...(error === undefined ? [] : [{ key: 'error' as const, ...error }]),
  ]
  return {
    kind: 'proposal',
    observe,
    parts: parts.map(({ key, confidence, evidence }) => ({ key, confidence, evidence })),
    notes: notesOf(acceptedBroken, refused, refusal !== undefined),
  }
}

function notesOf(acceptedBroken: readonly Login[], refused: readonly Login[], hasRefusal: boolean): readonly string[] {
  const crashing = refused.filter(({ answer }) => (pageOf(answer).status ?? 0) >= 500).map(({ kind }) => kind)
  return [
    ...(acceptedBroken.length === 0
      ? []
      : [
          `the SP accepted a login that it should have refused: ${list(acceptedBroken.map(({ kind }) => kind))}; run the suite`,
        ]),
    ...(hasRefusal || crashing.length === 0
      ? []
      : [
          `answered with a 5xx: ${list(crashing)}; where this is the SP's way of refusing and no crash, write observe.refusal by hand`,
        ]),
  ]
}

const list = (items: readonly string[]): string => items.join(', ')
