import type { Running, StartOptions } from '../lab.ts'
import { startFromNpm } from '../npm.ts'

/** Starts a service provider made with the pinned `@node-saml/passport-saml` and Express. */
export const start = (options: StartOptions): Promise<Running> => startFromNpm('passport-saml', options)
