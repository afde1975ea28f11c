import type { Running, StartOptions } from '../lab.ts'
import { startFromDebian } from '../python.ts'

/** Starts a service provider made with Debian's python3-pysaml2, which calls xmlsec1 for every signature. */
export const start = (options: StartOptions): Promise<Running> =>
  startFromDebian('pysaml2', ['python3-pysaml2', 'xmlsec1'], options)
