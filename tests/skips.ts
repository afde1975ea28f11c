import type { Reporter, TestModule } from 'vitest/node'

/**
 * Counts what was skipped, with the reasons, and closes with the plain line `N passed, N failed, N skipped`: a skip never
 * looks like a pass. With CI=true a test that lacks its tool fails by itself.
 */
export const toolsReporter = (): Reporter => ({
  onTestRunEnd(modules: readonly TestModule[], unhandled: readonly unknown[]) {
    const counts = { passed: 0, failed: 0, skipped: 0 }
    const reasons = new Map<string, number>()
    for (const module of modules) {
      for (const test of module.children.allTests()) {
        const result = test.result()
        // A test that never ended, because its worker died, has not passed.
        counts[result.state === 'pending' ? 'failed' : result.state] += 1
        if (result.state !== 'skipped') continue
        const reason = result.note ?? 'no reason is given'
        reasons.set(reason, (reasons.get(reason) ?? 0) + 1)
      }
      if (module.state() === 'failed' && [...module.children.allTests()].length === 0) counts.failed += 1
    }
    counts.failed += unhandled.length
    for (const [reason, count] of reasons) process.stdout.write(`skipped ${count}: ${reason}\n`)
    process.stdout.write(`${counts.passed} passed, ${counts.failed} failed, ${counts.skipped} skipped\n`)
  },
})
