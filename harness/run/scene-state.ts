import type { Mode } from '../../mock-idp/sign/plan.ts'
import type { SignedXml } from '../../mock-idp/sign/signed-xml.ts'
import type { Facts } from '../../mock-idp/tamper/step.ts'
import type { BrowserName, Hook } from '../../suites/case.ts'
import type { Canary } from '../canary/canary.ts'
import type { Browser, Driver, Exchange } from '../drive/driver.ts'
import type { Asserted } from '../judge/judge.ts'
import type { Listed } from '../observe/admin-list.ts'
import type { Oracle } from '../observe/oracle.ts'
import type { Answer, Seen } from '../observe/seen.ts'
import type { Step } from '../report/record.ts'
import type { Target } from '../target/target.ts'
import type { Asked } from './asked.ts'
import { outOfBounds } from './bounds.ts'
import type { Clock } from './clock.ts'
import { kept } from './kept.ts'
import type { Lane } from './lane.ts'
import type { LogoutBrought } from './logout-door.ts'
import type { LogoutSent } from './logout-message.ts'
import type { compose, Message } from './message.ts'

/** What scenes are played with. */
export interface Stage {
  readonly target: Target
  readonly driver: Driver
  readonly oracle: Oracle
  readonly clock: Clock
  readonly lane: Lane
  /** Makes a message; the flaw matrix makes each but once. Default: composeAside. */
  readonly compose?: typeof compose | undefined
  readonly canary?: Canary | undefined
}

/** A browser of the scene and what its last act was answered with. */
interface Visitor {
  readonly browser: Browser
  last: Exchange | undefined
}

interface LogoutSeen {
  readonly request?: LogoutBrought | undefined
  readonly response?: LogoutBrought | undefined
  readonly answers?: LogoutSent | undefined
  readonly relayState?: string | undefined
}

/** What the acts of one scene leave to one another. */
export interface SceneState {
  readonly stage: Stage
  readonly facts: Facts
  readonly mode: Mode
  /** Makes the ids of the scene's messages. */
  readonly seed: string
  readonly steps: readonly Step[]
  readonly browsers: ReadonlyMap<BrowserName, Visitor>
  /** Messages that were sent, by the position of their act. */
  readonly messages: Map<number, Message>
  /** What they were answered with, in the order of the acts. */
  readonly answers: Answer[]
  /** The last request of the SP, by the browser that brought it. */
  readonly asked: Map<BrowserName, Asked>
  /** All of them. */
  readonly requests: Asked[]
  /** The same of logout messages. */
  readonly logouts: Map<number, LogoutSent>
  /** Every message of the scene so far, sent or not, in its order: what an attacker has. */
  readonly captured: SignedXml[]
  /** The SP's last logout messages, and the request that it answered. */
  logout: LogoutSeen
  /** Hooks that were turned, and to what: they are turned back when the scene is over. */
  readonly turned: Map<Hook, number | string>
  /** The browser that acted last. */
  readonly current: BrowserName
  asserted: Asserted
  /** The SP counts from some moment between these two. Milliseconds since the epoch. */
  sentAt: number
  answeredAt: number
  /** From this moment on a probe proves nothing. Milliseconds since the epoch. */
  deadline: number
  /** Somebody tried to switch maintenance mode on: it is switched off when the scene is over. */
  maintained: boolean
  /** Lists that an administrator looked at, in the order of the acts. */
  readonly lists: Listed[]
  /** What was read, where the scene reads a document. */
  document: Seen | undefined
  /** Makes that browser the current one; a new one has no cookies. */
  open(name: BrowserName): Visitor
  /** Makes `to` a browser with the cookies that `from` holds now. */
  openCopy(from: BrowserName, to: BrowserName): void
  /** Keeps one act as evidence. `sent`: the message as text. */
  record(act: string, exchanges: readonly Exchange[], sent?: string): void
}

export function beginScene(stage: Stage, facts: Facts, mode: Mode, seed: string): SceneState {
  const steps: Step[] = []
  const browsers = new Map<BrowserName, Visitor>()
  const now = stage.clock.now()
  const isOutOfBounds = outOfBounds(stage.target)
  let current: BrowserName = 'first browser'
  return {
    stage,
    facts,
    mode,
    seed,
    steps,
    browsers,
    messages: new Map(),
    answers: [],
    asked: new Map(),
    requests: [],
    logouts: new Map(),
    captured: [],
    logout: {},
    turned: new Map(),
    get current() {
      return current
    },
    asserted: { user: undefined, roles: [] },
    sentAt: now,
    answeredAt: now,
    deadline: Number.POSITIVE_INFINITY,
    lists: [],
    document: undefined,
    maintained: false,
    open(name) {
      const known = browsers.get(name) ?? { browser: stage.driver.open(isOutOfBounds), last: undefined }
      browsers.set(name, known)
      current = name
      return known
    },
    openCopy(from, to) {
      const source = browsers.get(from)?.browser ?? stage.driver.open(isOutOfBounds)
      browsers.set(to, { browser: source.copy(), last: undefined })
    },
    record(act, exchanges, sent) {
      const at = stage.clock.now()
      steps.push({ act, exchanges: exchanges.map(kept), at, ...(sent === undefined ? {} : { sent }) })
    },
  }
}
