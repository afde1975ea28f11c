import { Page } from './page.tsx'

/** Who signed in, the latest last. @see requirement TC1-SU-9 */
export const auditLogPage = (principals: readonly string[]): string =>
  String(
    <Page lang="en" title="Audit log">
      <h1>Audit log</h1>
      <ol id="audit-log">
        {principals.map((principal) => (
          <li>
            sign-in of <span class="principal">{principal}</span>
          </li>
        ))}
      </ol>
    </Page>,
  )
