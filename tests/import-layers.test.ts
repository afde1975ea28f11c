import { readdirSync, readFileSync } from 'node:fs'
import { dirname, join, normalize } from 'node:path'
import { expect, test } from 'vitest'

/** What each room may import of the others; the first entry that fits a file counts. @see ARCHITECTURE.md */
const LAYERS: readonly (readonly [room: string, mayImport: readonly string[]])[] = [
  ['mock-idp/message/', ['mock-idp/message/']],
  ['mock-idp/sign/', ['mock-idp/message/', 'mock-idp/sign/']],
  ['mock-idp/tamper/', ['mock-idp/message/', 'mock-idp/sign/', 'mock-idp/tamper/']],
  ['mock-idp/dialects/', ['mock-idp/message/', 'mock-idp/sign/', 'mock-idp/tamper/', 'mock-idp/dialects/']],

  ['mock-idp/directory/', ['mock-idp/message/', 'mock-idp/directory/']],
  ['mock-idp/server/', ['mock-idp/']],
  ['suites/requirements/', ['suites/requirements/']],
  ['suites/profiles/', ['suites/', 'mock-idp/tamper/']],
  [
    'suites/cases/',
    [
      'suites/case.ts',
      'suites/elsewhere.ts',
      'suites/cases/',
      'suites/requirements/',
      'mock-idp/tamper/',
      'mock-idp/dialects/',
      'mock-idp/message/',
      'mock-idp/sign/plan.ts',
      'fixtures/',
    ],
  ],
  ['suites/conformance.suite.ts', ['suites/', 'harness/']],
  ['suites/', ['suites/', 'mock-idp/sign/plan.ts', 'mock-idp/tamper/']],
  ['reference-sp/', ['reference-sp/']],
  ['certs/', ['certs/', 'mock-idp/sign/', 'harness/error.ts']],
  ['harness/canary/', ['harness/canary/', 'harness/error.ts', 'mock-idp/tamper/step.ts']],
  ['harness/judge/', ['harness/judge/', 'harness/observe/seen.ts', 'suites/']],
  ['harness/drive/', ['harness/drive/', 'harness/error.ts', 'harness/target/target.ts']],
  [
    'harness/observe/',
    [
      'harness/observe/',
      'harness/drive/',
      'harness/error.ts',
      'harness/target/target.ts',
      'suites/case.ts',
      'suites/elsewhere.ts',
      'mock-idp/message/endpoint.ts',
      'mock-idp/server/authn-request.ts',
    ],
  ],
  [
    'harness/report/',
    [
      'harness/report/',
      'harness/judge/verdict.ts',
      'harness/drive/',
      'harness/observe/seen.ts',
      'harness/target/target.ts',
      'harness/error.ts',
      'suites/',
      'mock-idp/sign/plan.ts',
    ],
  ],
  [
    'harness/target/',
    [
      'harness/target/',
      'harness/error.ts',
      'harness/drive/',
      'harness/observe/',
      'suites/',
      'mock-idp/message/endpoint.ts',
      'mock-idp/sign/',
      'mock-idp/tamper/',
      'mock-idp/dialects/',
      'certs/',
    ],
  ],
  ['harness/doctor/', ['harness/', 'suites/', 'mock-idp/', 'certs/']],
  ['harness/calibrate/', ['harness/', 'suites/', 'mock-idp/', 'certs/']],
  ['harness/init/', ['harness/', 'suites/', 'mock-idp/']],
  ['harness/run/', ['harness/', 'suites/', 'mock-idp/', 'certs/']],
  ['harness/', ['harness/', 'suites/']],
  ['cli/', ['cli/', 'harness/', 'suites/', 'mock-idp/', 'certs/', 'reference-sp/']],
  ['bench/', ['']],
  ['interop/', ['interop/', 'harness/', 'suites/', 'mock-idp/', 'certs/', 'cli/']],
  ['index.ts', ['']],
]

/** Rooms without I/O and without the time. */
const PURE = [
  'mock-idp/message/',
  'mock-idp/tamper/',
  'mock-idp/dialects/',
  'mock-idp/directory/',
  'suites/cases/',
  'suites/requirements/',
  'harness/judge/',
  'reference-sp/checks/',
]

const files = readdirSync('.', { recursive: true, encoding: 'utf8' })
  .map((path) => normalize(path))
  .filter((path) => /\.tsx?$/.test(path) && !/(^|\/)(node_modules|dist|reports|tests|testing)\//.test(path))
  .filter((path) => !/\.(test|sample|d)\.tsx?$/.test(path) && path !== 'vitest.config.ts')

const importsOf = (file: string): readonly string[] =>
  [...readFileSync(file, 'utf8').matchAll(/(?:from|import) '([^']+)'/g)].map(([, path = '']) => path)

test('there are files to look at', () => {
  expect(files.length).toBeGreaterThan(100)
})

test('imports point one way', () => {
  const wrong = files.flatMap((file) => {
    const [, mayImport] = LAYERS.find(([room]) => file.startsWith(room)) ?? ['', []]
    return importsOf(file)
      .filter((path) => path.startsWith('.'))
      .map((path) => join(dirname(file), path))
      .filter((target) => !mayImport.some((room) => target.startsWith(room)))
      .map((target) => `${file} imports ${target}`)
  })
  expect(wrong).toEqual([])
})

test('the pure rooms do no I/O and ask no clock', () => {
  const wrong = files
    .filter((file) => PURE.some((room) => file.startsWith(room)))
    .flatMap((file) => [
      ...importsOf(file)
        .filter((path) => /^node:(fs|http|https|net|child_process|timers)/.test(path) || path === 'undici')
        .map((path) => `${file} imports ${path}`),
      ...(/\bawait\b|Date\.now\(|new Date\(\)|Math\.random/.test(
        readFileSync(file, 'utf8').replaceAll(/\/\*[\s\S]*?\*\/|\/\/.*/g, ''),
      )
        ? [`${file} awaits, or asks the clock or chance`]
        : []),
    ])
  expect(wrong).toEqual([])
})
