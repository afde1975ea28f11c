/** What can go wrong on our side or the user's; what the SP does wrong is a verdict, never an error. */
export type ErrorCode =
  | 'TARGET_FILE'
  | 'TARGET_UNREACHABLE'
  | 'UNKNOWN_CASE'
  | 'NO_CASE'
  | 'ISSUER_KEY'
  | 'OUT_NOT_EMPTY'
  | 'USAGE'
  | 'SHARDS'
  | 'RESUME'
  | 'CANARY'
  | 'BROWSER'
  | 'INTERNAL'

/** Exit codes by error: 2 usage or configuration, 3 target unreachable or our own failure. */
const EXIT: Readonly<Record<ErrorCode, 2 | 3>> = {
  TARGET_FILE: 2,
  UNKNOWN_CASE: 2,
  NO_CASE: 2,
  ISSUER_KEY: 2,
  OUT_NOT_EMPTY: 2,
  USAGE: 2,
  SHARDS: 2,
  RESUME: 2,
  CANARY: 2,
  BROWSER: 2,
  TARGET_UNREACHABLE: 3,
  INTERNAL: 3,
}

export class HarnessError extends Error {
  override readonly name = 'HarnessError'
  readonly code: ErrorCode
  /** What to do next. */
  readonly hint: string

  constructor(code: ErrorCode, message: string, hint: string, options?: ErrorOptions) {
    super(message, options)
    this.code = code
    this.hint = hint
  }

  get exitCode(): 2 | 3 {
    return EXIT[this.code]
  }
}
