import { execFile } from 'node:child_process'
import { plainLine } from '../report/untrusted.ts'

/** How a program ended. */
export interface Ended {
  readonly ok: boolean
  /** What went wrong, with the last that it said. */
  readonly why: string
}

/** More than this it need not say. */
const MOST_OCTETS = 1_000_000

/** Runs a program without a shell, and ends it where it takes too long. Never throws for what the program does. */
export function runCommand([program = '', ...args]: readonly string[], timeoutMs: number): Promise<Ended> {
  return new Promise((resolve) => {
    const options = { timeout: timeoutMs, maxBuffer: MOST_OCTETS, killSignal: 'SIGKILL', windowsHide: true } as const
    const child = execFile(program, args, options, (error, stdout, stderr) => {
      if (error === null) return resolve({ ok: true, why: '' })
      const how = error.killed
        ? `it took more than ${timeoutMs / 1000} s`
        : `it ended with ${error.code ?? error.signal}`
      const said = `${stdout}\n${stderr}`.trim().split('\n').at(-1) ?? ''
      resolve({ ok: false, why: `${program}: ${how}${said === '' ? '' : `: ${plainLine(said, 200)}`}` })
    })
    child.stdin?.end()
  })
}
