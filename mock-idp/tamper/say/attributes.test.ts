import { expect, test } from 'vitest'
import type { Say } from '../step.ts'
import { attributesNamed, claim, manyAttributes } from './attributes.ts'
import { assertionOf, said } from './login.sample.ts'

const attributesOf = (step: Say) => assertionOf(said(step)).attributeStatements[0]?.slice(1)

test('so many attributes more have names and values of their own', () => {
  const attributes = attributesOf(manyAttributes(3))
  expect(attributes).toHaveLength(3)
  expect(new Set(attributes?.map(({ name }) => name)).size).toBe(3)
})

test('attributes of those names have the marker for their value', () => {
  expect(attributesOf(attributesNamed('__proto__', 'toString'))).toEqual([
    { name: '__proto__', values: ['mallory'] },
    { name: 'toString', values: ['mallory'] },
  ])
})

test('a claim is an attribute more, whose format can be another', () => {
  expect(attributesOf(claim('user', ['{marker}'], undefined, 'urn:format'))).toEqual([
    { name: 'urn:user', nameFormat: 'urn:format', values: ['mallory'] },
  ])
})
