import type { FC } from 'hono/jsx'
import { Page } from './page.tsx'

/** Carries a request to the identity provider. A person presses the button: nothing runs in a page of this SP. @see SAML Bindings 3.5.4 */
export const ToProvider: FC<{ action: string; message: string; relayState: string }> = ({
  action,
  message,
  relayState,
}) => (
  <Page lang="en-US" title="To your identity provider">
    <form method="post" action={action}>
      <input type="hidden" name="SAMLRequest" value={message} />
      <input type="hidden" name="RelayState" value={relayState} />
      <button type="submit">Continue to your identity provider</button>
    </form>
  </Page>
)
