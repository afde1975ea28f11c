import type { FC } from 'hono/jsx'
import type { Reason } from '../reason.ts'
import { Page } from './page.tsx'
import { REFUSALS } from './words.ts'

/** Says in plain words why nobody was signed in, and for the administrator what was seen. */
export const RefusalPage: FC<{ reason: Reason; detail: string }> = ({ reason, detail }) => (
  <Page lang="en-US" title="Not signed in">
    <h1>You were not signed in</h1>
    <p class="saml-error" data-reason={reason}>
      {REFUSALS[reason]}
    </p>
    <p class="saml-detail">{detail.slice(0, 500)}</p>
  </Page>
)
