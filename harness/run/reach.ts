import type { Driver } from '../drive/driver.ts'
import { HarnessError } from '../error.ts'
import type { Target } from '../target/target.ts'

/**
 * Refuses to begin where nothing answers: no verdict could be more than a guess.
 * @throws HarnessError TARGET_UNREACHABLE
 */
export async function reach(driver: Driver, target: Target): Promise<void> {
  const url = new URL(target.observe.identity.get, target.sp.acs).href
  const browser = driver.open()
  const { failure } = (await browser.send({ method: 'GET', url })).hops.at(-1) ?? {}
  await browser.close()
  if (failure === undefined || failure.kind === 'too-many-redirects' || failure.kind === 'bad-redirect') return
  throw new HarnessError(
    'TARGET_UNREACHABLE',
    `${target.name}: ${url} does not answer (${failure.kind}: ${failure.message})`,
    'Start the SP, or mend sp.acs and observe.identity.get in the target file.',
  )
}
