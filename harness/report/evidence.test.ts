import { execFileSync } from 'node:child_process'
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { evidenceFolder, writeEvidence } from './evidence.ts'
import { replayCommand, toReplay } from './replay-script.ts'
import { COOKIE, evidence, HOSTILE, hop, SECRET, sampleResult } from './result.sample.ts'

let directory: string
beforeEach(() => {
  directory = mkdtempSync(join(tmpdir(), 'assay-evidence-'))
})
afterEach(() => rmSync(directory, { recursive: true }))
const place = () => ({ directory, version: '0.1.0', secrets: [SECRET] })

describe('the folder', () => {
  test('is named for case and mode, and for the target where there are several', () => {
    expect(evidenceFolder({ id: 'role/eleven', mode: 'both' })).toBe('cases/role/eleven/both')
    expect(evidenceFolder({ id: 'role/eleven', mode: 'both' }, 'one')).toBe('cases/one/role/eleven/both')
  })

  test.each(['../../etc/passwd', '/etc', 'a/../../b', 'a\u0000b', `x/${'y'.repeat(300)}`, '', '.', HOSTILE])(
    'never leaves cases/: %j',
    (id) => {
      const parts = evidenceFolder({ id, mode: 'both' }, id).split('/')
      expect(parts[0]).toBe('cases')
      for (const part of parts) expect(part).toMatch(/^[A-Za-z0-9_-][A-Za-z0-9._-]{0,110}$/)
    },
  )

  test('two odd names do not meet', () => {
    expect(evidenceFolder({ id: 'a b', mode: 'both' })).not.toBe(evidenceFolder({ id: 'a?b', mode: 'both' }))
  })
})

/** What is kept of a login whose pages a browser has shown. */
const shown = (...pictures: readonly string[]) => ({
  ...evidence('<a/>'),
  steps: pictures.map((picture) => {
    const rendered = { url: 'https://sp.test/', html: '<p>', whole: true, picture: Buffer.from(picture) }
    return { act: 'present', at: 0, exchanges: [{ hops: [hop({}, { rendered })] as const }] }
  }),
})

describe('what is written', () => {
  test('has pictures of the last pages where the verdict is not a pass', () => {
    const failed = writeEvidence(sampleResult({ evidence: shown('1', '2', '3', '4') }), place())
    const path = join(directory, failed ?? '')
    const pictures = readdirSync(path).filter((name) => name.endsWith('.jpg'))
    expect(pictures.sort().map((name) => readFileSync(join(path, name), 'utf8'))).toEqual(['2', '3', '4'])
    const verdict = { kind: 'pass', basis: 'specification' } as const
    const passed = writeEvidence(sampleResult({ id: 'role/fine', verdict, evidence: shown('1') }), place())
    expect(readdirSync(join(directory, passed ?? '')).filter((name) => name.endsWith('.jpg'))).toEqual([])
  })

  test('is all of it, without secrets and cookies', async () => {
    const folder = writeEvidence(sampleResult(), place())
    const path = join(directory, folder ?? '')
    expect(readdirSync(path).sort()).toEqual(
      ['difference.diff', 'exchange.har', 'post.body', 'replay.sh', 'sent.xml', 'twin.xml', 'verdict.json'].sort(),
    )
    const text = (file: string) => readFileSync(join(path, file), 'utf8')
    for (const file of readdirSync(path)) {
      expect(text(file)).not.toContain(SECRET)
      expect(text(file)).not.toContain(COOKIE)
    }
    expect(text('sent.xml')).toBe('<a ID="_2"><b>eleven</b></a>')
    expect(text('difference.diff')).toContain('# Differs from the honest login by: eleven values of Role')
    expect(text('difference.diff')).toContain('\n-<b>one</b>\n')
    expect(JSON.parse(text('verdict.json'))).toMatchObject({
      verdict: { kind: 'fail' },
      marker: 'mallory',
      scene: { seen: { kind: 'anonymous' } },
    })
    expect(statSync(join(path, 'replay.sh')).mode & 0o777).toBe(0o755)
    expect(statSync(join(path, 'post.body')).mode & 0o777).toBe(0o644)
  })

  test('is nothing where nothing was done', async () => {
    expect(writeEvidence(sampleResult({ evidence: undefined, twin: undefined }), place())).toBeNull()
    expect(readdirSync(directory)).toEqual([])
  })

  test('numbers the messages of a scene that has several', async () => {
    const one = evidence('<one/>')
    const two = { ...one, steps: [...one.steps, ...evidence('<two/>').steps] }
    const folder = writeEvidence(sampleResult({ evidence: two }), place())
    expect(readdirSync(join(directory, folder ?? ''))).toEqual(
      expect.arrayContaining(['sent-1.xml', 'sent-2.xml', 'twin.xml', 'post-1.body', 'post-2.body']),
    )
  })
})

describe('the replay', () => {
  test('is a script that sends the very octets, whatever the title says', async () => {
    const result = sampleResult({ title: `x\ntouch ${directory}/owned`, id: "a'b/$(touch owned)" })
    const folder = join(directory, writeEvidence(result, place()) ?? '')
    const bin = join(directory, 'bin')
    execFileSync('sh', [
      '-c',
      `mkdir "$0" && printf '#!/bin/sh\\nprintf "%%s\\\\n" "$@"\\n' > "$0/curl" && chmod +x "$0/curl"`,
      bin,
    ])
    const env = { PATH: `${bin}:${process.env.PATH}` }
    const said = execFileSync(join(folder, 'replay.sh'), { env, encoding: 'utf8' }).split('\n')
    expect(said).toEqual(expect.arrayContaining(['@post.body', 'https://sp.test/acs', 'POST']))
    expect(said.join(' ')).not.toMatch(/cookie|authorization/i)
    expect(readFileSync(join(folder, 'post.body'), 'utf8')).toBe("SAMLResponse=PHg%2B&RelayState='%22;rm")
    expect(readdirSync(directory)).not.toContain('owned')
    expect(readdirSync(folder)).not.toContain('owned')
  })

  test('says how to mint a fresh message', () => {
    expect(toReplay(sampleResult())?.script).toContain('#   saml-assay send role/eleven-values --mode both\n')
    expect(replayCommand({ id: 'a b', mode: 'both' })).toBe("saml-assay send 'a b' --mode both")
  })

  test('keeps hostile addresses in quotes and on one line', () => {
    const exchanges = [{ hops: [hop({ url: "https://sp.test/'; touch x\n`id`" })] }] as const
    const steps = [{ act: 'present', sent: '<x/>', exchanges, at: 0 }]
    const script = toReplay(sampleResult({ evidence: { ...evidence('<x/>'), steps } }))?.script
    expect(script).toContain(`--url 'https://sp.test/'\\''; touch x\`id\`'\n`)
  })

  test('is absent where no message was sent', () => {
    expect(toReplay(sampleResult({ evidence: undefined }))).toBeUndefined()
  })
})
