import type { Browser, Exchange, Request } from '../drive/driver.ts'
import { formsOf, linksOf } from '../observe/form.ts'
import { pageOf } from '../observe/page.ts'
import { logoutBrought } from '../run/logout-door.ts'
import type { DeclaredTarget } from '../target/target.ts'

/** Where logouts begin at SPs that are known. */
const WELL_KNOWN = [
  '/logout',
  '/saml/logout',
  '/saml2/logout',
  '/saml/slo',
  '/slo',
  '/?slo',
  '/sign-out',
  '/signout',
  '/Shibboleth.sso/Logout',
  '/mellon/logout?ReturnTo=/',
] as const
/** What of the pages is tried at most: an address each. */
const MOST_OF_PAGES = 6
const TO_LOG_OUT = /log-?(?:out|off)|sign-?(?:out|off)|slo\b/i

/** What a user asks for who logs out at the SP, and how that was seen. */
export interface FoundLogout {
  readonly method: 'GET' | 'POST'
  readonly url: string
  readonly evidence: string
}

type Way = Pick<FoundLogout, 'method' | 'url'>

/**
 * The first address that sends who is signed in to the IdP with a LogoutRequest: of the links and the empty forms of their pages
 * that speak of logging out, of the single logout service that the SP names, and of those that are known.
 * @param signIn a browser in which somebody has just logged in
 * @param signedIn what browsers got in which somebody is signed in
 */
export async function findLogout(
  signIn: () => Promise<Browser>,
  { sp }: Pick<DeclaredTarget, 'sp'>,
  signedIn: readonly Exchange[],
): Promise<FoundLogout | undefined> {
  const { origin } = new URL(sp.acs)
  let browser: Browser | undefined
  try {
    for (const { method, url } of waysOf(sp, signedIn)) {
      browser ??= await signIn()
      const answer = await browser.send({ method, url: `${origin}${url}`, from: { page: `${origin}/` } })
      const brought = logoutBrought(answer, { sp })
      if (brought?.reading.kind === 'message' && brought.reading.message.name === 'LogoutRequest') {
        const binding = brought.query === undefined ? 'HTTP-POST' : 'HTTP-Redirect'
        const evidence = `it led who was signed in to the IdP, with a LogoutRequest over ${binding}`
        return { method, url, evidence }
      }
      // What is not there has ended no session.
      if (pageOf(answer).status === 404) continue
      await browser.close()
      browser = undefined
    }
    return undefined
  } finally {
    await browser?.close()
  }
}

function waysOf(sp: DeclaredTarget['sp'], signedIn: readonly Exchange[]): readonly Way[] {
  const { origin } = new URL(sp.acs)
  const onSite = ({ method, url }: Pick<Request, 'method' | 'url'>): readonly Way[] => {
    const { origin: site, pathname, search } = new URL(url)
    return site === origin ? [{ method: method === 'POST' ? 'POST' : 'GET', url: `${pathname}${search}` }] : []
  }
  const shown = signedIn.flatMap((exchange) => {
    const page = pageOf(exchange)
    // A form with a field may hold a token that serves but once.
    const forms = formsOf(page).filter(({ fields }) => fields.length === 0)
    return [...linksOf(page, 'a[href]'), ...forms.map(({ request }) => request)].flatMap(onSite)
  })
  const speaking = shown.filter(({ url }) => TO_LOG_OUT.test(url) && !/[{}]/.test(url))
  const declared = [sp.singleLogout?.redirect, sp.singleLogout?.post].flatMap((url) =>
    url === undefined ? [] : onSite({ method: 'GET', url }),
  )
  const known = WELL_KNOWN.map((url): Way => ({ method: 'GET', url }))
  return [...distinct(speaking).slice(0, MOST_OF_PAGES), ...distinct([...declared, ...known])]
}

const distinct = (ways: readonly Way[]): readonly Way[] => [
  ...new Map(ways.map((way) => [`${way.method} ${way.url}`, way])).values(),
]
