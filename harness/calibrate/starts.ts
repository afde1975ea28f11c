import type { Facts } from '../../mock-idp/tamper/step.ts'
import type { Browser, Exchange } from '../drive/driver.ts'
import { linksOf } from '../observe/form.ts'
import { pageOf } from '../observe/page.ts'
import { begin } from '../run/begin.ts'
import type { DeclaredTarget } from '../target/target.ts'

/** Where logins begin at SPs that are known. */
const WELL_KNOWN = [
  '/login',
  '/sso',
  '/saml/login',
  '/saml/sso',
  '/saml2/login',
  '/login/saml',
  '/auth/saml',
  '/sso/saml',
  '/Shibboleth.sso/Login?target={target}',
  '/mellon/login?ReturnTo={target}',
] as const
/** What else a browser asks for at most: an address each. */
const MOST_LINKS = 6
const TO_LOG_IN = /log-?in|log-?on|sign-?in|sso|saml/i
/** Logging out is no way to begin, and the receiver of messages is none. */
const NOT_THERE = /log-?out|sign-?out|slo\b|metadata|acs\b/i

/** Where a login begins, and how that was seen. */
export interface FoundStart {
  readonly url: string
  readonly evidence: string
}

/**
 * The first address that leads a browser without a session to the door of the IdP with a request: of the pages that were
 * looked at, of their links that speak of logging in, and of those that are known.
 * @param nobody what browsers got that never signed in, by address
 */
export async function findStart(
  open: () => Browser,
  target: DeclaredTarget,
  facts: Facts,
  nobody: ReadonlyMap<string, readonly Exchange[]>,
): Promise<FoundStart | undefined> {
  const { origin } = new URL(target.sp.acs)
  const links = [...nobody.values()].flatMap((exchanges) =>
    exchanges.flatMap((exchange) => linksOf(pageOf(exchange), 'a[href]').map(({ url }) => new URL(url))),
  )
  const likely = links
    .filter((url) => url.origin === origin && TO_LOG_IN.test(url.pathname) && !NOT_THERE.test(url.pathname))
    .map(({ pathname, search }) => `${pathname}${search}`)
  const led = [...nobody].filter(([, [first]]) => first?.onward !== undefined).map(([address]) => address)
  const ours = led
    .filter((address) => new URL(address).origin === origin)
    .map((address) => address.slice(origin.length))
  const candidates = [...new Set([...ours, ...[...new Set(likely)].slice(0, MOST_LINKS), ...WELL_KNOWN])]
  for (const url of candidates) {
    // Braces stand for something in a target file.
    if (!WELL_KNOWN.some((known) => known === url) && /[{}]/.test(url)) continue
    const browser = open()
    const trial = { ...target, sp: { ...target.sp, start: { url } } }
    const { asked } = await begin(browser, trial, { issuer: target.issuers.main?.entityId ?? '', facts })
    await browser.close()
    if (asked?.reading.kind !== 'request') continue
    const binding = asked.binding === 'redirect' ? 'HTTP-Redirect' : 'HTTP-POST'
    return { url, evidence: `it led a browser without a session to the IdP, with an AuthnRequest over ${binding}` }
  }
  return undefined
}
