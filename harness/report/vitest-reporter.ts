import type { SerializedError } from 'vitest'
import type { Reporter, TestCase, TestModule, TestSuite } from 'vitest/node'
import type { Totals } from './record.ts'
import { addTotals, emptyTotals } from './run-json.ts'
import type { CaseLine, Colours } from './terminal.ts'
import { caseLine, failureBlock, statusLine } from './terminal.ts'
import { plainBlock, plainLine } from './untrusted.ts'

declare module 'vitest' {
  interface TaskMeta {
    /** What the suite's test says of its case, for the reporter. */
    assay?: CaseLine
  }
}

/** What a suite's test throws so that Vitest counts a verdict as a failure; it is shown as a verdict, not as an error. */
export class VerdictError extends Error {
  override readonly name = 'VerdictError'
}

export interface ReporterOptions {
  readonly write: (text: string) => void
  readonly colours: Colours
  /** The last day of the waivers that are proposed, UTC; absent: none is. */
  readonly until?: string | undefined
  /** Width of the terminal to keep one live line on; absent: one line for each case. */
  readonly columns?: number | undefined
}

const CLEAR_LINE = '\r\u001b[2K'

/** Shows a run in the terminal: verdicts as they come, errors that are none of them in full, and nothing else. */
export class AssayReporter implements Reporter {
  readonly #options: ReporterOptions
  #totals: Totals = emptyTotals

  constructor(options: ReporterOptions) {
    this.#options = options
  }

  onTestCaseReady(test: TestCase): void {
    this.#status(test.name)
  }

  onTestCaseResult(test: TestCase): void {
    const { assay } = test.meta()
    if (assay !== undefined) this.#case(assay)
    const errors = test.result().errors ?? []
    this.#errors(test.fullName, assay === undefined ? errors : errors.filter(({ name }) => name !== 'VerdictError'))
    this.#status(test.name)
  }

  onTestSuiteResult(suite: TestSuite): void {
    this.#errors(suite.fullName, suite.errors())
  }

  onTestModuleEnd(module: TestModule): void {
    this.#errors(module.relativeModuleId, module.errors())
  }

  onTestRunEnd(_modules: readonly TestModule[], unhandled: readonly SerializedError[]): void {
    this.#errors('outside of any test', unhandled)
    if (this.#options.columns !== undefined) this.#options.write(CLEAR_LINE)
  }

  #case(line: CaseLine): void {
    const { colours, columns, until } = this.#options
    this.#totals = addTotals(this.#totals, line)
    const isTrouble = line.waived === undefined && (line.verdict === 'fail' || line.verdict === 'inconclusive')
    if (isTrouble) this.#print(failureBlock(line, colours, until))
    else if (columns === undefined || line.verdict === 'warn' || line.waived !== undefined)
      this.#print(caseLine(line, colours))
  }

  #errors(where: string, errors: readonly { readonly message: string; readonly stack?: string | undefined }[]): void {
    const { colours } = this.#options
    for (const { message, stack } of errors) {
      const text = stack?.includes(message) ? stack : `${message}\n${stack ?? ''}`
      this.#print(`${colours.red('✗ ERROR')} ${plainLine(where, 200)}\n${plainBlock(text).trimEnd()}`)
    }
  }

  #print(text: string): void {
    this.#options.write(`${this.#options.columns === undefined ? '' : CLEAR_LINE}${text}\n`)
  }

  #status(running: string): void {
    const { columns, write } = this.#options
    if (columns !== undefined) write(CLEAR_LINE + statusLine(this.#totals, running, columns))
  }
}
