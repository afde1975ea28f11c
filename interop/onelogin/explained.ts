import { all, type Explanations } from '../explanation.ts'

export const onelogin: Explanations = {
  'control/advice-with-assertion': {
    whose: 'stricter',
    why: 'Assertions are counted wherever they stand, and two are refused; Core 2.6.1 lets one stand in the Advice of another.',
  },
  ...all(['algorithm/rsa-md5', 'algorithm/digest-by-md5'], {
    whose: 'published',
    why: 'Every algorithm that xmlsec knows will do, MD5 among them; RFC 6151 takes it out of use for signatures. `rejectDeprecatedAlgorithm` came with 1.13.0; Debian 12 has 1.12.0.',
    source: 'https://github.com/onelogin/python3-saml/releases/tag/v1.13.0',
  }),
}
