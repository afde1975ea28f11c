/** Pages that show who is signed in, at SPs that are known; each answers a GET and changes nothing. */
const WELL_KNOWN = [
  '/whoami',
  '/whoAmI/api/json',
  '/api/user',
  '/api/users/current',
  '/api/v4/user',
  '/api/v1/session/userinfo',
  '/api/me',
  '/api/whoami',
  '/userinfo',
  '/me',
  '/user',
  '/profile',
  '/account',
  '/',
] as const

/** The pages to visit, the likeliest first: those that the user names, and those that are known. Absolute. */
export const pagesFor = (acs: string, named: readonly string[]): readonly string[] => [
  ...new Set([...named, ...WELL_KNOWN].map((path) => new URL(path, acs).href)),
]
