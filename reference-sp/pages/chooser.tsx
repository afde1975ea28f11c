import type { FC } from 'hono/jsx'
import type { Grant } from '../products/grant.ts'
import { Page } from './page.tsx'

/** Asks which of the asserted roles is to be taken. @see requirement DS-ROLE-12 */
export const Chooser: FC<{ choices: readonly Grant[] }> = ({ choices }) => {
  const tenants = [...new Set(choices.map(({ role }) => role.tenant))]
  return (
    <Page lang="en-US" title="Choose a role">
      <h1>Choose a role</h1>
      <form method="post" action="/choose" id="roles">
        {tenants.map((tenant) => (
          <fieldset>
            <legend>Tenant {tenant}</legend>
            {choices
              .filter(({ role }) => role.tenant === tenant)
              .map(({ role }) => (
                <p>
                  <label>
                    <input
                      type="radio"
                      name="choice"
                      value={role.urn}
                      data-tenant={role.tenant}
                      data-role={role.name}
                      required
                    />
                    {role.name}
                  </label>
                </p>
              ))}
          </fieldset>
        ))}
        <button type="submit">Sign in</button>
      </form>
    </Page>
  )
}
