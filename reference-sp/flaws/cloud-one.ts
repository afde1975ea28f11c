import * as cloud from '../flawed-checks/cloud-one.ts'
import { guestWithoutNameId } from '../flawed-checks/name-id.ts'
import * as role from '../flawed-checks/role.ts'
import { under } from '../flawed-checks/under.ts'
import { groups } from '../products/cloud-one/groups.ts'
import { removedRoles } from '../products/cloud-one/removed-roles.ts'
import type { Flaw } from './flaw.ts'

/** Trend Cloud One: mappings, accounts, and the list of SAML users. */
export const cloudOneFlaws = {
  'nameless-cloud-user': {
    replaces: 'nameId',
    by: guestWithoutNameId,
    lets: 'signs in who has no NameID, by which it knows its users',
    product: 'cloud-one',
  },
  'user-by-name-claim': {
    replaces: 'nameIdUser',
    by: cloud.userByNameClaim,
    lets: 'takes the name that people see for the name of the user',
    product: 'cloud-one',
  },
  'every-account': {
    replaces: 'accounts',
    by: cloud.everyAccount,
    lets: 'leads a provider into accounts in which it is not set up',
    product: 'cloud-one',
  },
  'first-account-only': {
    replaces: 'accounts',
    by: cloud.firstAccount,
    lets: 'does not let a user reach the second account',
    product: 'cloud-one',
  },
  'groups-in-any-claim': {
    replaces: 'groups',
    by: cloud.groupsAnywhere,
    lets: 'takes groups from claims that the mapping does not name',
    product: 'cloud-one',
  },
  'groups-claim-fixed': {
    replaces: 'groups',
    by: cloud.groupsClaimFixed,
    lets: 'reads the groups from one claim, whatever the mapping names',
    product: 'cloud-one',
  },
  'claim-names-folded': {
    replaces: 'groups',
    by: cloud.claimNamesFolded,
    lets: "does not mind the case of a claim's name",
    product: 'cloud-one',
  },
  'split-groups-refused': {
    replaces: 'groups',
    by: under(groups, { 'roles.splitAttribute': 'reject' }),
    lets: 'refuses groups in two attributes although it is declared to take them',
    product: 'cloud-one',
  },
  'group-names-folded': {
    replaces: 'groupRoles',
    by: cloud.groupNamesFolded,
    lets: "does not mind the case of a group's name",
    product: 'cloud-one',
  },
  'unmapped-group-is-first-role': {
    replaces: 'groupRoles',
    by: cloud.defaultRole,
    lets: 'gives a role to a user whose groups have none',
    product: 'cloud-one',
  },
  'no-groups-is-first-role': {
    replaces: 'several',
    by: cloud.roleWithoutGroups,
    lets: 'gives a role to a user of whom no groups are sent',
    product: 'cloud-one',
  },
  'one-role-for-all-groups': {
    replaces: 'groupRoles',
    by: cloud.oneRoleForAll,
    lets: 'gives every group the first role of the mapping',
    product: 'cloud-one',
  },
  'object-ids-left-out': {
    replaces: 'groupRoles',
    by: cloud.objectIdsLeftOut,
    lets: 'takes no object id for a group',
    product: 'cloud-one',
  },
  'first-group-only': {
    replaces: 'groupRoles',
    by: cloud.firstGroup,
    lets: 'does not see the second group of a user',
    product: 'cloud-one',
  },
  'roles-of-first-account': {
    replaces: 'groupRoles',
    by: cloud.rolesOfFirstAccount,
    lets: "gives a group the first account's role in every account",
    product: 'cloud-one',
  },
  'removed-role-counts': {
    replaces: 'removedRoles',
    by: cloud.removedRolesCount,
    lets: 'signs in a user with a role that was removed',
    product: 'cloud-one',
  },
  'removed-role-left-out': {
    replaces: 'removedRoles',
    by: under(removedRoles, { 'roles.onRemoved': 'rest' }),
    lets: 'signs in who is tied to a removed role although it is declared not to',
    product: 'cloud-one',
  },
  'sister-pairs-accepted': {
    replaces: 'several',
    by: cloud.sisterPairs,
    lets: 'opens for the claims of Workload Security',
    product: 'cloud-one',
  },
  'name-claim-ignored': {
    replaces: 'displayName',
    by: cloud.nameClaimIgnored,
    lets: 'shows people the NameID although the name is mapped',
    product: 'cloud-one',
  },
  'name-claim-demanded': {
    replaces: 'displayName',
    by: cloud.nameClaimDemanded,
    lets: 'refuses a user without a name for people',
    product: 'cloud-one',
  },
  'locale-ignored': {
    replaces: 'locale',
    by: cloud.localeIgnored,
    lets: 'does not see the locale',
    product: 'cloud-one',
  },
  'any-locale-is-last': {
    replaces: 'locale',
    by: cloud.anyLocaleIsLast,
    lets: 'speaks Japanese to whoever has a locale',
    product: 'cloud-one',
  },
  'locale-demanded': {
    replaces: 'locale',
    by: cloud.localeDemanded,
    lets: 'refuses a user without a locale',
    product: 'cloud-one',
  },
  'locale-breaks-sign-on': {
    replaces: 'locale',
    by: cloud.localeBreaks,
    lets: 'refuses a user with a locale that it does not know',
    product: 'cloud-one',
  },
  'locale-by-primary-tag': {
    replaces: 'locale',
    by: cloud.localeByPrimaryTag,
    lets: 'takes a locale with a region although it is declared to match exactly',
    product: 'cloud-one',
  },
  'timezone-ignored': {
    replaces: 'timezone',
    by: cloud.timezoneIgnored,
    lets: 'does not see the time zone',
    product: 'cloud-one',
  },
  'timezone-demanded': {
    replaces: 'timezone',
    by: cloud.timezoneDemanded,
    lets: 'refuses a user without a time zone',
    product: 'cloud-one',
  },
  'timezone-breaks-sign-on': {
    replaces: 'timezone',
    by: cloud.timezoneBreaks,
    lets: 'refuses a user with a time zone that it does not know',
    product: 'cloud-one',
  },
  'second-role-stored': {
    replaces: 'mappingRefusal',
    by: cloud.secondRoleStored,
    lets: 'stores two roles for one group of an account',
    product: 'cloud-one',
  },
  'foreign-role-stored': {
    replaces: 'several',
    by: { mappingRefusal: cloud.foreignRoleStored, groupRoles: cloud.rolesOfAnyAccount },
    lets: 'lets the administrator of one account give roles of another',
    product: 'cloud-one',
  },
  'mapping-dropped-with-role': {
    replaces: 'mappingAfterRemoval',
    by: cloud.mappingDropped,
    lets: 'deletes the entries of a mapping whose role is removed',
    product: 'cloud-one',
  },
  'stale-entries-kept': {
    replaces: 'enteredMapping',
    by: cloud.staleEntriesKept,
    lets: 'keeps the entries of a removed role, whatever an administrator enters in their place',
    product: 'cloud-one',
  },
  'removed-role-not-warned': {
    replaces: 'isWarned',
    by: cloud.neverWarned,
    lets: 'does not tell an administrator that a mapped role was removed',
    product: 'cloud-one',
  },
  'every-mapping-warned': {
    replaces: 'isWarned',
    by: cloud.alwaysWarned,
    lets: 'warns of mappings that are in order',
    product: 'cloud-one',
  },
  'list-by-display-name': {
    replaces: 'samlUser',
    by: cloud.listedByDisplayName,
    lets: 'lists users by the name that people see',
    product: 'cloud-one',
  },
  'list-role-stays': {
    replaces: 'samlUser',
    by: cloud.firstRoleStays,
    lets: 'lists the role that a user took first',
    product: 'cloud-one',
  },
  'list-sign-in-stays': {
    replaces: 'samlUser',
    by: cloud.firstSignInStays,
    lets: 'lists when a user came first',
    product: 'cloud-one',
  },
  'list-sign-in-off': {
    replaces: 'samlUser',
    by: cloud.signInAMonthOff,
    lets: 'lists a last sign-in that lies a month before it',
    product: 'cloud-one',
  },
  'list-id-made-anew': {
    replaces: 'samlUser',
    by: cloud.idMadeAnew,
    lets: 'makes another user of who comes again',
    product: 'cloud-one',
  },
  'list-of-all-accounts': {
    replaces: 'listedUsers',
    by: cloud.everybodyListed,
    lets: 'lists the users of other accounts',
    product: 'cloud-one',
  },
  'list-never-forgets': {
    replaces: 'listedUsers',
    by: cloud.neverForgotten,
    lets: 'lists who has not come for a year',
    product: 'cloud-one',
  },
  'list-forgets-early': {
    replaces: 'listedUsers',
    by: cloud.forgottenEarly,
    lets: 'takes a user off the list after half a year',
    product: 'cloud-one',
  },
  'forgotten-users-lose-role': {
    replaces: 'comesBack',
    by: cloud.forgottenIsLost,
    lets: 'gives no role to a user who has not come for a year',
    product: 'cloud-one',
  },
  'list-can-be-changed': {
    replaces: 'samlUsersPage',
    by: cloud.changeablePage,
    lets: 'lets an administrator delete entries of the list',
    product: 'cloud-one',
  },
  'audit-log-without-id': {
    replaces: 'principalUrn',
    by: cloud.principalWithoutId,
    lets: 'names users in the audit log without their id',
    product: 'cloud-one',
  },
  'native-users-shut-out': {
    replaces: 'admitsPassword',
    by: cloud.nativeShutOut,
    lets: 'does not let in a user of its own any more once a SAML user has the same name',
    product: 'cloud-one',
  },
  'native-user-is-saml-user': {
    replaces: 'nativeRole',
    by: cloud.nativeIsSamlUser,
    lets: 'gives a user of its own the role of the SAML user of the same name',
    product: 'cloud-one',
  },
  'any-account-role-chosen': {
    replaces: 'chosen',
    by: cloud.anyRoleChosen,
    lets: 'gives the role that the form names, in any account',
    product: 'cloud-one',
  },
  'sister-claims-accepted': {
    replaces: 'several',
    by: { userName: cloud.sisterUser, roleAttribute: role.defaultRole },
    lets: 'opens for the claims of Trend Cloud One',
  },
} as const satisfies Record<string, Flaw>
