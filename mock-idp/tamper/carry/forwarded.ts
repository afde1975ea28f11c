import type { Carry } from '../step.ts'
import { carry } from './carry.ts'

/** The request says by itself for whom it was forwarded, as a proxy would. @see RFC 7239 5.2 */
export const forwardedFor = (address: string): Carry =>
  carry(`headers say that it was forwarded for ${address}`, (post) => ({
    ...post,
    headers: [
      ['x-forwarded-for', address],
      ['forwarded', `for=${address}`],
      ['x-real-ip', address],
    ],
  }))
