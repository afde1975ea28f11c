import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { findTargetFile, TARGET_FILE } from './find.ts'

let root: string
beforeAll(async () => {
  root = await mkdtemp(join(tmpdir(), 'saml-assay-find-'))
  await mkdir(join(root, 'project/folder/deep'), { recursive: true })
  await writeFile(join(root, 'project', TARGET_FILE), '')
})
afterAll(() => rm(root, { recursive: true }))

test('a target file is found here and from below, the nearest first', async () => {
  const outer = join(root, 'project', TARGET_FILE)
  expect(findTargetFile(join(root, 'project'))).toBe(outer)
  expect(findTargetFile(join(root, 'project/folder/deep'))).toBe(outer)
  const inner = join(root, 'project/folder', TARGET_FILE)
  await writeFile(inner, '')
  expect(findTargetFile(join(root, 'project/folder/deep'))).toBe(inner)
})

test('a folder of that name is not one, and none is none', async () => {
  await mkdir(join(root, 'other', TARGET_FILE), { recursive: true })
  expect(findTargetFile(join(root, 'other'))).toBeUndefined()
})
