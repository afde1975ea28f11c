import { generateKeyPairSync } from 'node:crypto'
import forge from 'node-forge'
import { expect, test } from 'vitest'
import { makeCertificate } from './certificate.ts'
import { makePkcs12 } from './pkcs12.ts'

const { privateKey: key } = generateKeyPairSync('rsa', { modulusLength: 1024 })
const certificate = makeCertificate({
  key,
  subject: 'main',
  serial: '41',
  notBefore: new Date('2025-01-01T00:00:00Z'),
  notAfter: new Date('2035-01-01T00:00:00Z'),
})
const open = (container: Uint8Array, password: string) =>
  forge.pkcs12.pkcs12FromAsn1(forge.asn1.fromDer(Buffer.from(container).toString('latin1')), password)

test('a container holds key and certificate, under its password only', () => {
  const container = makePkcs12(key, certificate, 'saml-assay main', 'correct horse')
  const bags = open(container, 'correct horse').safeContents.flatMap(({ safeBags }) => safeBags)
  const stored = bags.flatMap(({ cert }) => (cert ? [forge.pki.certificateToPem(cert).replaceAll('\r', '')] : []))
  expect(stored).toEqual([certificate.toString()])
  expect(bags.flatMap((bag) => (bag.key ? [bag.key.n.toString(16)] : []))).toEqual([
    Buffer.from(key.export({ format: 'jwk' }).n ?? '', 'base64url').toString('hex'),
  ])
  expect(() => open(container, 'wrong')).toThrow(/password|MAC/i)
})
