import { type Facts, fill } from '../../mock-idp/tamper/step.ts'
import type { Beginning } from '../../suites/case.ts'
import type { Browser, Exchange, Request } from '../drive/driver.ts'
import { formsOf, linksOf } from '../observe/form.ts'
import { pageOf } from '../observe/page.ts'
import type { DeclaredTarget, StartStep } from '../target/target.ts'
import { type Asked, toTheDoor } from './asked.ts'
import { isDoor } from './bounds.ts'

/** How a login is begun, and by whom. */
export interface Beginner {
  /** Default: `url`. */
  readonly how?: Beginning | undefined
  /** How the user names himself; default: as the target file says. */
  readonly typed?: string | undefined
  /** Where the user wants to go; default: the SP's front page. */
  readonly to?: string | undefined
  /** The entity id of the issuer to ask. */
  readonly issuer: string
  readonly facts: Facts
}

export interface Begun {
  /** The request that came to the door of the IdP. */
  readonly asked: Asked | undefined
  readonly exchanges: readonly [Exchange, ...Exchange[]]
  /** Why there is none, where a step of the way could not be taken. */
  readonly why?: string | undefined
}

/** Begins a login at the SP, as the target file says, and follows it to the door of the IdP. */
export async function begin(browser: Browser, target: DeclaredTarget, beginner: Beginner): Promise<Begun> {
  const { how = 'url', to = '/', issuer, facts, typed = target.sp.start?.name ?? '{user}' } = beginner
  const known: Known = {
    issuer,
    target: fill(to.replace('{web}', target.observe?.web?.get ?? '/'), facts),
    user: facts.user,
    name: fill(typed, facts),
  }
  const url = spoken(target.sp.start?.[how] ?? '', known, encodeURIComponent)
  let last = await browser.send({ method: 'GET', url: new URL(url, target.sp.acs).href })
  const exchanges: [Exchange, ...Exchange[]] = [last]
  for (const [at, step] of (target.sp.start?.steps ?? []).entries()) {
    // A login that is on its way to the IdP already needs no more steps.
    if (last.onward !== undefined) break
    const request = requestOf(step, last, known)
    if (request === undefined) return { asked: undefined, exchanges, why: `${stepText(step, at)} finds nothing` }
    last = await browser.send(request)
    exchanges.push(last)
  }
  const way = await toTheDoor(browser, last, isDoor(target))
  return { asked: way.asked, exchanges: [...exchanges, ...way.exchanges.slice(1)] as Begun['exchanges'] }
}

/** What a start may speak of. */
interface Known {
  readonly issuer: string
  readonly target: string
  readonly user: string
  readonly name: string
}

const spoken = (text: string, known: Known, write: (value: string) => string): string =>
  text.replace(/\{(issuer|target|user|name)\}/g, (_, name: keyof Known) => write(known[name]))

function requestOf(step: StartStep, last: Exchange, known: Known): Request | undefined {
  const page = pageOf(last)
  if ('follow' in step) return linksOf(page, step.follow)[0]
  const filled = Object.entries(step.fields).map(([name, value]) => [name, spoken(value, known, String)])
  return formsOf(page, step.submit, Object.fromEntries(filled))[0]?.request
}

const stepText = (step: StartStep, at: number): string =>
  `sp.start.steps[${at}] (${'follow' in step ? `follow ${step.follow}` : `submit ${step.submit}`})`
