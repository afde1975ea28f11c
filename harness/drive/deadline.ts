/** The end of what one hop may take. */
export interface Deadline {
  readonly signal: AbortSignal
  /** Rejects when the time is over; never resolves. */
  readonly passed: Promise<never>
  clear(): void
}

const PARTS = 20

/**
 * Counted in parts, by a timer: while this process is suspended or has no turn, it could hear no answer, and such a time counts
 * as one part. A machine that slept is not an SP that is silent.
 *
 * Not `AbortSignal.timeout`: its timer lets the process end while an SP in the same process still owes an answer.
 */
export const createDeadline = (timeoutMs: number): Deadline => {
  const controller = new AbortController()
  const { signal } = controller
  const passed = new Promise<never>((_, reject) => {
    signal.addEventListener('abort', () => reject(signal.reason), { once: true })
  })
  passed.catch(() => undefined)
  let left = PARTS
  const part = (): void => {
    left -= 1
    if (left > 0) timer = setTimeout(part, timeoutMs / PARTS)
    else controller.abort(new DOMException(`no whole answer within ${timeoutMs} ms`, 'TimeoutError'))
  }
  let timer = setTimeout(part, timeoutMs / PARTS)
  return { signal, passed, clear: () => clearTimeout(timer) }
}
