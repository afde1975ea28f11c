import type { Keyring } from './keyring.ts'
import type { SignaturePlan } from './plan.ts'
import { signatureOctets, signatureOctetsAside } from './value.ts'

/** Octets for whose signature somebody waits. */
interface ToSign {
  readonly plan: SignaturePlan
  readonly keyring: Keyring
  readonly octets: Buffer
}

/** Makes a text, asks for each signature in it, and goes on with the value: who runs it decides where that is made. */
export type Signing<T> = Generator<ToSign, T, Buffer>

/** Signs here and now. @throws what the text, or a signature in it, throws */
export function signNow<T>(signing: Signing<T>): T {
  let step = signing.next()
  while (!step.done) {
    const { plan, keyring, octets } = step.value
    step = signing.next(signatureOctets(plan, keyring, octets))
  }
  return step.value
}

/** Lets others go on meanwhile. The bytes, and what it rejects with, are those of {@link signNow}. */
export async function signAside<T>(signing: Signing<T>): Promise<T> {
  let step = signing.next()
  while (!step.done) {
    const { plan, keyring, octets } = step.value
    step = signing.next(await signatureOctetsAside(plan, keyring, octets))
  }
  return step.value
}
