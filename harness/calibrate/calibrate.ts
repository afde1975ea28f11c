import { MODES, type Mode } from '../../mock-idp/sign/plan.ts'
import { diagnose } from '../doctor/diagnosis.ts'
import type { Browser, Exchange } from '../drive/driver.ts'
import { HarnessError } from '../error.ts'
import { answerOf } from '../observe/answer.ts'
import { pageOf } from '../observe/page.ts'
import type { DeclaredTarget } from '../target/target.ts'
import { learn } from './learn.ts'
import { type CalibrateOptions, logIn, openBrowser } from './log-in.ts'
import { pagesFor } from './pages.ts'
import type { Learned, Unclear } from './proposal.ts'
import { userReadersOf } from './user-readers.ts'
import { BROKEN_KINDS, type Login, type Visits } from './visits.ts'
import { withWays } from './ways.ts'

/** Honest users to learn from: what differs between them is the user, what differs between visits is noise. */
const HONEST_LOGINS = 3
const VISITS = 2
/** Pages that are looked at closely. */
const MAX_PAGES = 6

/**
 * Learns how an SP looks to who is signed in, to nobody, and when it refuses, from a few honest and a few broken logins.
 * @throws HarnessError TARGET_UNREACHABLE, where nothing answers
 */
export async function calibrate(options: CalibrateOptions): Promise<Learned> {
  const known = pagesFor(options.target.sp.acs, options.probes ?? [])
  await reach(options)
  const nobody = openBrowser(options)
  const before = await visit(nobody, known)

  const tried: Login[] = []
  for (const mode of options.target.modes ?? MODES) {
    const { login, browser } = await logIn(options, mode, 'honest', tried.length)
    const landed = landingOf(login)
    const order = landed === undefined || known.includes(landed) ? known : [...named(options, known), landed, ...known]
    const all = [...new Set(order)]
    const seen = { ...login, pages: await visit(browser, all) }
    tried.push(seen)
    const telling = all
      .filter((address) =>
        (seen.pages.get(address) ?? []).some((page) => userReadersOf(pageOf(page), seen.user).length > 0),
      )
      .slice(0, MAX_PAGES)
    if (telling.length > 0) {
      const visits = await closely(options, mode, { login: seen, browser }, telling, tried.length)
      const learned = learn(visits, telling)
      if (learned.kind === 'unclear') return learned
      return withWays(learned, options, { mode, nobody: before, somebody: seen.pages })
    }
    if (pageOf(login.answer).status === undefined) break
  }
  const broken: Login[] = []
  const isSilent = tried.every(({ answer }) => pageOf(answer).status === undefined)
  const [mode = 'assertion'] = options.target.modes ?? []
  // Who does not answer is not asked over and over.
  if (!isSilent) for (const kind of BROKEN_KINDS) broken.push((await logIn(options, mode, kind, 0)).login)
  const learned = learn({ mode: undefined, anonymous: before, honest: tried, broken }, known)
  const [first] = tried
  if (learned.kind === 'proposal' || first === undefined) return learned
  const told = isHurried(tried) ? { ...learned, give: [PATIENCE, ...learned.give] } : learned
  return withDiagnosis(told, first, options.target)
}

const PATIENCE =
  'an SP that answers as often as it is asked: it said 429 (too many requests); wait, or lift its limit for this machine'

const isHurried = (logins: readonly Login[]): boolean =>
  logins.some(({ answer, pages }) => [answer, ...[...pages.values()].flat()].some((one) => pageOf(one).status === 429))

/** Where the SP says no to an honest login, what it says may tell what to mend. */
function withDiagnosis(unclear: Unclear, { answer }: Login, target: DeclaredTarget): Unclear {
  const said = answerOf(answer, {})
  if (answer.onward === undefined && said.failure === undefined && (said.status ?? 0) < 400) return unclear
  const played = {
    seen: { kind: 'anonymous', answer: said },
    steps: [{ act: 'present', at: 0, exchanges: [answer] }],
  } as const
  return { ...unclear, give: [...unclear.give, diagnose(played, target).mend] }
}

const named = ({ target, probes = [] }: CalibrateOptions, known: readonly string[]): readonly string[] =>
  known.filter((address) => probes.some((one) => new URL(one, target.sp.acs).href === address))

/**
 * Several users, several visits, and the broken logins, on the pages that show a name.
 * @param before honest logins that were sent already
 */
async function closely(
  options: CalibrateOptions,
  mode: Mode,
  { login, browser }: { readonly login: Login; readonly browser: Browser },
  addresses: readonly string[],
  before: number,
): Promise<Visits> {
  const honest = [{ ...login, pages: merged(only(login.pages, addresses), await visit(browser, addresses)) }]
  const anonymous = merged(await visit(openBrowser(options), addresses), await visit(openBrowser(options), addresses))
  for (let at = 0; at < HONEST_LOGINS - 1; at += 1) {
    const { login: next, browser: other } = await logIn(options, mode, 'honest', before + at)
    let pages: Pages = new Map()
    for (let round = 0; round < VISITS; round += 1) pages = merged(pages, await visit(other, addresses))
    honest.push({ ...next, pages })
  }
  const broken: Login[] = []
  for (const kind of BROKEN_KINDS) {
    const { login: refused, browser: other } = await logIn(options, mode, kind, 0)
    broken.push({ ...refused, pages: await visit(other, addresses) })
  }
  return { mode, anonymous, honest, broken }
}

type Pages = ReadonlyMap<string, readonly Exchange[]>

const only = (pages: Pages, addresses: readonly string[]): Pages =>
  new Map(addresses.map((address) => [address, pages.get(address) ?? []]))

const merged = (one: Pages, other: Pages): Pages =>
  new Map([...other].map(([address, exchanges]) => [address, [...(one.get(address) ?? []), ...exchanges]]))

async function visit(browser: Browser, addresses: readonly string[]): Promise<Pages> {
  const pages = new Map<string, readonly Exchange[]>()
  for (const url of addresses) pages.set(url, [await browser.send({ method: 'GET', url })])
  return pages
}

/** Where a login led: a page to look at, unless it is one user's own, or is only the answer to the message. */
function landingOf({ answer, user }: Login): string | undefined {
  const hop = answer.hops.at(-1) ?? answer.hops[0]
  if (hop.request.method !== 'GET' || answer.onward !== undefined) return undefined
  const url = new URL(hop.request.url)
  url.hash = ''
  return decoded(url.href).includes(user) ? undefined : url.href
}

const decoded = (text: string): string => {
  try {
    return decodeURIComponent(text)
  } catch {
    return text
  }
}

async function reach({ driver, target }: CalibrateOptions): Promise<void> {
  const { hops } = await driver.open(() => true).send({ method: 'GET', url: target.sp.acs })
  const { failure } = hops.at(-1) ?? hops[0]
  if (failure === undefined || failure.kind === 'bad-redirect' || failure.kind === 'too-many-redirects') return
  throw new HarnessError(
    'TARGET_UNREACHABLE',
    `${target.name}: ${target.sp.acs} does not answer (${failure.kind}: ${failure.message})`,
    'Start the SP, or mend sp.acs in the target file.',
  )
}
