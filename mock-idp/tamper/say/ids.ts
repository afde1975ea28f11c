import type { Say } from '../step.ts'
import { inResponse } from './say.ts'

/** Response and assertion have one ID, before anything is signed. */
export const oneIdForBoth: Say = inResponse('Response and assertion have the same ID', (one, { user }) => {
  const id = `_one-id-of-${user.replaceAll(/[^A-Za-z0-9]/g, '-')}`
  return { ...one, id, assertions: one.assertions.map((each) => ({ ...each, id })) }
})
