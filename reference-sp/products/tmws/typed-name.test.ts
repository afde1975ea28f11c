import { expect, test } from 'vitest'
import { accountTyped } from './typed-name.ts'

const organization = {
  domains: ['corp.example'],
  users: [{ account: 'alice', mail: 'Alice.A@mail.example', upn: 'aa@upn.example', groups: [] }],
}

test.each([
  ['corp.example\\bob', 'bob'],
  ['CORP.example\\bob', 'bob'],
  ['bob@corp.example', 'bob'],
  ['bob@home@corp.example', 'bob@home'],
  ['alice.a@MAIL.example', 'alice'],
  ['aa@upn.example', 'alice'],
  ['bob', undefined],
  ['', undefined],
  ['@corp.example', undefined],
  ['\\bob', undefined],
  ['bob@', undefined],
  ['elsewhere.example\\bob', undefined],
  ['bob@mail.example', undefined],
  ['corp.example\\elsewhere\\bob', undefined],
])('%j stands for %j', (typed, account) => {
  expect(accountTyped(typed, organization)).toBe(account)
})
