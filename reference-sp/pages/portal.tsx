import type { FC } from 'hono/jsx'
import { Page } from './page.tsx'

/** Asks who wants to go to the web. @see requirements TMWS-PORT-1, TMWS-PORT-3 to TMWS-PORT-7 */
export const Portal: FC<{ target: string }> = ({ target }) => (
  <Page lang="en-US" title="Captive portal">
    <h1>Sign in to browse the web</h1>
    <form id="portal" method="post" action="/portal">
      <input type="hidden" name="target" value={target} />
      <p>
        <label>
          Domain\account, account@domain, e-mail address or UPN <input name="logon" autocomplete="username" required />
        </label>
      </p>
      <button type="submit">Log On</button>
    </form>
  </Page>
)
