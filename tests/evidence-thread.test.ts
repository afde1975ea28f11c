import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { writeEvidence } from '../harness/report/evidence.ts'
import type { EvidenceWriter } from '../harness/report/evidence-writer.ts'
import { SECRET, sampleResult } from '../harness/report/result.sample.ts'

// A thread can be had of what is compiled alone.
const compiled = join(process.cwd(), 'dist/harness/report/evidence-writer.js')
const { openEvidenceWriter } = (await import(compiled)) as { openEvidenceWriter(): EvidenceWriter }

let directory: string
beforeEach(() => {
  directory = mkdtempSync(join(tmpdir(), 'assay-evidence-thread-'))
})
afterEach(() => rmSync(directory, { recursive: true }))

const place = (folder: string) => ({ directory: join(directory, folder), version: '0.1.0', secrets: [SECRET] })
const filesIn = (folder: string): ReadonlyMap<string, string> =>
  new Map(
    readdirSync(join(directory, folder), { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map(({ name, parentPath }) => [name, readFileSync(join(parentPath, name), 'utf8')]),
  )

test('the thread writes what would be written here', async () => {
  const writer = openEvidenceWriter()
  const folder = await writer.write(sampleResult(), place('thread'))
  await writer.close()
  expect(folder).toBe(writeEvidence(sampleResult(), place('here')))
  expect(filesIn('thread').size).toBeGreaterThan(3)
  expect(filesIn('thread')).toEqual(filesIn('here'))
})

test('what cannot be written is the error of whoever wanted it, and of nobody else', async () => {
  const writer = openEvidenceWriter()
  writeFileSync(join(directory, 'file'), '')
  await expect(writer.write(sampleResult(), place('file'))).rejects.toThrow(/ENOTDIR|EEXIST/)
  expect(await writer.write(sampleResult(), place('folder'))).not.toBeNull()
  await writer.close()
})

test('nobody waits for a thread that has ended', async () => {
  const writer = openEvidenceWriter()
  const written = writer.write(sampleResult(), place('late'))
  const settled = written.then(
    () => 'written',
    () => 'refused',
  )
  await writer.close()
  expect(['written', 'refused']).toContain(await settled)
})
