import * as generic from '../flawed-checks/generic.ts'
import * as name from '../flawed-checks/name-id.ts'
import * as signature from '../flawed-checks/signature.ts'
import * as transport from '../flawed-checks/transport.ts'
import type { Flaw } from './flaw.ts'

const { passes } = transport

/** The plain SP. */
export const plainFlaws = {
  'name-id-cut-at-comment': {
    replaces: 'nameId',
    by: name.nameIdCutAtComment,
    lets: 'signs in whoever is named before a comment',
    reference: 'CVE-2017-11427',
    product: 'generic',
  },
  'name-id-from-first-child': {
    replaces: 'nameId',
    by: name.nameIdFromFirstChild,
    lets: 'signs in whoever a comment names that comes first',
    reference: 'VU#475445',
    product: 'generic',
  },
  'name-id-cut-to-its-end': {
    replaces: 'nameId',
    by: name.nameIdCutToItsEnd,
    lets: 'signs in whoever is named behind a comment',
    reference: 'CVE-2025-54369',
    product: 'generic',
  },
  'name-id-trimmed': {
    replaces: 'nameId',
    by: name.nameIdTrimmed,
    lets: 'drops white space around the name',
    product: 'generic',
  },
  'name-id-folded': {
    replaces: 'nameId',
    by: name.nameIdFolded,
    lets: 'makes one user of two whose names differ in case',
    product: 'generic',
  },
  'name-id-truncated': {
    replaces: 'nameId',
    by: name.nameIdTruncated,
    lets: 'makes one user of two whose names begin alike',
    product: 'generic',
  },
  'name-id-without-format': {
    replaces: 'nameId',
    by: name.nameIdWithoutFormat,
    lets: 'makes one user of two whose names differ in what nobody sees',
    product: 'generic',
  },
  'name-id-normalized': {
    replaces: 'nameId',
    by: name.nameIdNormalized,
    lets: 'makes one user of two whose names look alike',
    product: 'generic',
  },
  'first-name-id-anywhere': {
    replaces: 'several',
    by: {
      responseShape: passes,
      signatureShape: signature.objectsInSignature,
      nameId: name.firstNameIdAnywhere,
    },
    lets: 'signs in whoever is named first in the document',
    reference: 'CVE-2017-16897, CVE-2017-1000452',
    product: 'generic',
  },
  'last-name-id-anywhere': {
    replaces: 'several',
    by: {
      responseShape: passes,
      signatureShape: signature.objectsInSignature,
      nameId: name.lastNameIdAnywhere,
    },
    lets: 'signs in whoever is named last in the document',
    reference: 'CVE-2017-1000452',
    product: 'generic',
  },
  'blank-name-id': {
    replaces: 'nameIdUser',
    by: generic.blankNameId,
    lets: 'signs in a user without a name',
    product: 'generic',
  },
  'nameless-guest': {
    replaces: 'nameIdUser',
    by: generic.namelessGuest,
    lets: 'signs in a user whom nobody names',
    product: 'generic',
  },
  'name-id-local-part': {
    replaces: 'nameIdUser',
    by: generic.nameIdLocalPart,
    lets: 'drops the domain of an e-mail address',
    product: 'generic',
  },
  'guest-without-name-id': {
    replaces: 'nameId',
    by: name.guestWithoutNameId,
    lets: 'signs in whoever has no name as a guest although it is declared not to',
    product: 'generic',
  },
  'transients-merged': {
    replaces: 'nameId',
    by: name.transientsMerged,
    lets: 'makes one user of all transient ones',
    product: 'generic',
  },
  'name-id-format-demanded': {
    replaces: 'nameId',
    by: name.formatDemanded,
    lets: 'refuses a user whose name has no format',
    product: 'generic',
  },
  'name-id-qualifier-not-checked': {
    replaces: 'nameIdQualifier',
    by: passes,
    lets: 'takes a persistent name that was made for another SP',
    product: 'generic',
  },
  'name-id-of-confirmation': {
    replaces: 'nameId',
    by: name.nameIdOfConfirmation,
    lets: 'takes whoever may confirm the subject for the subject',
    product: 'generic',
  },
} as const satisfies Record<string, Flaw>
