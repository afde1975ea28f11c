import type { Running, StartOptions } from '../lab.ts'
import { startFromDebian } from '../python.ts'

/** Starts a service provider made with Debian's python3-onelogin-saml2. */
export const start = (options: StartOptions): Promise<Running> =>
  startFromDebian('onelogin', ['python3-onelogin-saml2'], options)
