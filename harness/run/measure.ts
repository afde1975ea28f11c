import { seededIds } from '../../mock-idp/sign/ids.ts'
import type { Mode } from '../../mock-idp/sign/plan.ts'
import { padded } from '../../mock-idp/tamper/rewrite/size.ts'
import type { Facts } from '../../mock-idp/tamper/step.ts'
import type { Cost } from '../../suites/case.ts'
import type { Request } from '../drive/driver.ts'
import { type CostFinding, judgeCost, type Measured } from '../judge/cost.ts'
import { carried, compose, composeAgain } from './message.ts'
import type { Stage } from './scene-state.ts'

/** Milliseconds since some moment; never set back. */
export type Stopwatch = () => number

export interface Measurement {
  readonly sizes: readonly Measured[]
  readonly finding: CostFinding
}

/** So often each message is sent, and so often again where that leaves a doubt. */
const ROUNDS = [2, 3, 4] as const

/** Sends hostile and harmless messages of equal size in turn and takes their times. Nobody else may be at the SP. */
export async function measure(
  cost: Cost,
  login: { readonly facts: Facts; readonly mode: Mode; readonly seed: string },
  stage: Stage,
  stopwatch: Stopwatch,
): Promise<Measurement> {
  const taken = cost.sizes.map((size) => ({ size, octets: 0, hostile: [] as number[], harmless: [] as number[] }))
  const sizes = () => taken.filter(({ hostile }) => hostile.length > 0)
  for (const [round, repeats] of ROUNDS.entries()) {
    for (let repeat = 0; repeat < repeats; repeat += 1) {
      for (const times of taken) {
        const { size } = times
        const pair = pairOf(cost, size, { ...login, seed: `${login.seed}/${size}/${round}/${repeat}` }, stage)
        for (const which of ['harmless', 'hostile'] as const) {
          const browser = (stage.driver.errands ?? stage.driver).open()
          const start = stopwatch()
          const { hops } = await browser.send(pair[which])
          times[which].push(stopwatch() - start)
          await browser.close()
          const failure = hops.at(-1)?.failure
          // Who gave no answer once is not asked again.
          if (failure) {
            const why = `a ${which} message of ${size} ${cost.unit} got no answer (${failure.kind}: ${failure.message})`
            return { sizes: sizes(), finding: { kind: 'silent', to: which, why } }
          }
        }
        times.octets = pair.hostile.body?.byteLength ?? 0
      }
    }
    const finding = judgeCost(taken)
    if (finding.kind === 'flat' || round === ROUNDS.length - 1) return { sizes: sizes(), finding }
  }
  throw new RangeError('there are no rounds')
}

/**
 * Both messages of one size, as requests that are as long as each other but for what escaping makes of base64: blanks behind
 * the root make the shorter message longer, and a field that says nothing does so where the form is made of it.
 */
export function pairOf(
  cost: Cost,
  size: number,
  { facts, mode, seed }: { readonly facts: Facts; readonly mode: Mode; readonly seed: string },
  { target, clock }: Pick<Stage, 'target' | 'clock'>,
): { readonly hostile: Request; readonly harmless: Request } {
  const made = (which: 'hostile' | 'harmless') => {
    const changes = cost[which](size)
    const minting = { keyring: target.issuers, now: clock.now(), nextId: seededIds(`${seed}/${which}`) }
    return { changes, message: compose(facts, mode, changes, minting) }
  }
  const [hostile, harmless] = [made('hostile'), made('harmless')]
  const octets = Math.max(...[hostile, harmless].map(({ message }) => Buffer.byteLength(message.xml)))
  const request = ({ changes, message }: typeof hostile) =>
    carried(composeAgain(message, [padded(octets)], facts), facts, changes, target.relayState)
  const [one, other] = [request(hostile), request(harmless)]
  return { hostile: lengthened(one, other), harmless: lengthened(other, one) }
}

const FIELD = '&padding='

/** The request, at least about as long as that other one. */
function lengthened(request: Request, other: Request): Request {
  const [own, wanted] = [request, other].map(({ body }) => body?.byteLength ?? 0)
  const missing = (wanted ?? 0) - (own ?? 0) - FIELD.length
  if (request.body === undefined || missing < (wanted ?? 0) / 100) return request
  return { ...request, body: Buffer.concat([request.body, Buffer.from(FIELD + 'x'.repeat(missing))]) }
}
