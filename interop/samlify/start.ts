import type { Running, StartOptions } from '../lab.ts'
import { startFromNpm } from '../npm.ts'

/** Starts a service provider made with the pinned `samlify` and its schema validator. */
export const start = (options: StartOptions): Promise<Running> => startFromNpm('samlify', options)
