import { describe, expect, test } from 'vitest'
import { anotherEndpoint, endpointNamed, placeOf } from './endpoint.ts'

const [FIRST, SECOND] = ['https://sp.test/acs', 'https://sp.test/acs/second']
const sp = { acs: FIRST, acsIndex: 0, otherAcs: [{ url: SECOND, index: 7 }] }
const named = (acsUrl: string | undefined, acsIndex?: string) => ({ acsUrl, acsIndex })

describe('the endpoint that a request names', () => {
  test.each([
    ['by its URL', named(SECOND), SECOND],
    ['by its index', named(undefined, '7'), SECOND],
    ['not at all: the default one', named(undefined), FIRST],
    ['by the URL of nobody', named('https://evil.test/acs'), undefined],
    ['by an index that it has not', named(undefined, '1'), undefined],
    ['by both: the URL counts', named(FIRST, '7'), FIRST],
  ])('%s', (_, request, url) => {
    expect(endpointNamed(sp, request)).toBe(url)
  })
  test('is the default one where no index is known', () => {
    expect(endpointNamed({ acs: FIRST }, named(undefined, '3'))).toBe(FIRST)
  })
})

test('an answer is for the endpoint that was named, or for the default one where that is none of the SP', () => {
  expect(placeOf(sp, named(SECOND))).toEqual({ acs: SECOND, anotherAcs: FIRST })
  expect(placeOf(sp, named('https://evil.test/acs'))).toEqual({ acs: FIRST, anotherAcs: SECOND })
  expect(placeOf(sp, undefined)).toEqual({ acs: FIRST, anotherAcs: SECOND })
})

test('another endpoint', () => {
  expect(anotherEndpoint(sp, FIRST)).toBe(SECOND)
  expect(anotherEndpoint(sp, SECOND)).toBe(FIRST)
  expect(anotherEndpoint({ acs: FIRST }, FIRST)).toBeUndefined()
})
