import { type Element, element } from '../../message/node.ts'
import { edited } from '../say/say.ts'
import { attributeIn, elementNamed, insertedAt, textOf, without } from './element-text.ts'
import { forgedLogin } from './forged-login.ts'
import { rewrite } from './rewrite.ts'
import { inResponse } from './wrapping/holder.ts'

const DAY = 86_400_000
const PROTOCOL = 'urn:oasis:names:tc:SAML:2.0:protocol'
const REDIRECT = 'urn:oasis:names:tc:SAML:2.0:bindings:HTTP-Redirect'

/** Not a Response is signed but the issuer's metadata, which anybody may fetch. @see SAML Metadata 2.3.2 */
export const metadataSigned = edited(
  'the metadata of the issuer is signed instead',
  'response',
  ({ attributes, children }): Element => {
    const issuer = children.find(
      (child) => typeof child !== 'string' && 'name' in child && child.name === 'saml:Issuer',
    )
    const [entityID] = issuer !== undefined && typeof issuer !== 'string' && 'name' in issuer ? issuer.children : []
    const validUntil = new Date(Date.parse(attributes.IssueInstant ?? '') + DAY).toISOString()
    return element('md:EntityDescriptor', { ID: attributes.ID, entityID: String(entityID), validUntil }, [
      element('md:IDPSSODescriptor', { protocolSupportEnumeration: PROTOCOL }, [
        element('md:SingleSignOnService', { Binding: REDIRECT, Location: `${entityID}/sso` }),
      ]),
    ])
  },
)

const forgedAround = (title: string, isMoved: boolean) =>
  rewrite(title, (xml, facts) => {
    const { response } = forgedLogin(xml, facts, Date.parse(attributeIn(xml, 'validUntil') ?? '') - DAY)
    const span = elementNamed(xml, 'Signature')
    const wrapped = inResponse.extensions(response, isMoved ? without(xml, span) : xml)
    return isMoved ? insertedAt(wrapped, elementNamed(wrapped, 'Issuer').end, textOf(xml, span)) : wrapped
  })

/** A forged Response that holds the signed metadata, so that some signature of the issuer is in it. @see CVE-2025-47949 */
export const forgedAroundMetadata = {
  kept: forgedAround('a forged Response holds them in Extensions', false),
  moved: forgedAround('a forged Response bears their signature and holds them in Extensions', true),
} as const
