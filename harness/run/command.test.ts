import { expect, test } from 'vitest'
import { runCommand } from './command.ts'

const node = (script: string, ...args: string[]) => [process.execPath, '-e', script, ...args]
const LONG_MS = 60_000

test('what ends with 0 is well', async () => {
  expect(await runCommand(node('process.exit(0)'), LONG_MS)).toEqual({ ok: true, why: '' })
})

test('arguments come as they are: no shell reads them', async () => {
  const script = 'process.exit(process.argv[1] === "$(id); * && x" ? 0 : 1)'
  expect(await runCommand(node(script, '$(id); * && x'), LONG_MS)).toMatchObject({ ok: true })
})

test('what fails says how, and what it said last, in one plain line', async () => {
  const script = 'console.error("first"); console.error("no such \\u001b[31mrole"); process.exit(3)'
  const { ok, why } = await runCommand(node(script), LONG_MS)
  expect(ok).toBe(false)
  expect(why).toContain('it ended with 3: no such \\u{1b}[31mrole')
})

test('what does not end is ended, and what is not there is said', async () => {
  expect((await runCommand(node('setInterval(() => {}, 1000)'), 200)).why).toContain('it took more than 0.2 s')
  expect((await runCommand(['/nowhere/at-all'], LONG_MS)).why).toContain('ENOENT')
})

test('it has no input to wait for', async () => {
  expect(await runCommand(node('process.stdin.resume().on("end", () => process.exit(0))'), LONG_MS)).toMatchObject({
    ok: true,
  })
})
