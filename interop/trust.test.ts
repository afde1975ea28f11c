import { expect, test } from 'vitest'
import { idpMetadata } from '../mock-idp/server/metadata.ts'
import { filled } from './lab.ts'
import { trustOf } from './trust.ts'

const described = { entityId: 'https://idp.test', certificates: ['QQ==', 'Qg=='], sso: 'https://idp.test/sso' }

test('the name, the first address and the signing certificates are what is to be trusted', () => {
  expect(trustOf(idpMetadata({ ...described, encryption: ['Qw=='], slo: 'https://idp.test/slo' }))).toEqual({
    idpIssuer: 'https://idp.test',
    entryPoint: 'https://idp.test/sso',
    idpCert: ['QQ==', 'Qg=='],
  })
})

test.each([
  ['no XML', 'not XML'],
  ['no certificate', idpMetadata({ ...described, certificates: [] })],
])('%s: it is said what is wanted', (_, metadata) => {
  expect(() => trustOf(metadata)).toThrow('the metadata does not describe one identity provider')
})

test('values stand where their names stood, whatever is in them', () => {
  expect(filled('a=@A@ b=@B@ a=@A@ x@C@', { A: '$&@B@', B: '2' })).toBe('a=$&@B@ b=2 a=$&@B@ x@C@')
})
