import { XmlDocument } from 'libxml2-wasm'
import { expect, test } from 'vitest'
import { toJunit } from './junit.ts'
import { sampleRun } from './result.sample.ts'

const xml = toJunit(sampleRun)

function read<T>(use: (find: (xpath: string) => readonly string[]) => T): T {
  const document = XmlDocument.fromString(xml)
  try {
    return use((xpath) => document.find(xpath).map((node) => node.content))
  } finally {
    document.dispose()
  }
}

test('the document is well-formed, whatever the SP said', () => {
  read((find) => {
    expect(find('/testsuites/testsuite')).toHaveLength(1)
    expect(find('//failure')[0]).toContain('</script>')
    expect(find('//failure')[0]).toContain('\\u{1b}[31m\\u{202e}')
  })
  expect(xml).not.toMatch(/[^\P{Cc}\n]/u)
})

test('each verdict has its place', () => {
  read((find) => {
    expect(find('//testcase[failure]/@name')).toEqual([
      'role/eleven-values [both] eleven Role values never give eleven roles',
    ])
    expect(find('//testcase[failure]/@classname')).toEqual(['role'])
    expect(find('//testcase[error]/properties/property[@name="verdict"]/@value')).toEqual(['inconclusive'])
    expect(find('//testcase[skipped]/properties/property[@name="verdict"]/@value')).toEqual([
      'skipped',
      'notApplicable',
      'fail',
    ])
    expect(find('//testcase[system-out]/properties/property[@name="verdict"]/@value')).toEqual(['warn', 'observed'])
    expect(find('//testcase[system-out]/failure')).toEqual([])
    expect(find('/testsuites/@tests | /testsuites/@failures | /testsuites/@errors | /testsuites/@skipped')).toEqual([
      '8',
      '1',
      '1',
      '3',
    ])
  })
})
