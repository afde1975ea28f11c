/** What one party says of a user. */
export interface Claim {
  readonly type: string
  readonly value: string
  /** Who says so: `AD AUTHORITY` is the directory that signed the user in. */
  readonly issuer: string
}

export const NAME_ID_CLAIM = 'http://schemas.xmlsoap.org/ws/2005/05/identity/claims/nameidentifier'
export const ACCOUNT_NAME = 'http://schemas.microsoft.com/ws/2008/06/identity/claims/windowsaccountname'
export const AD_AUTHORITY = 'AD AUTHORITY'
