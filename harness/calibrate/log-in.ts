import { placeOf } from '../../mock-idp/message/endpoint.ts'
import { seededIds } from '../../mock-idp/sign/ids.ts'
import type { Mode } from '../../mock-idp/sign/plan.ts'
import { flippedSignatureValue, noSignatures } from '../../mock-idp/tamper/rewrite/signature-text.ts'
import { audiences, validity } from '../../mock-idp/tamper/say/conditions.ts'
import type { Change, Facts } from '../../mock-idp/tamper/step.ts'
import type { Profile } from '../../suites/profiles/profile.ts'
import type { Browser, Driver } from '../drive/driver.ts'
import { HarnessError } from '../error.ts'
import type { Asked } from '../run/asked.ts'
import { begin } from '../run/begin.ts'
import { outOfBounds } from '../run/bounds.ts'
import type { Clock } from '../run/clock.ts'
import { carried, compose } from '../run/message.ts'
import { factsFor } from '../run/question.ts'
import type { DeclaredTarget } from '../target/target.ts'
import type { BrokenKind, Login } from './visits.ts'

export interface CalibrateOptions {
  readonly target: DeclaredTarget
  readonly profile: Profile
  readonly driver: Driver
  readonly clock: Clock
  /** Makes the names of its users and the ids of its messages. */
  readonly seed: string
  /** Pages to look at before all others: paths on the origin of the ACS, or URLs. */
  readonly probes?: readonly string[] | undefined
}

const DAY = 86_400

/** Why somebody logs in, besides to be seen. */
type Aside = 'logs out' | 'has two roles'

const CHANGES: Readonly<Record<BrokenKind, readonly Change[]>> = {
  'bad-signature': [flippedSignatureValue],
  unsigned: [noSignatures],
  expired: [validity('it ended a day ago', { notBefore: -2 * DAY, notOnOrAfter: -DAY })],
  'wrong-audience': [audiences('the Audience is another SP', ['https://another-sp.saml-assay.test'])],
}

/** A browser that nobody has used. */
export const openBrowser = ({ driver, target }: CalibrateOptions): Browser => driver.open(outOfBounds(target))

/**
 * Sends one login from a new browser. `at` counts those of one kind: each is another message of another user.
 * @param aside what an honest login says otherwise
 */
export async function logIn(
  options: CalibrateOptions,
  mode: Mode,
  why: Login['kind'] | Aside,
  at: number,
  aside: readonly Change[] = [],
) {
  const { target, profile, clock, seed } = options
  const part = `calibrate/${why}/${mode}/${at}`
  const kind = why === 'logs out' || why === 'has two roles' ? 'honest' : why
  const known = { ...factsFor(target, profile, seed, part), ...(userAt(target, at) ?? {}) }
  const changes = kind === 'honest' ? aside : CHANGES[kind]
  const minting = { keyring: target.issuers, now: clock.now(), nextId: seededIds(`${seed}/${part}`) }
  const browser = openBrowser(options)
  const begun = target.flow === 'sp-initiated' ? await begunBy(browser, options, known) : undefined
  const request = begun?.reading.kind === 'request' ? begun.reading.request : undefined
  const facts = { ...known, request, sp: { ...known.sp, ...placeOf(target.sp, request) } }
  const message = compose(facts, mode, changes, minting)
  const relayState = begun === undefined ? target.relayState : begun.relayState
  const answer = await browser.send(carried(message, facts, changes, relayState))
  const login: Login = { kind, user: message.asserted.user ?? facts.user, answer, pages: new Map() }
  return { login, browser }
}

/** The request with which the SP asks for a login. */
async function begunBy(browser: Browser, { target }: CalibrateOptions, facts: Facts): Promise<Asked> {
  const { asked, why } = await begin(browser, target, { issuer: target.issuers.main?.entityId ?? '', facts })
  if (asked?.reading.kind === 'request') return asked
  throw new HarnessError(
    'TARGET_UNREACHABLE',
    `${target.name}: a login was begun at the SP, and no request came to the IdP${why === undefined ? '' : `: ${why}`}`,
    'Mend sp.start in the target file: its url, its steps, or sso, where requests go.',
  )
}

/** Listed accounts in turn, the marker last: it is an account that can sign in like the others. */
function userAt({ identities }: DeclaredTarget, at: number): { readonly user: string } | undefined {
  if (identities.provisioning === 'jit') return undefined
  const accounts = [...identities.accounts, identities.marker]
  return { user: accounts[at % accounts.length] ?? identities.marker }
}
