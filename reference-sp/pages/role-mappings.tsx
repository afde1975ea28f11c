import { Page } from './page.tsx'

export interface MappingEntry {
  readonly group: string
  readonly role: string
  readonly isWarned: boolean
}

/** Which group gives which role in an account, as an administrator entered it. @see requirements TC1-DEL-1, TC1-DEL-2 */
export const roleMappingsPage = (entries: readonly MappingEntry[]): string =>
  String(
    <Page lang="en" title="Role mappings">
      <h1>Role mappings</h1>
      <table id="role-mappings">
        {entries.map(({ group, role, isWarned }) => (
          <tr class={isWarned ? 'warned' : undefined}>
            <td class="group">{group}</td>
            <td class="role">{role}</td>
            <td>{isWarned ? 'Warning: this role was removed. Choose another one, or delete the entry.' : ''}</td>
          </tr>
        ))}
      </table>
    </Page>,
  )
