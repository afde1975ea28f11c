/** The end of what one hop may take. */
export interface Deadline {
  readonly signal: AbortSignal
  /** Rejects when the time is over; never resolves. */
  readonly passed: Promise<never>
  clear(): void
}

/** Not `AbortSignal.timeout`: its timer lets the process end while an SP in the same process still owes an answer. */
export const createDeadline = (timeoutMs: number): Deadline => {
  const controller = new AbortController()
  const { signal } = controller
  const passed = new Promise<never>((_, reject) => {
    signal.addEventListener('abort', () => reject(signal.reason), { once: true })
  })
  passed.catch(() => undefined)
  const timer = setTimeout(() => {
    controller.abort(new DOMException(`no whole answer within ${timeoutMs} ms`, 'TimeoutError'))
  }, timeoutMs)
  return { signal, passed, clear: () => clearTimeout(timer) }
}
