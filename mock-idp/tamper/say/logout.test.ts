import { expect, test } from 'vitest'
import { honestLogoutRequest, honestLogoutResponse } from '../../message/honest-logout.ts'
import { FACTS } from '../carry/post.sample.ts'
import type { LogoutSay } from '../step.ts'
import {
  answersRequest,
  logoutDestination,
  logoutIssuedBy,
  logoutNameId,
  logoutNameIdOfAnotherFormat,
  logoutNotOnOrAfter,
  logoutVersion,
  namesMarker,
  noSessionIndex,
  sessionIndexes,
} from './logout.ts'

const TRANSIENT = 'urn:oasis:names:tc:SAML:2.0:nameid-format:transient'
const PARTIES = { issuer: 'https://idp.test', destination: 'https://sp.test/slo' }
const REQUEST = honestLogoutRequest(PARTIES, { nameId: { value: 'alice', format: 'f' }, sessionIndexes: ['1'] })
const RESPONSE = honestLogoutResponse(PARTIES, '_asked')

/** What each changes in a request and in a response; nothing, where the message has no such thing. */
const changes: readonly (readonly [LogoutSay, inRequest: object, inResponse: object])[] = [
  [namesMarker, { nameId: { value: 'mallory', format: 'f' } }, {}],
  [logoutNameId('', { nameQualifier: 'q' }), { nameId: { value: 'alice', format: 'f', nameQualifier: 'q' } }, {}],
  [logoutNameId('', { value: '{user}.x' }), { nameId: { value: 'alice.x', format: 'f' } }, {}],
  [logoutNameIdOfAnotherFormat, { nameId: { value: 'alice', format: TRANSIENT } }, {}],
  [sessionIndexes('', ['2', '3']), { sessionIndexes: ['2', '3'] }, {}],
  [noSessionIndex, { sessionIndexes: [] }, {}],
  [logoutNotOnOrAfter('', -1), { notOnOrAfter: -1 }, {}],
  [answersRequest('', '_other'), {}, { inResponseTo: '_other' }],
]

test.each(changes)('%#: one field changes, and no other', (change, inRequest, inResponse) => {
  expect(change.apply(REQUEST, FACTS)).toEqual({ ...REQUEST, ...inRequest })
  expect(change.apply(RESPONSE, FACTS)).toEqual({ ...RESPONSE, ...inResponse })
})

test.each([
  [logoutDestination('', (url) => `${url}/2`), { destination: 'https://sp.test/slo/2' }],
  [logoutDestination('', () => undefined), { destination: undefined }],
  [logoutIssuedBy('', { value: 'i' }), { issuer: { value: 'i' } }],
  [logoutIssuedBy('', undefined), { issuer: undefined }],
  [logoutVersion('1.1'), { version: '1.1' }],
])('%#: either message can say it', (change, said) => {
  for (const recipe of [REQUEST, RESPONSE]) expect(change.apply(recipe, FACTS)).toEqual({ ...recipe, ...said })
})

test('a name of another Format has another one in every dialect', () => {
  const transient = { ...REQUEST, nameId: { value: 'alice', format: TRANSIENT } }
  expect(logoutNameIdOfAnotherFormat.apply(transient, FACTS)).not.toEqual(transient)
  const unnamed = { ...REQUEST, nameId: undefined }
  expect(logoutNameIdOfAnotherFormat.apply(unnamed, FACTS)).toEqual(unnamed)
})
