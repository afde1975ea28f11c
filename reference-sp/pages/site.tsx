import type { FC } from 'hono/jsx'
import { Page } from './page.tsx'

/** Stands for a page of the web, which whoever is signed in gets. @see requirement TMWS-PORT-8 */
export const Site: FC<{ to: string }> = ({ to }) => (
  <Page lang="en-US" title="A page of the web">
    <h1>A page of the web</h1>
    <p id="site">{to.slice(0, 2000)}</p>
  </Page>
)
