import { expect, test } from 'vitest'
import {
  fieldEmpty,
  fieldRenamed,
  fieldTwice,
  forgedFieldFirst,
  forgedFieldLast,
  forgedInQuery,
  forgedRequestBeside,
  inQueryOfPost,
  requestBeside,
} from './fields.ts'
import { FACTS, messageOf, POST, XML } from './post.sample.ts'

const honest = messageOf(POST)
const forged = Buffer.from(XML.replace('alice', 'mallory')).toString('base64')
const relay = ['RelayState', 'r'] as const

test.each([
  [fieldTwice, [['SAMLResponse', honest], relay, ['SAMLResponse', honest]]],
  [forgedFieldFirst, [['SAMLResponse', forged], ['SAMLResponse', honest], relay]],
  [forgedFieldLast, [['SAMLResponse', honest], relay, ['SAMLResponse', forged]]],
  [requestBeside, [['SAMLResponse', honest], relay, ['SAMLRequest', honest]]],
  [forgedRequestBeside, [['SAMLResponse', honest], relay, ['SAMLRequest', forged]]],
  [fieldRenamed('SAMLResponse[]'), [['SAMLResponse[]', honest], relay]],
  [fieldEmpty, [['SAMLResponse', ''], relay]],
  [inQueryOfPost, [relay]],
  [forgedInQuery, POST.fields],
] as const)('$title', (change, fields) => {
  expect(change.apply(POST, FACTS).fields).toEqual(fields)
})

test('what stands in the query is the message itself', () => {
  const inQuery = (change: typeof fieldTwice) =>
    new URL(change.apply(POST, FACTS).url).searchParams.getAll('SAMLResponse')
  expect(inQuery(inQueryOfPost)).toEqual([honest])
  expect(inQuery(forgedInQuery)).toEqual([forged])
})
