import { describe, expect, test } from 'vitest'
import { announcesSignedRequests, lintSpMetadata, lintWantAssertionsSigned } from './sp-metadata.ts'

/** Self-signed, of a key that nobody has. */
const CERTIFICATE = [
  'MIIBcDCCARWgAwIBAgIUFDVlXxy/6VsIPetg7SsIBWKAD8gwCgYIKoZIzj0EAwIwDDEKMAgGA1UEAwwBdDAgFw0yNjExMjQyMjI0',
  'MTBaGA8yMTI2MTAzMTIyMjQxMFowDDEKMAgGA1UEAwwBdDBZMBMGByqGSM49AgEGCCqGSM49AwEHA0IABEiaI11p0l7SYqwk+YEW',
  'Mh0TCVQZorBMi8sKCofKrSIBWaGIbLI5/OD0Ckf6oL5pbb5wOl8IV9l7DQ3sYZa0ud6jUzBRMB0GA1UdDgQWBBQhPbEqXpUlxPf1',
  'cguUxZ37VWarujAfBgNVHSMEGDAWgBQhPbEqXpUlxPf1cguUxZ37VWarujAPBgNVHRMBAf8EBTADAQH/MAoGCCqGSM49BAMCA0kA',
  'MEYCIQCMnUwIILCf0YDFHMCxUvK9TbuYmp9u7WqDPnQz++yi0QIhAJKOqVBN/0Iomqh3T2yrfaVFPuobjCi+ZH+ItG9Gp2CO',
].join('')
const POST = 'urn:oasis:names:tc:SAML:2.0:bindings:HTTP-POST'
const EXPECTED = { entityId: 'https://sp.example', acs: 'https://sp.example/acs' }

const key = (info: string): string =>
  `<md:KeyDescriptor use="signing"><ds:KeyInfo>${info}</ds:KeyInfo></md:KeyDescriptor>`
const certificate = (text: string): string =>
  key(`<ds:X509Data><ds:X509Certificate>${text}</ds:X509Certificate></ds:X509Data>`)
const acs = (location: string, binding = POST): string =>
  `<md:AssertionConsumerService index="0" Binding="${binding}" Location="${location}"/>`
const descriptor = (inside: string, protocols = 'urn:x urn:oasis:names:tc:SAML:2.0:protocol'): string =>
  `<md:SPSSODescriptor protocolSupportEnumeration="${protocols}">${inside}</md:SPSSODescriptor>`
const NAMESPACES = 'xmlns:md="urn:oasis:names:tc:SAML:2.0:metadata" xmlns:ds="http://www.w3.org/2000/09/xmldsig#"'
const entity = (inside: string, id = EXPECTED.entityId): string =>
  `<md:EntityDescriptor ${NAMESPACES} entityID="${id}">${inside}</md:EntityDescriptor>`

const SOUND = entity(descriptor(certificate(CERTIFICATE) + acs(EXPECTED.acs)))
const lint = (text: string, expected = {}) => lintSpMetadata(Buffer.from(text), { ...EXPECTED, ...expected })

describe('metadata passes', () => {
  test.each([
    ['that is sound', SOUND],
    [
      'with a declaration and white space in the certificate',
      `<?xml version="1.0"?>${SOUND.replace(CERTIFICATE, `\n ${CERTIFICATE}\n`)}`,
    ],
    ['without keys', entity(descriptor(acs(EXPECTED.acs)))],
    ['with a bare key', entity(descriptor(key('<ds:KeyValue/>') + acs(EXPECTED.acs)))],
    ['with other bindings beside', entity(descriptor(acs('/relative', 'urn:artifact') + acs(EXPECTED.acs)))],
    [
      'in a list of entities',
      `<md:EntitiesDescriptor ${NAMESPACES}>${entity('', 'https://other')}${SOUND}</md:EntitiesDescriptor>`,
    ],
    [
      'with a second descriptor of another protocol',
      entity(descriptor(acs(EXPECTED.acs), 'urn:x') + descriptor(acs(EXPECTED.acs))),
    ],
  ])('%s', (_, text) => {
    expect(lint(text)).toEqual([])
  })

  test('whose SP is not declared', () => {
    expect(lintSpMetadata(Buffer.from(SOUND), {})).toEqual([])
  })

  test('in UTF-16', () => {
    expect(lintSpMetadata(Buffer.from(`\ufeff${SOUND}`, 'utf16le'), EXPECTED)).toEqual([])
  })
})

test('each endpoint of the target file is held against the metadata, and its index', () => {
  const services = acs(EXPECTED.acs) + acs('https://sp.example/2').replace('index="0"', 'index="2"')
  const metadata = Buffer.from(entity(descriptor(certificate(CERTIFICATE) + services)))
  const problemsOf = (otherAcs: readonly { readonly url: string; readonly index?: number }[]) =>
    lintSpMetadata(metadata, { ...EXPECTED, acsIndex: 0, otherAcs })
  expect(problemsOf([{ url: 'https://sp.example/2', index: 2 }])).toEqual([])
  expect(problemsOf([{ url: 'https://sp.example/2' }])).toEqual([])
  expect(problemsOf([{ url: 'https://sp.example/2', index: 1 }])).toEqual([
    "the index of https://sp.example/2 is 2, not 1, the target file's",
  ])
  expect(problemsOf([{ url: 'https://sp.example/3', index: 2 }])).toEqual([
    expect.stringContaining('at https://sp.example/3'),
  ])
})

