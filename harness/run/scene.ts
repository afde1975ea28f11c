import { seededIds } from '../../mock-idp/sign/ids.ts'
import type { Mode } from '../../mock-idp/sign/plan.ts'
import { type Facts, fill } from '../../mock-idp/tamper/step.ts'
import type { Act, BrowserName, Hook } from '../../suites/case.ts'
import type { Browser, Driver, Exchange } from '../drive/driver.ts'
import type { Asserted } from '../judge/judge.ts'
import { submitChoice } from '../observe/chooser.ts'
import type { Oracle } from '../observe/oracle.ts'
import type { Answer, Seen } from '../observe/seen.ts'
import { lintSpMetadata } from '../observe/sp-metadata.ts'
import type { Evidence, Step } from '../report/record.ts'
import type { Target } from '../target/target.ts'
import type { Clock } from './clock.ts'
import { callHook, undoHook } from './hook.ts'
import { kept } from './kept.ts'
import type { Lane } from './lane.ts'
import { carried, compose, composeAgain, type Message } from './message.ts'

/** What scenes are played with. */
export interface Stage {
  readonly target: Target
  readonly driver: Driver
  readonly oracle: Oracle
  readonly clock: Clock
  readonly lane: Lane
}

export interface Played extends Evidence {
  readonly asserted: Asserted
  /** The act that had to come before a certain moment came after it: nothing is proved, and the scene may be played again. */
  readonly late: boolean
}

const NOBODY: Answer = { status: undefined, url: '', crashed: false, excerpt: '' }

/**
 * Plays a scene and looks who is signed in at its end. What the SP does is never an error.
 * @param seed makes the ids of its messages
 */
export async function play(
  scene: readonly Act[],
  facts: Facts,
  mode: Mode,
  seed: string,
  stage: Stage,
): Promise<Played> {
  const { target, driver, oracle, clock, lane } = stage
  const steps: Step[] = []
  const browsers = new Map<BrowserName, { readonly browser: Browser; last: Exchange | undefined }>()
  const messages = new Map<number, Message>()
  const turned = new Map<Hook, number | string>()
  let current: BrowserName = 'first browser'
  let asserted: Asserted = { user: undefined, roles: [] }
  // The SP counts from some moment between these two.
  let sentAt = clock.now()
  let answeredAt = sentAt
  let deadline = Number.POSITIVE_INFINITY
  let document: Seen | undefined

  const record = (act: string, exchanges: readonly Exchange[], sent?: string) =>
    steps.push({ act, exchanges: exchanges.map(kept), at: clock.now(), ...(sent === undefined ? {} : { sent }) })
  const open = (name: BrowserName) => {
    const known = browsers.get(name) ?? { browser: driver.open(), last: undefined }
    browsers.set(name, known)
    current = name
    return known
  }
  const ended = (seen: Seen): Played => ({ steps, seen, asserted, late: clock.now() >= deadline })

  try {
    for (const [at, act] of scene.entries()) {
      switch (act.do) {
        case 'present': {
          const fresh = !browsers.has(act.by ?? 'first browser')
          const here = open(act.by ?? 'first browser')
          if (fresh) {
            const before = await oracle.anonymousBefore(here.browser)
            record(`probe, by ${current}`, [before.exchange])
            if (!before.anonymous)
              return ended({ kind: 'unclear', why: `before the login, ${before.why}`, answer: NOBODY })
          }
          const issuer = act.issuer ?? 'main'
          const known = { ...facts, issuer }
          const changes = act.changes ?? []
          const earlier = act.again === undefined ? undefined : messages.get(act.again)
          const minting = { keyring: target.issuers, now: clock.now(), nextId: seededIds(`${seed}/${at}`) }
          const message = earlier ? composeAgain(earlier, changes, known) : compose(known, mode, changes, minting)
          messages.set(at, message)
          asserted = message.asserted
          sentAt = clock.now()
          here.last = await here.browser.send(carried(message, known, changes, target.relayState))
          answeredAt = clock.now()
          record(`present, by ${current}`, [here.last], message.xml)
          break
        }
        case 'probe': {
          const here = open(act.by ?? current)
          const looked = await oracle.look(
            here.browser,
            here.last ?? (await here.browser.send({ method: 'GET', url: facts.sp.acs })),
          )
          record(`probe, by ${current}`, looked.exchanges)
          break
        }
        case 'choose': {
          const here = open(act.by ?? current)
          if (here.last === undefined) break
          here.last = await submitChoice(
            here.browser,
            here.last,
            target.observe,
            act.choice,
            act.instead === undefined ? undefined : fill(act.instead, facts),
          )
          record(`choose the ${act.choice}, by ${current}`, [here.last])
          break
        }
        case 'wait': {
          if (act.seconds === 0) break
          const tolerance = target.session.toleranceSeconds
          const margin = act.side === 'past' ? tolerance : act.side === 'before' ? -tolerance : 0
          const until = (act.side === 'past' ? answeredAt : sentAt) + (act.seconds + margin) * 1000
          if (act.side === 'before') deadline = sentAt + act.seconds * 1000
          const here = open(current)
          while (act.active && until - clock.now() > 1000) {
            await lane.leave(() => clock.wait(1000))
            const probed = await oracle.probe(here.browser)
            record(`stay busy, by ${current}`, [probed])
          }
          await lane.leave(() => clock.wait(until - clock.now()))
          record(`wait until ${act.seconds + margin} s after the login`, [])
          break
        }
        case 'set': {
          const value = typeof act.to === 'string' ? fill(act.to, facts) : act.to
          turned.set(act.hook, value)
          const called = await callHook(act.hook, value, target, driver)
          record(`set ${act.hook} to ${act.to}`, [called.exchange])
          if (!called.ok)
            return ended({ kind: 'unclear', why: `the hook ${act.hook} failed: ${called.why}`, answer: NOBODY })
          break
        }
        case 'read': {
          const here = open(current)
          const exchange = await here.browser.send({ method: 'GET', url: target.sp.metadata ?? '' })
          record('read the metadata of the SP', [exchange])
          const octets = exchange.hops.at(-1)?.response?.body ?? new Uint8Array()
          const problems = lintSpMetadata(octets, target.sp)
          document = { kind: 'document', problems, answer: oracle.describe(exchange) }
          break
        }
      }
    }
    if (document !== undefined) return ended(document)
    const { browser, last } = open(current)
    if (last === undefined) return ended({ kind: 'unclear', why: 'nothing was presented', answer: NOBODY })
    const looked = await oracle.look(browser, last)
    record(`probe, by ${current}`, looked.exchanges)
    return ended(looked.seen)
  } finally {
    for (const [hook, value] of turned) {
      const undone = await undoHook(hook, value, target, driver)
      record(`undo ${hook}`, [undone.exchange])
    }
  }
}
