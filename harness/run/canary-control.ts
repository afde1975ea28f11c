import type { Lure, Perch } from '../../mock-idp/tamper/step.ts'
import type { Canary } from '../canary/canary.ts'
import type { Driver } from '../drive/driver.ts'
import type { Target } from '../target/target.ts'
import { callTemplate } from './hook.ts'
import { shows } from './shown.ts'

/**
 * Why silence would prove nothing: the key of the target file that is missing or does not help; `undefined` where the SP
 * was seen to follow what it was told. Asked late, so that an SP may take its time.
 */
export type CanaryControl = (lure: Lure) => string | undefined

/** Makes the SP ask the canary's URL, or read its file, on purpose, as far as the target file says how. */
export async function canaryControl(
  lures: ReadonlySet<Lure>,
  target: Target,
  driver: Driver,
  { canary, perch, text }: { readonly canary: Canary; readonly perch: Perch; readonly text: string },
): Promise<CanaryControl> {
  const { reach, read } = target.canary
  await canary.plant(perch, { text, certificate: '' })
  if (lures.has('fetch') && reach !== undefined) await callTemplate(reach, perch.url, target, driver)
  const shown =
    lures.has('read') && read !== undefined
      ? shows((await callTemplate(read, perch.file, target, driver)).exchanges, text)
      : false
  return (lure) => {
    if (lure === 'fetch') {
      if (reach === undefined) return 'canary.reach'
      return canary.heard(perch).length > 0
        ? undefined
        : 'canary.reach (the SP did not ask the canary when it was told to)'
    }
    if (read === undefined) return 'canary.read'
    return shown ? undefined : 'canary.read (the SP did not show what stands in the file when it was told to)'
  }
}