describe('metadata has a problem', () => {
  test.each([
    ['an HTML page', '<!DOCTYPE html><html><body>Sign in', 'HTML page'],
    ['nothing', '', 'not well-formed XML'],
    ['binary', '\u0000\u0001\u0002', 'not well-formed XML'],
    ['JSON', '{"entityID": "x"}', 'not well-formed XML'],
    ['an unclosed element', SOUND.slice(0, -5), 'not well-formed XML'],
    ['nesting without end', '<a>'.repeat(100_000), 'not well-formed XML'],
    ['another root', '<a/>', 'no EntityDescriptor: the root is a'],
    [
      'a root of another namespace',
      '<EntityDescriptor xmlns="urn:x" entityID="https://sp.example"/>',
      'no EntityDescriptor',
    ],
    ['a DOCTYPE', `<!DOCTYPE x>${SOUND}`, 'DOCTYPE'],
    ['a DOCTYPE with an external entity', `<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]>${SOUND}`, 'DOCTYPE'],
    ['no entityID', SOUND.replace(/entityID="[^"]*"/, ''), 'no entityID'],
    ['a long entityID', entity(descriptor(acs(EXPECTED.acs)), `https://${'x'.repeat(1100)}`), 'more than 1024'],
    [
      'another entityID',
      entity(descriptor(acs(EXPECTED.acs)), 'https://other.example'),
      'https://other.example, but the target file says',
    ],
    ['no SPSSODescriptor', entity('<md:IDPSSODescriptor/>'), 'no SPSSODescriptor'],
    [
      'another protocol',
      entity(descriptor(acs(EXPECTED.acs), 'urn:oasis:names:tc:SAML:1.1:protocol')),
      'protocolSupportEnumeration',
    ],
    ['no ACS', entity(descriptor('')), 'no AssertionConsumerService for HTTP-POST'],
    [
      'no ACS for POST',
      entity(descriptor(acs(EXPECTED.acs, 'urn:artifact'))),
      'no AssertionConsumerService for HTTP-POST',
    ],
    ['a relative ACS', entity(descriptor(acs('/acs') + acs(EXPECTED.acs))), 'no absolute URL: "/acs"'],
    ['a script for an ACS', entity(descriptor(acs('javascript:x') + acs(EXPECTED.acs))), 'no absolute URL'],
    ['another ACS', entity(descriptor(acs('https://sp.example/other'))), 'at https://sp.example/acs, the target file'],
    [
      'a broken certificate',
      entity(descriptor(certificate('AAAA') + acs(EXPECTED.acs))),
      'key 1 (signing) has a certificate that cannot be read',
    ],
    ['an empty key', entity(descriptor(key('') + acs(EXPECTED.acs))), 'neither certificate nor key value'],
  ])('with %s', (_, text, problem) => {
    const problems = lint(text)
    expect(problems.join('\n')).toContain(problem)
    expect(problems).toHaveLength(1)
  })

  test('that can be shown', () => {
    expect(lint(entity('', 'a\u202eb')).join()).not.toContain('\u202e')
  })

  test('where its entities would not end', () => {
    const entities = Array.from({ length: 9 }, (_, at) => `<!ENTITY e${at + 1} "${`&e${at};`.repeat(20)}">`).join('')
    const bomb = `<!DOCTYPE x [<!ENTITY e0 "xxxxxxxxxx">${entities}]><x a="&e9;">&e9;</x>`
    expect(lint(bomb)).toHaveLength(1)
    expect(lint(bomb.replace('a="&e9;"', ''))).toHaveLength(1)
  })
})

describe('what the metadata say of signed assertions', () => {
  const saying = (text: string) => Buffer.from(SOUND.replace('<md:SPSSODescriptor ', `<md:SPSSODescriptor ${text} `))
  test.each([
    ['WantAssertionsSigned="true"', 'reject'],
    ['WantAssertionsSigned="1"', 'reject'],
    ['WantAssertionsSigned="false"', 'accept'],
    ['', 'accept'],
    ['WantAssertionsSigned="true"', undefined],
    ['', undefined],
  ] as const)('%s is true of an SP whose signed.response is %s', (text, policy) => {
    expect(lintWantAssertionsSigned(saying(text), EXPECTED, policy)).toEqual([])
  })

  test.each([
    ['WantAssertionsSigned="true"', 'accept', 'WantAssertionsSigned is true, and'],
    ['WantAssertionsSigned="false"', 'reject', 'WantAssertionsSigned is not true, and'],
    ['', 'reject', 'WantAssertionsSigned is not true, and'],
  ] as const)('%s is untrue of an SP whose signed.response is %s', (text, policy, says) => {
    expect(lintWantAssertionsSigned(saying(text), EXPECTED, policy)).toEqual([expect.stringContaining(says)])
  })
})

describe('what the metadata say of signed requests', () => {
  const saying = (text: string) => Buffer.from(SOUND.replace('<md:SPSSODescriptor ', `<md:SPSSODescriptor ${text} `))
  test.each(['AuthnRequestsSigned="true"', 'AuthnRequestsSigned="1"'])('%s announces them', (text) => {
    expect(announcesSignedRequests(saying(text), EXPECTED)).toBe(true)
  })
  test.each(['AuthnRequestsSigned="false"', '', 'WantAssertionsSigned="true"'])('%s does not', (text) => {
    expect(announcesSignedRequests(saying(text), EXPECTED)).toBe(false)
  })
  test.each(['', '<html/>', `<!DOCTYPE a>${SOUND.replace('<md:SPSSODescriptor ', '$&AuthnRequestsSigned="true" ')}`])(
    'what cannot be read announces nothing: %s',
    (text) => {
      expect(announcesSignedRequests(Buffer.from(text), EXPECTED)).toBe(false)
    },
  )
})
