import type { Explanations } from '../explanation.ts'

export const simplesamlphp: Explanations = {
  'canonical-form/void-signed-info': {
    whose: 'published',
    why: 'Debian 12 has xmlseclibs 3.1.1, which takes what libxml2 cannot canonicalize for nothing, and finds the digest and the signature of nothing right (CVE-2025-66578); Canonical XML 2.1 wants such a document refused. Mended in 3.1.4.',
    source: 'https://github.com/advisories/GHSA-c4cc-x928-vjw9',
  },
  'conditions/times-of-ten-digits': {
    whose: 'stricter',
    why: 'Times with ten digits behind the point are refused; XML Schema 2, 3.2.7 sets no limit, and Core 1.3.3 only says what not to rely on.',
  },
  'encryption/rsa-1.5-failures': {
    whose: 'stricter',
    why: 'Nothing is proved: the twin, a key encrypted by RSA 1.5, is refused, as attacks on that padding make wise.',
  },
}
