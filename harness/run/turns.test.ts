import { expect, test } from 'vitest'
import { createTurns } from './turns.ts'

test('nobody begins before all have come or left, and then one after the other', async () => {
  const [first, second, third] = createTurns(3)
  const log: string[] = []
  const play = async (name: string, turns: typeof first) => {
    const done = await turns?.take()
    log.push(`${name} begins`)
    await Promise.resolve()
    log.push(`${name} ends`)
    done?.()
  }
  const one = play('one', first)
  const two = play('two', second)
  await Promise.resolve()
  expect(log).toEqual([])
  third?.leave()
  third?.leave()
  await Promise.all([one, two])
  expect(log).toEqual(['one begins', 'one ends', 'two begins', 'two ends'])
})
