const PREFIX = 'https://deepsecurity.trendmicro.com/SAML/Attributes/'

/** Names of the attributes that Deep Security reads; letter for letter. */
export const ROLE_SESSION_NAME = `${PREFIX}RoleSessionName`
export const ROLE = `${PREFIX}Role`
export const SESSION_DURATION = `${PREFIX}SessionDuration`
export const PREFERRED_LANGUAGE = `${PREFIX}PreferredLanguage`
/** The spelling of the documents' prose. @see contradiction C1 */
export const PREFERRED_LANGUAGE_LOWER = 'https://deepsecurity.trendmicro.com/SAML/attributes/PreferredLanguage'
