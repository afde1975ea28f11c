import type { FC } from 'hono/jsx'
import { Page } from './page.tsx'

/** What anybody else sees. The form is for users whom this SP keeps itself. */
export const SignedOut: FC<{ failed: boolean }> = ({ failed }) => (
  <Page lang="en-US" title="Signed out">
    <h1>You are not signed in</h1>
    <p>To sign in, start at your identity provider.</p>
    {failed ? <p class="login-error">Name and password do not match a local user.</p> : null}
    <form method="post" action="/login">
      <p>
        <label>
          Local user <input name="name" autocomplete="username" required />
        </label>
      </p>
      <p>
        <label>
          Password <input name="password" type="password" autocomplete="current-password" required />
        </label>
      </p>
      <button type="submit">Sign in</button>
    </form>
  </Page>
)
