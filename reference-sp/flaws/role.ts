import * as effect from '../flawed-checks/effect.ts'
import * as role from '../flawed-checks/role.ts'
import { under } from '../flawed-checks/under.ts'
import { roleAttribute } from '../products/role-attribute.ts'
import { roleSyntax } from '../products/role-syntax.ts'
import type { Flaw } from './flaw.ts'

/** Deep Security: roles. */
export const roleFlaws = {
  'roles-not-counted': { replaces: 'roleAttribute', by: role.rolesNotCounted, lets: 'takes eleven roles' },
  'eleven-roles-truncated': {
    replaces: 'roleAttribute',
    by: under(roleAttribute, { 'roles.onExcess': 'truncate' }),
    lets: 'takes ten of eleven roles although it is declared to refuse them',
  },
  'eleven-roles-refused': {
    replaces: 'roleAttribute',
    by: under(roleAttribute, { 'roles.onExcess': 'reject' }),
    lets: 'refuses eleven roles although it is declared to take ten of them',
    policy: 'lenient',
  },
  'eleven-roles-counted-under-truncation': {
    replaces: 'roleAttribute',
    by: role.rolesNotCounted,
    lets: 'takes eleven roles although it is declared to take ten of them',
    policy: 'lenient',
  },
  'role-attributes-counted-apart': {
    replaces: 'roleAttribute',
    by: role.attributesCountedApart,
    lets: 'takes twelve roles in two attributes',
  },
  'nine-roles-at-most': { replaces: 'roleAttribute', by: role.nineRolesAtMost, lets: 'refuses ten roles' },
  'first-role-attribute-only': {
    replaces: 'roleAttribute',
    by: role.firstRoleAttribute,
    lets: 'does not see the roles of a second attribute',
  },
  'split-roles-merged': {
    replaces: 'roleAttribute',
    by: under(roleAttribute, { 'roles.splitAttribute': 'merge' }),
    lets: 'takes roles in two attributes although it is declared not to',
    policy: 'lenient',
  },
  'split-roles-refused': {
    replaces: 'roleAttribute',
    by: under(roleAttribute, { 'roles.splitAttribute': 'reject' }),
    lets: 'refuses roles in two attributes although it is declared to take them',
  },
  'default-role': {
    replaces: 'roleAttribute',
    by: role.defaultRole,
    lets: 'gives a role to a user to whom the issuer gave none',
  },
  'urns-found-anywhere': {
    replaces: 'roleSyntax',
    by: role.urnsFoundAnywhere,
    lets: 'finds a pair in whatever text is around it',
  },
  'third-part-ignored': {
    replaces: 'roleSyntax',
    by: role.thirdPartIgnored,
    lets: 'takes a value of three parts',
  },
  'lone-role-urn': { replaces: 'roleSyntax', by: role.loneRoleUrn, lets: 'takes a role without its provider' },
  'urn-prefix-not-checked': {
    replaces: 'roleSyntax',
    by: role.prefixNotChecked,
    lets: 'takes a URN of another scheme for its own',
  },
  'role-syntax-folded': {
    replaces: 'roleSyntax',
    by: role.syntaxFolded,
    lets: 'does not mind the case of what is fixed in a URN',
  },
  'roles-for-role': { replaces: 'roleSyntax', by: role.pluralAccepted, lets: 'takes roles/ for role/' },
  'role-name-ends-at-blank': {
    replaces: 'roleSyntax',
    by: role.namesWithoutBlanks,
    lets: 'cuts the name of a role at its first blank',
  },
  'role-order-either': {
    replaces: 'roleSyntax',
    by: under(roleSyntax, { 'roles.order': 'either' }),
    lets: 'takes role and provider in the wrong order although it is declared not to',
  },
  'role-order-documented-only': {
    replaces: 'roleSyntax',
    by: under(roleSyntax, { 'roles.order': 'documented' }),
    lets: 'refuses role and provider in the other order although it is declared to take them',
    policy: 'lenient',
  },
  'role-white-space-trimmed': {
    replaces: 'roleSyntax',
    by: under(roleSyntax, { 'roles.whiteSpace': 'trim' }),
    lets: 'takes a value with white space or line breaks although it is declared not to',
  },
  'role-white-space-refused': {
    replaces: 'roleSyntax',
    by: under(roleSyntax, { 'roles.whiteSpace': 'reject' }),
    lets: 'refuses a value with white space although it is declared to take it',
    policy: 'lenient',
  },
  'tenants-not-compared': {
    replaces: 'oneTenant',
    by: role.everyPair,
    lets: "lets one tenant's provider give a role in another tenant",
  },
  'unknown-tenant-is-first': {
    replaces: 'tenantKnown',
    by: role.tenantFallsBack,
    lets: 'leads whoever names an unknown tenant into the first one',
  },
  'pod-not-compared': { replaces: 'tenantKnown', by: role.podNotCompared, lets: 'takes a pair of another pod' },
  'tenant-not-checked': {
    replaces: 'several',
    by: {
      tenantKnown: role.everyPair,
      providerKnown: role.everyPair,
      providerSigned: role.everyPair,
      roleExists: role.everyPair,
    },
    lets: 'opens a session in whatever tenant the message names',
  },
  'provider-name-not-checked': {
    replaces: 'several',
    by: { providerKnown: role.everyPair, providerSigned: role.everyPair },
    lets: 'takes a pair whose provider the tenant does not know',
  },
  'provider-of-other-issuer': {
    replaces: 'providerSigned',
    by: role.everyPair,
    lets: "lets one registered provider give another's roles",
  },
  'role-existence-not-checked': {
    replaces: 'roleExists',
    by: role.everyPair,
    lets: 'signs in a user with a role that does not exist',
  },
  'unknown-role-is-first': {
    replaces: 'roleExists',
    by: role.roleFallsBack,
    lets: 'gives whoever names an unknown role the first one',
  },
  'role-names-folded': {
    replaces: 'roleExists',
    by: role.roleNamesFolded,
    lets: "does not mind the case of a role's name",
  },
  'unusable-pairs-listed': {
    replaces: 'choices',
    by: role.unusablePairsListed,
    lets: 'offers roles that were ruled out',
  },
  'first-tenant-only': {
    replaces: 'choices',
    by: role.firstTenantOnly,
    lets: 'does not let a user reach the second tenant',
  },
  'last-role-taken': {
    replaces: 'choices',
    by: role.lastRoleTaken,
    lets: 'takes the last role and asks nobody',
  },
  'first-role-taken': { replaces: 'asks', by: effect.neverAsks, lets: 'takes the first role and asks nobody' },
  'always-asks': { replaces: 'asks', by: effect.alwaysAsks, lets: 'asks a user who has nothing to choose' },
  'whole-tenant-listed': {
    replaces: 'listed',
    by: effect.wholeTenantListed,
    lets: 'offers roles that nobody asserted',
  },
  'any-role-chosen': {
    replaces: 'chosen',
    by: effect.anyRoleChosen,
    lets: 'gives the role that the form names, asserted or not',
  },
  'removed-role-chosen': {
    replaces: 'chosen',
    by: effect.removedRoleChosen,
    lets: 'gives a role that was taken away since it was offered',
  },
} as const satisfies Record<string, Flaw>
