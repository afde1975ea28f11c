import { type Attribute, FRESH, type Recipe } from './recipe.ts'

const BEARER = 'urn:oasis:names:tc:SAML:2.0:cm:bearer'
const PASSWORD = 'urn:oasis:names:tc:SAML:2.0:ac:classes:PasswordProtectedTransport'
const SUCCESS = 'urn:oasis:names:tc:SAML:2.0:status:Success'
const UNSPECIFIED = 'urn:oasis:names:tc:SAML:1.1:nameid-format:unspecified'

/** Who logs in, where, and in which claims the SP reads that. */
export interface HonestLogin {
  readonly user: string
  /** Entity id of the identity provider. */
  readonly issuer: string
  readonly sp: { readonly entityId: string; readonly acs: string }
  /** Names of the attributes that carry the user and the roles; an absent one is not said. `besides`: others, with their values. */
  readonly claims: {
    readonly user?: string | undefined
    readonly role?: string | undefined
    readonly besides?: Readonly<Record<string, string>> | undefined
  }
  readonly roles?: readonly string[] | undefined
  /** Default: present. */
  readonly nameId?: 'present' | 'absent' | undefined
  /** Id of the request that is answered; absent: nobody asked. */
  readonly inResponseTo?: string | undefined
}

/**
 * One honest login, valid for five minutes and a minute back: what every case differs from.
 * @see SAML Profiles 4.1.4, 4.1.5
 */
export function honest(login: HonestLogin): Recipe {
  const issuer = { value: login.issuer }
  const attributes = attributesOf(login)
  return {
    response: {
      version: '2.0',
      issueInstant: 0,
      destination: login.sp.acs,
      inResponseTo: login.inResponseTo,
      issuer,
      status: { code: SUCCESS },
      assertions: [
        {
          version: '2.0',
          issueInstant: 0,
          issuer,
          subject: {
            nameId: login.nameId === 'absent' ? undefined : { value: login.user, format: UNSPECIFIED },
            confirmations: [
              { method: BEARER, recipient: login.sp.acs, notOnOrAfter: 300, inResponseTo: login.inResponseTo },
            ],
          },
          conditions: { notBefore: -60, notOnOrAfter: 300, audiences: [[login.sp.entityId]] },
          authnStatements: [{ authnInstant: 0, sessionIndex: FRESH, contextClass: PASSWORD }],
          attributeStatements: attributes.length === 0 ? [] : [attributes],
        },
      ],
    },
    edits: [],
  }
}

function attributesOf({ claims, user, roles }: HonestLogin): Attribute[] {
  const attributes: Attribute[] = []
  if (claims.user !== undefined) attributes.push({ name: claims.user, values: [user] })
  if (claims.role !== undefined && roles !== undefined) attributes.push({ name: claims.role, values: roles })
  for (const [name, value] of Object.entries(claims.besides ?? {})) attributes.push({ name, values: [value] })
  return attributes
}
