import type { SamlUser } from '../products/cloud-one/saml-users.ts'
import { Page } from './page.tsx'

/** Who came by SAML, for an administrator to read: there is nothing to change it with. @see requirements TC1-SU-1 to TC1-SU-8 */
export const samlUsersPage = (users: readonly SamlUser[]): string =>
  String(
    <Page lang="en" title="SAML users">
      <h1>SAML users</h1>
      <table id="saml-users">
        <tr>
          <th>Name</th>
          <th>Role</th>
          <th>Last sign-in</th>
          <th>ID</th>
        </tr>
        {users.map(({ name, role, lastSignIn, id }) => (
          <tr>
            <td class="name">{name}</td>
            <td class="role">{role}</td>
            <td class="last-sign-in">{new Date(lastSignIn).toISOString()}</td>
            <td class="id">{id}</td>
          </tr>
        ))}
      </table>
    </Page>,
  )
