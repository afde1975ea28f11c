import type { Mode } from '../../mock-idp/sign/plan.ts'
import type { Exchange } from '../drive/driver.ts'
import { submitChoice } from '../observe/chooser.ts'
import { createOracle } from '../observe/oracle.ts'
import { pageOf } from '../observe/page.ts'
import { factsFor } from '../run/question.ts'
import { chooserOn, twoRoles } from './choosers.ts'
import { type CalibrateOptions, logIn, openBrowser } from './log-in.ts'
import { findLogout } from './logouts.ts'
import type { Proposal } from './proposal.ts'
import { findStart } from './starts.ts'

type Pages = ReadonlyMap<string, readonly Exchange[]>

interface Looked {
  /** In which the SP takes logins. */
  readonly mode: Mode
  /** What browsers got, by address, in which nobody is signed in, and in which somebody is. */
  readonly nobody: Pages
  readonly somebody: Pages
}

/** What can be tried once it can be told who is signed in: to begin a login and a logout at the SP, and to choose a role. */
export async function withWays(learned: Proposal, options: CalibrateOptions, looked: Looked): Promise<Proposal> {
  const { target, profile, seed } = options
  const { start, singleLogout } = target.sp
  const isStartKnown = start !== undefined || profile.without?.start !== undefined
  const isLogoutKnown =
    singleLogout === undefined || singleLogout.start !== undefined || profile.exceptions['logout/'] !== undefined
  const facts = factsFor(target, profile, seed, 'calibrate/start')
  let at = 0
  const signIn = async () => (await logIn(options, looked.mode, 'logs out', at++)).browser
  return {
    ...(await withChooser(learned, options, looked.mode)),
    start: isStartKnown ? undefined : await findStart(() => openBrowser(options), target, facts, looked.nobody),
    logout: isLogoutKnown ? undefined : await findLogout(signIn, target, [...looked.somebody.values()].flat()),
  }
}

/** How the SP lets a user choose who has two roles; only what was tried, and led to a session, is proposed. */
async function withChooser(learned: Proposal, options: CalibrateOptions, mode: Mode): Promise<Proposal> {
  const { target, profile, seed } = options
  const change = twoRoles(factsFor(target, profile, seed, 'calibrate/has two roles'))
  const [tenant] = target.tenants
  if (change === undefined || tenant === undefined) return learned
  const { login, browser } = await logIn(options, mode, 'has two roles', 0, [change])
  const chooser = chooserOn(pageOf(login.answer), tenant.roles, tenant.id)
  if (chooser === undefined) return learned
  const observe = { ...learned.observe, chooser }
  const chosen = await submitChoice(browser, login.answer, observe, 'last')
  const { seen } = await createOracle(observe, new URL(target.sp.acs).origin).look(browser, chosen)
  if (seen.kind !== 'session' || seen.login.user !== login.user) return learned
  const evidence = ['a user with two roles was offered them, and the last one that was chosen signed in']
  return { ...learned, observe, parts: [...learned.parts, { key: 'chooser', confidence: 'high', evidence }] }
}
