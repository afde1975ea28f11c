import { ELSEWHERE } from '../../suites/elsewhere.ts'
import type { OutOfBounds } from '../drive/driver.ts'
import type { Target } from '../target/target.ts'
import { isLogoutDoor } from './logout-door.ts'

/** Where requests of the SP go. */
export const ssoOf = ({ sp, issuers }: Pick<Target, 'sp' | 'issuers'>): string =>
  sp.start?.sso ?? `${issuers.main?.entityId ?? ''}/sso`

/** The doors of the IdPs: requests are kept there, and nobody goes in. */
export const isDoor = (target: Pick<Target, 'sp' | 'issuers'>): OutOfBounds => {
  const sso = ssoOf(target)
  const own = URL.canParse(sso) ? new URL(sso) : undefined
  const isOfAnother = (address: string) =>
    Object.values(target.issuers).some((issuer) => address === `${issuer?.entityId}/sso`)
  return ({ origin, pathname }) =>
    (origin === own?.origin && pathname === own.pathname) || isOfAnother(`${origin}${pathname}`)
}

/** Where a browser of a scene does not go: to the IdP, and to what a message named. */
export const outOfBounds = (target: Pick<Target, 'sp' | 'issuers'>): OutOfBounds => {
  const doors = [isDoor(target), isLogoutDoor(target)]
  return (url, form) =>
    doors.some((door) => door(url, form)) || url.hostname === ELSEWHERE || url.hostname.endsWith(`.${ELSEWHERE}`)
}
