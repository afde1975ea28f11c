import type { Exchange, Hop } from '../drive/driver.ts'
import type { Evidence, Result, RunRecord } from './record.ts'
import { toCaseRow, toRunRecord } from './run-json.ts'

/** What a hostile SP would say to break out of a report: script end, ANSI, bidi, CDATA end, NUL, Markdown. */
export const HOSTILE =
  '</script><img src=x onerror=alert(1)>\u001b[31m\u202egnp.exe ]]> \u0000 | [x](http://evil.test) `code`\r\n# head\ud800'

export const SECRET = 'correct-horse-battery'
export const COOKIE = 'c00kie-value-of-a-session'

const utf8 = (text: string): Uint8Array => new TextEncoder().encode(text)

export function hop(request: Partial<Hop['request']> = {}, response: Partial<NonNullable<Hop['response']>> = {}): Hop {
  return {
    request: { method: 'GET', url: 'https://sp.test/', headers: [], body: undefined, ...request },
    response: { status: 200, headers: [], body: new Uint8Array(), truncated: false, ...response },
    failure: undefined,
    startedAt: 0,
    durationMs: 5,
  }
}

const exchange: Exchange = {
  hops: [
    hop(
      {
        method: 'POST',
        url: 'https://sp.test/acs',
        headers: [
          ['Content-Type', 'application/x-www-form-urlencoded'],
          ['Cookie', `sid=${COOKIE}; theme=dark`],
          ['Authorization', `Bearer ${SECRET}`],
        ],
        body: utf8("SAMLResponse=PHg%2B&RelayState='%22;rm"),
      },
      {
        status: 302,
        headers: [
          ['Set-Cookie', `sid=${COOKIE}; Path=/; HttpOnly`],
          ['Location', `/home?s=${COOKIE}`],
        ],
      },
    ),
    hop({ url: `https://sp.test/home?s=${COOKIE}` }, { body: utf8(`${HOSTILE} key ${SECRET}`) }),
  ],
}

export const evidence = (sent: string): Evidence => ({
  steps: [{ act: 'present', sent, exchanges: [exchange], at: 0 }],
  seen: {
    kind: 'anonymous',
    answer: { status: 403, url: 'https://sp.test/home', crashed: false, excerpt: `${HOSTILE} ${SECRET}` },
  },
})

export const sampleResult = (changed: Partial<Result> = {}): Result => ({
  id: 'role/eleven-values',
  title: 'eleven Role values never give eleven roles',
  mode: 'both',
  proves: ['DS-ROLE-2'],
  level: 'MUST',
  verdict: { kind: 'fail', basis: 'specification', reason: 'a session was opened' },
  wanted: 'no session',
  saw: HOSTILE,
  reason: `a session was opened: ${HOSTILE}`,
  durationMs: 12.6,
  user: 'alice',
  marker: 'mallory',
  changes: ['eleven values of Role'],
  evidence: evidence('<a ID="_2"><b>eleven</b></a>'),
  twin: evidence('<a ID="_1"><b>one</b></a>'),
  ...changed,
})

const rows = [
  toCaseRow(sampleResult(), 'cases/role/eleven-values/both'),
  toCaseRow(
    sampleResult({ id: 'role/one', verdict: { kind: 'pass', basis: 'declaration' }, reason: 'as wanted' }),
    null,
  ),
  toCaseRow(
    sampleResult({ id: 'role/odd', level: 'SHOULD', verdict: { kind: 'warn', basis: 'specification', reason: '' } }),
    null,
  ),
  toCaseRow(sampleResult({ id: 'time/late', verdict: { kind: 'skipped', missing: HOSTILE }, reason: HOSTILE }), null),
  toCaseRow(sampleResult({ id: 'time/none', verdict: { kind: 'notApplicable', reason: HOSTILE } }), null),
  toCaseRow(sampleResult({ id: 'time/dead', verdict: { kind: 'inconclusive', reason: HOSTILE } }), null),
  toCaseRow(sampleResult({ id: 'time/seen', verdict: { kind: 'observed', reason: HOSTILE } }), null),
  toCaseRow(sampleResult({ id: 'time/known' }), null, HOSTILE),
]

export const sampleRun: RunRecord = toRunRecord({
  tool: { name: 'saml-assay', version: '0.1.0', node: '20.20.2', catalogue: 'abc' },
  seed: 'seed',
  targets: [{ name: HOSTILE, profile: 'saml2', declared: { 'roles.onExcess': HOSTILE }, modes: ['both'], cases: rows }],
  startedAt: 0,
  finishedAt: 60_000,
})
