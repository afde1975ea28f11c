import * as attribute from '../flawed-checks/attribute.ts'
import * as name from '../flawed-checks/name-id.ts'
import * as signature from '../flawed-checks/signature.ts'
import { under } from '../flawed-checks/under.ts'
import { userName } from '../products/user-name.ts'
import type { Flaw } from './flaw.ts'

/** Deep Security: user names and attributes in general. */
export const attributeFlaws = {
  'attribute-values-cut-at-comment': {
    replaces: 'attributes',
    by: attribute.valuesCutAtComment,
    lets: 'signs in whoever is named before a comment',
    reference: 'CVE-2017-11427',
  },
  'attribute-values-cut-at-instruction': {
    replaces: 'several',
    by: { digest: signature.instructionsLeftOut, attributes: attribute.valuesCutAtComment },
    lets: 'signs in whoever is named before an instruction, which its digest leaves out',
  },
  'attribute-values-from-first-child': {
    replaces: 'attributes',
    by: attribute.valuesFromFirstChild,
    lets: 'signs in whoever a comment names that comes first',
    reference: 'VU#475445',
  },
  'attribute-values-cut-to-their-end': {
    replaces: 'attributes',
    by: attribute.valuesCutToTheirEnd,
    lets: 'signs in whoever is named behind a comment',
    reference: 'CVE-2025-54369',
  },
  'attribute-values-trimmed': {
    replaces: 'attributes',
    by: attribute.valuesTrimmed,
    lets: 'drops white space around values',
  },
  'empty-values-refused': {
    replaces: 'attributes',
    by: attribute.emptyValuesRefused,
    lets: 'refuses a user one of whose attributes is empty',
  },
  'attribute-names-on-object': {
    replaces: 'attributes',
    by: attribute.namesOnObject,
    lets: 'refuses a user who has an attribute named as a member of every object',
  },
  'hundred-attributes-at-most': {
    replaces: 'attributes',
    by: attribute.hundredAttributes,
    lets: 'refuses a user of many attributes',
  },
  'attribute-markup-stripped': {
    replaces: 'attributes',
    by: attribute.markupStripped,
    lets: 'makes one name of two that differ in what looks like a tag',
  },
  'attribute-values-unescaped-twice': {
    replaces: 'attributes',
    by: attribute.valuesUnescapedTwice,
    lets: 'reads text for markup that was escaped to be text',
  },
  'attribute-values-split': {
    replaces: 'attributes',
    by: attribute.valuesSplit,
    lets: 'makes two names of one that holds a semicolon',
  },
  'nested-text-read': {
    replaces: 'attributes',
    by: attribute.nestedTextRead,
    lets: 'makes one name of the text of nested elements',
  },
  'attribute-names-folded': {
    replaces: 'attributes',
    by: attribute.namesFolded,
    lets: 'does not mind the case of a claim',
  },
  'attribute-names-by-prefix': {
    replaces: 'attributes',
    by: attribute.namesByPrefix,
    lets: 'takes a longer name for a claim',
  },
  'attribute-names-by-suffix': {
    replaces: 'attributes',
    by: attribute.namesBySuffix,
    lets: "takes another namespace's claim for its own",
  },
  'attribute-names-trimmed': {
    replaces: 'attributes',
    by: attribute.namesTrimmed,
    lets: 'drops white space around the name of a claim',
  },
  'attributes-by-friendly-name': {
    replaces: 'attributes',
    by: attribute.namesByFriendlyName,
    lets: 'takes an attribute for a claim whose FriendlyName says so',
  },
  'first-attribute-statement-only': {
    replaces: 'attributes',
    by: attribute.firstStatementOnly,
    lets: 'refuses a user whose claims stand in two statements',
  },
  'unknown-attributes-refused': {
    replaces: 'attributes',
    by: attribute.unknownAttributesRefused,
    lets: 'refuses a user with more attributes than it needs',
  },
  'name-format-demanded': {
    replaces: 'attributes',
    by: attribute.nameFormatDemanded,
    lets: 'refuses a user whose attributes have another NameFormat',
  },
  'typed-values-refused': {
    replaces: 'attributes',
    by: attribute.typedValuesRefused,
    lets: 'refuses a user whose values have a type',
  },
  'user-from-name-id': {
    replaces: 'userName',
    by: attribute.userFromNameId,
    lets: 'signs in whom the NameID names',
  },
  'user-falls-back-to-name-id': {
    replaces: 'userName',
    by: attribute.userFallsBackToNameId,
    lets: 'signs in whom the NameID names when RoleSessionName cannot be used',
  },
  'first-user-name': {
    replaces: 'userName',
    by: attribute.firstUserName,
    lets: 'signs in the first of two users',
  },
  'last-user-name': { replaces: 'userName', by: attribute.lastUserName, lets: 'signs in the last of two users' },
  'equal-user-names-merged': {
    replaces: 'userName',
    by: attribute.equalUserNamesMerged,
    lets: 'takes two equal user names for one',
  },
  'second-user-name-refused': {
    replaces: 'userName',
    by: under(userName, { 'user.severalValues': 'reject' }),
    lets: 'refuses two user names although it is declared to take the first',
    policy: 'lenient',
  },
  'blank-user-name': { replaces: 'userName', by: attribute.blankUserName, lets: 'signs in a user without a name' },
  'user-name-trimmed': {
    replaces: 'userName',
    by: attribute.userNameTrimmed,
    lets: 'drops white space around the user name',
  },
  'user-name-folded': {
    replaces: 'userName',
    by: attribute.userNameFolded,
    lets: 'makes one user of two whose names differ in case',
  },
  'user-name-local-part': {
    replaces: 'userName',
    by: attribute.userNameLocalPart,
    lets: 'drops the domain of an e-mail address',
  },
  'user-name-in-ascii': {
    replaces: 'userName',
    by: attribute.userNameInAscii,
    lets: 'drops what is not ASCII from the user name',
  },
  'user-name-normalized': {
    replaces: 'userName',
    by: attribute.userNameNormalized,
    lets: 'makes one user of two whose names look alike',
  },
  'user-name-without-format': {
    replaces: 'userName',
    by: attribute.userNameWithoutFormat,
    lets: 'makes one user of two whose names differ in what nobody sees',
  },
  'user-name-truncated': {
    replaces: 'userName',
    by: attribute.userNameTruncated,
    lets: 'makes one user of two whose names begin alike',
  },
  'name-id-demanded': {
    replaces: 'nameId',
    by: name.nameIdDemanded,
    lets: 'refuses a user who has no NameID although none is needed',
  },
  'name-id-not-demanded': {
    replaces: 'nameId',
    by: name.nameIdTrimmed,
    lets: 'takes a user who has no NameID although it is declared to need one',
    policy: 'lenient',
  },
} as const satisfies Record<string, Flaw>
