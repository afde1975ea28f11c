import type { Hook } from '../../suites/case.ts'
import type { Driver, Exchange, Request } from '../drive/driver.ts'
import type { HookCall, HttpCall, Target } from '../target/target.ts'
import { runCommand } from './command.ts'

/** What became of turning one of the SP's knobs. */
export interface Turned {
  readonly ok: boolean
  /** The SP, or the program, was asked and said no. */
  readonly isRefused: boolean
  readonly why: string
  /** None, where a program did it. */
  readonly exchanges: readonly Exchange[]
}

export const callHook = (hook: Hook, value: number | string, target: Target, driver: Driver): Promise<Turned> =>
  callTemplate(target.hooks[hook]?.set, value, target, driver)

/** `value` is what it was set to. */
export const undoHook = (hook: Hook, value: number | string, target: Target, driver: Driver): Promise<Turned> =>
  callTemplate(target.hooks[hook]?.undo, value, target, driver)

/** Makes a call that the target file describes, `{value}` filled in. */
export async function callTemplate(
  call: HookCall | undefined,
  value: number | string,
  target: Target,
  driver: Driver,
): Promise<Turned> {
  if (call === undefined) throw new RangeError('a hook that the target does not have was called')
  if ('command' in call) {
    const ended = await runCommand(
      call.command.map((text) => filled(text, { value })),
      target.limits.timeoutMs,
    )
    return { ...ended, isRefused: !ended.ok, exchanges: [] }
  }
  const browser = (driver.errands ?? driver).open()
  const exchange = await browser.send(requestOf(call, { value }, target))
  await browser.close()
  const last = exchange.hops.at(-1)
  const status = last?.response?.status
  const ok = status !== undefined && status < 400
  const isRefused = status !== undefined && status >= 400 && status < 500
  return { ok, isRefused, why: ok ? '' : (last?.failure?.message ?? `status ${status}`), exchanges: [exchange] }
}

type Values = Readonly<Record<string, number | string>>

const filled = (text: string, values: Values): string =>
  Object.entries(values).reduce((all, [name, value]) => all.replaceAll(`{${name}}`, String(value)), text)

/** A call over HTTP, with what stands in braces filled in. */
export const requestOf = (call: HttpCall, values: Values, { sp }: Pick<Target, 'sp'>): Request => ({
  method: call.method,
  url: new URL(filled(call.url, values), sp.acs).href,
  headers: [['content-type', call.contentType ?? 'application/json'], ...Object.entries(call.headers ?? {})],
  ...(call.body === undefined ? {} : { body: Buffer.from(filled(call.body, values)) }),
})
