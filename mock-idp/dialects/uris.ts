const NAME_11 = 'urn:oasis:names:tc:SAML:1.1:nameid-format:'
const NAME_20 = 'urn:oasis:names:tc:SAML:2.0:nameid-format:'

/** @see SAML Core 8.3 */
export const NAME_ID = {
  unspecified: `${NAME_11}unspecified`,
  emailAddress: `${NAME_11}emailAddress`,
  transient: `${NAME_20}transient`,
  entity: `${NAME_20}entity`,
} as const

const ATTRIBUTE = 'urn:oasis:names:tc:SAML:2.0:attrname-format:'

/** @see SAML Core 8.2 */
export const NAME_FORMAT = {
  unspecified: `${ATTRIBUTE}unspecified`,
  basic: `${ATTRIBUTE}basic`,
  uri: `${ATTRIBUTE}uri`,
} as const

const CLASS = 'urn:oasis:names:tc:SAML:2.0:ac:classes:'

/** @see SAML Authentication Context 3.4 */
export const CONTEXT = {
  password: `${CLASS}Password`,
  protectedPassword: `${CLASS}PasswordProtectedTransport`,
  unspecified: `${CLASS}unspecified`,
} as const

const CODE = 'urn:oasis:names:tc:SAML:2.0:status:'

/** @see SAML Core 3.2.2.2 */
export const STATUS = {
  requester: `${CODE}Requester`,
  responder: `${CODE}Responder`,
  invalidNameIdPolicy: `${CODE}InvalidNameIDPolicy`,
  requestUnsupported: `${CODE}RequestUnsupported`,
} as const
