import { describe, expect, test } from 'vitest'
import { didYouMean, editDistance, nearest } from './nearest.ts'

describe('the edit distance', () => {
  test.each([
    ['', '', 0],
    ['role', 'role', 0],
    ['role', '', 4],
    ['role', 'roles', 1],
    ['role', 'rule', 1],
    ['rloe', 'role', 1],
    ['ca', 'abc', 3],
    ['kitten', 'sitting', 3],
  ])('from %j to %j is %i, both ways', (from, to, distance) => {
    expect(editDistance(from, to)).toBe(distance)
    expect(editDistance(to, from)).toBe(distance)
  })
})

describe('the nearest names', () => {
  const ids = ['role/eleven-values', 'role/ten-values', 'conditions/audience-with-suffix', 'replay/same-response-twice']

  test.each<[word: string, known: readonly string[], names: readonly string[]]>([
    ['role/elven-values', ids, ['role/eleven-values', 'role/ten-values']],
    ['eleven-values', ids, ['role/eleven-values', 'role/ten-values']],
    ['ROLE/TEN-VALUES', ids, ['role/ten-values', 'role/eleven-values']],
    ['audience', ids, ['conditions/audience-with-suffix']],
    ['nothing-like-it', ids, []],
    ['a', ['b', 'c'], ['b', 'c']],
    ['x', [], []],
    ['same', ['same', 'same'], ['same']],
  ])('of %j', (word, known, names) => {
    expect(nearest(word, known)).toEqual(names)
  })

  test('are at most as many as asked for', () => {
    const known = ['aaaa', 'aaab', 'aaac', 'aaad', 'aaae']
    expect(nearest('aaaa', known)).toHaveLength(3)
    expect(nearest('aaaa', known, 1)).toEqual(['aaaa'])
  })

  test('end a message, where there are any', () => {
    expect(didYouMean('polcy', ['policy', 'profile'])).toBe('; did you mean "policy"?')
    expect(didYouMean('abcd', ['abce', 'abcf'])).toBe('; did you mean "abce" or "abcf"?')
    expect(didYouMean('zzz', ['policy'])).toBe('')
  })
})
