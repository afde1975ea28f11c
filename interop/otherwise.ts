/** What a browser truly does otherwise than the driver http, by SP and case: not a defect of either. */
export const otherwise: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  onelogin: {
    'solicited/request-of-another-browser':
      'its cookie of the login that it began says SameSite=Lax, which a browser leaves out of the POST: nothing binds the answer to a browser then',
  },
}
