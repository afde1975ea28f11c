import { setImmediate } from 'node:timers/promises'
import { expect, test } from 'vitest'
import { createDeadline } from './deadline.ts'

/** Nothing else has a turn in that time, as where the machine sleeps. */
function stall(milliseconds: number): void {
  const until = performance.now() + milliseconds
  while (performance.now() < until);
}

test('ends when its time is over', async () => {
  const deadline = createDeadline(40)
  await expect(deadline.passed).rejects.toThrow('no whole answer within 40 ms')
  expect(deadline.signal.aborted).toBe(true)
})

test('a time in which nothing could be heard is not counted', async () => {
  const deadline = createDeadline(100)
  stall(300)
  // Whatever was due by now has had its turn after this.
  await setImmediate()
  await setImmediate()
  expect(deadline.signal.aborted).toBe(false)
  await expect(deadline.passed).rejects.toThrow()
})

test('one that is cleared never ends', async () => {
  const deadline = createDeadline(20)
  deadline.clear()
  const later = createDeadline(60)
  await expect(later.passed).rejects.toThrow()
  expect(deadline.signal.aborted).toBe(false)
})
