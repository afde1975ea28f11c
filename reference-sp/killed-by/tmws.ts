import type { tmwsFlaws } from '../flaws/tmws.ts'

const NO_NAME = ['logon-name/empty', 'logon-name/blank', 'logon-name/no-value', 'logon-name/nil']
const NO_ATTRIBUTE = ['logon-name/absent', 'logon-name/of-another-name', 'logon-name/name-changed-at-one-end']
const TWO_NAMES = ['logon-name/two-attributes', 'logon-name/two-values']

/** Cases in which somebody has to be known from the directory. */
const KNOWN = [
  'synchronization/synchronized-user',
  'synchronization/synchronized-user-from-elsewhere',
  'synchronization/by-schedule',
  'synchronization/tenant-by-domain',
  'portal/e-mail-address',
  'portal/user-principal-name',
]

/** Cases in which nobody may be known whom the directory would name. */
const UNKNOWN = [
  'synchronization/another-tenant',
  'synchronization/another-application',
  'synchronization/wrong-secret',
]

/** Trend Micro Web Security: its portal, its users and its directory. */
export const tmwsKilledBy: Readonly<Record<keyof typeof tmwsFlaws, readonly string[]>> = {
  'method-not-checked': ['portal/other-method-since'],
  'method-ignored': ['portal/other-method', 'portal/other-method-since'],
  'logon-name-as-delivered': ['logon-name/name-changed-at-one-end'],
  'logon-name-or-name-id': [...NO_NAME, ...NO_ATTRIBUTE],
  'mail-in-name-id-before-logon-name': ['logon-name/beside-another-name-id'],
  'last-logon-name': [...TWO_NAMES, 'attribute/of-one-name-and-another-format'],
  'blank-logon-name': ['logon-name/empty', 'logon-name/blank', 'logon-name/nil'],
  'e-mail-is-logon-name': ['logon-name/beside-the-claims-of-entra'],
  'role-refused': ['logon-name/beside-a-role'],
  'upn-not-demanded': ['logon-name/without-upn'],
  'typed-user-signed-in': ['portal/another-user'],
  'unsynchronized-users-always-on': [
    'synchronization/unsynchronized-user-switched-off',
    'synchronization/user-since-then',
    'synchronization/by-hand-alone',
    'synchronization/secret-ended',
    'synchronization/groups-not-permitted',
    'synchronization/users-not-permitted',
    ...UNKNOWN,
  ],
  'gateway-not-checked': ['synchronization/unsynchronized-user-from-elsewhere', 'synchronization/gateway-by-header'],
  'gateway-for-all': ['synchronization/synchronized-user-from-elsewhere'],
  'gateway-by-header': ['synchronization/gateway-by-header'],
  'audience-of-any-tenant': ['entity-id/another-tenant'],
  'audience-by-digits': [
    'entity-id/digit-more',
    'conditions/audience-with-suffix',
    'conditions/audience-with-slash',
    'text/comment-in-audience',
  ],
  'audience-by-number': ['entity-id/digit-less', 'entity-id/digits-in-capitals'],
  'issuer-in-capitals': ['entity-id/form', 'request/schema'],
  'signs-in-anew': ['request/single-sign-on'],
  'typed-of-any-domain': ['portal/another-domain'],
  'typed-domain-first-not-read': ['portal/domain-and-account'],
  'typed-e-mail-not-read': ['portal/e-mail-address'],
  'typed-upn-not-read': ['portal/user-principal-name'],
  'web-for-everybody': ['portal/request-of-nobody'],
  'web-for-nobody': ['portal/request-of-a-user', 'portal/first-request'],
  'landing-on-front-page': ['portal/first-request'],
  'certificate-added': ['upload/old-certificate'],
  'upload-forgotten': ['upload/new-certificate', 'upload/old-certificate'],
  'first-credentials': UNKNOWN,
  'groups-not-needed': ['synchronization/groups-not-permitted'],
  'users-by-groups': ['synchronization/users-not-permitted'],
  'first-page-alone': KNOWN,
  'nothing-taken-over': KNOWN,
  'schedule-forgotten': ['synchronization/by-schedule'],
  'synchronizes-unasked': ['synchronization/user-since-then', 'synchronization/by-hand-alone'],
}
