import type { Running, StartOptions } from '../lab.ts'
import { startFromNpm } from '../npm.ts'

/** Starts a service provider made with the pinned `@node-saml/node-saml`. */
export const start = (options: StartOptions): Promise<Running> => startFromNpm('node-saml', options)
