import { resolve } from 'node:path'
import { expect, test } from 'vitest'
import { inProcessEnv, referenceTargets, targetOf } from '../cli/in-process.ts'
import { compose } from '../harness/run/message.ts'
import { factsFor, questionsFor } from '../harness/run/question.ts'
import { seededIds } from '../mock-idp/sign/ids.ts'
import { cases, changesOf } from '../suites/cases/index.ts'
import { coverage } from '../suites/coverage.ts'
import { profiles } from '../suites/profiles/index.ts'
import { requirements } from '../suites/requirements/catalogue.ts'
import { notTested } from '../suites/requirements/not-tested.ts'

test('ids are unique and say family and finding', () => {
  const ids = cases.map(({ id }) => id)
  expect(new Set(ids).size).toBe(ids.length)
  for (const id of ids) expect(id).toMatch(/^[a-z0-9-]+\/[a-z0-9.-]+$/)
})

test('titles are sentences, and no two are alike', () => {
  const titles = cases.map(({ title }) => title)
  expect(titles.filter((title, at) => titles.indexOf(title) !== at)).toEqual([])
})

test('every DS row is a case or has a reason why not, never both', () => {
  const proved = new Set<string>(cases.flatMap(({ proves }) => proves))
  const rows = Object.keys(requirements).filter((id) => id.startsWith('DS-'))
  expect(rows).toHaveLength(49)
  expect(rows.filter((id) => !proved.has(id) && (notTested(id) ?? '') === '')).toEqual([])
  expect(rows.filter((id) => proved.has(id) && notTested(id) !== undefined)).toEqual([])
})

test('every requirement without a case has a reason, and none with one', () => {
  const proved = new Set<string>(cases.flatMap(({ proves }) => proves))
  expect(Object.keys(requirements).filter((id) => proved.has(id) && notTested(id) !== undefined)).toEqual([])
  const unproved = coverage().filter(({ status }) => status === 'not-tested')
  expect(unproved.filter(({ reason }) => (reason ?? '') === '')).toEqual([])
})

test('the exceptions of a profile name cases that there are', () => {
  for (const profile of Object.values(profiles)) {
    for (const name of Object.keys(profile.exceptions)) {
      expect(
        cases.some((one) => one.id === name || `${one.family}/` === name),
        name,
      ).toBe(true)
    }
  }
})

test('one seed and clock give the same bytes, and no two cases the same message and question', async () => {
  const targets = await referenceTargets(inProcessEnv(resolve('certs/keys')))
  const seen = new Map<string, string>()
  for (const setting of ['deep-security strict', 'generic strict', 'cloud-one strict'] as const) {
    const target = targetOf(setting, targets)
    const profile = profiles[target.profile]
    seen.clear()
    for (const question of questionsFor(target, profile, cases)) {
      const { case: one, mode } = question
      if (one.delta === undefined || question.scene.length > 1 || profile.exceptions[`${one.family}/`] !== undefined)
        continue
      const [act] = question.scene
      if (act?.do !== 'present' || changesOf(one).some(({ stage }) => stage === 'carry')) continue
      const facts = { ...factsFor(target, profile, 'bytes', 'one'), issuer: act.issuer ?? 'main' }
      const message = () =>
        compose(facts, mode, act.changes ?? [], {
          keyring: target.issuers,
          now: Date.parse('2026-11-24T12:00:00Z'),
          nextId: seededIds('bytes'),
        }).xml
      const xml = message()
      expect(message()).toBe(xml)
      const key = `${mode} ${act.to} ${xml} ${JSON.stringify(question.wanted)}`
      expect(`${one.id} is like ${seen.get(key) ?? 'no other'}`).toBe(`${one.id} is like no other`)
      seen.set(key, one.id)
    }
  }
})
