/** Why the mock IdP does not start: it is set up in a way that is not safe. */
export class ServerRefusal extends Error {
  override readonly name = 'ServerRefusal'
  readonly code: 'NOT_LOOPBACK' | 'ACS_NOT_HTTP'
  /** What to do next. */
  readonly hint: string

  constructor(code: ServerRefusal['code'], message: string, hint: string) {
    super(message)
    this.code = code
    this.hint = hint
  }
}
