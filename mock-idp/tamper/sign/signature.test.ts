import { expect, test } from 'vitest'
import { planFor } from '../../sign/plan.ts'
import { FACTS } from '../carry/post.sample.ts'
import { oneSignedWith } from './signature.ts'

test('one of two signatures is made with another key, and the other one stays', () => {
  const plan = planFor('both')
  const changed = oneSignedWith('response', 'clone').apply(plan, FACTS)
  expect(changed.assertion).toEqual(plan.assertion)
  expect(changed.response).toMatchObject({ key: 'clone', keyInfo: { of: ['clone'] } })
  expect(oneSignedWith('response', 'clone').apply(planFor('assertion'), FACTS)).toEqual(planFor('assertion'))
})
