import type { Rules } from '../rules.ts'
import { spMetadata } from '../sp-metadata.ts'

type Metadata = Rules['spMetadata']

/** A fixed text, whatever the policy. */
export const wantsSignedAlways: Metadata = (sp) => spMetadata({ ...sp, wantsAssertionsSigned: true })
export const wantsSignedNever: Metadata = (sp) => spMetadata({ ...sp, wantsAssertionsSigned: false })

/** A text of another day, when requests were signed. */
export const announcesSignedRequests: Metadata = (sp) =>
  spMetadata(sp).replace('AuthnRequestsSigned="false"', 'AuthnRequestsSigned="true"')

/** A path where a URL belongs. */
export const endpointByPath: Metadata = (sp) =>
  spMetadata({ ...sp, endpoints: sp.endpoints.map((url) => new URL(url).pathname) })
