import { toHar } from './har.ts'
import { jsonText } from './json-text.ts'
import type { Evidence, Result } from './record.ts'
import { cookieSecrets, redactor } from './redact.ts'
import { toReplay } from './replay-script.ts'
import { plainLine } from './untrusted.ts'
import { xmlDifference } from './xml-difference.ts'

/** A file of a case's folder. */
export interface EvidenceFile {
  readonly name: string
  readonly content: string | Uint8Array
  readonly mediaType: string
  readonly executable?: true
}

export interface EvidenceContext {
  /** Of saml-assay. */
  readonly version: string
  /** What may stand in no file: keys to the SP's administration, passwords. */
  readonly secrets: readonly string[]
}

/** All that is written down of one case: what was sent, how it differs from the twin, what came back, the verdict. */
export function toEvidenceFiles(result: Result, { version, secrets }: EvidenceContext): readonly EvidenceFile[] {
  const sent = messages(result.evidence)
  const twin = messages(result.twin)
  const exchanges = result.evidence?.steps.flatMap((step) => step.exchanges) ?? []
  const redact = redactor([...secrets, ...cookieSecrets(exchanges)])
  const replay = toReplay(result)
  return [
    ...xmlFiles('sent', sent),
    ...xmlFiles('twin', twin),
    ...(sent.length === 0 || twin.length === 0
      ? []
      : [{ name: 'difference.diff', content: difference(result, twin, sent), mediaType: 'text/x-diff' }]),
    ...(exchanges.length === 0
      ? []
      : [
          {
            name: 'exchange.har',
            content: jsonText(toHar(exchanges, secrets, version), 2),
            mediaType: 'application/json',
          },
        ]),
    ...pictures(result),
    {
      name: 'verdict.json',
      content: `${redact(jsonText(toVerdictRecord(result), 2))}\n`,
      mediaType: 'application/json',
    },
    ...(replay === undefined
      ? []
      : [
          { name: 'replay.sh', content: replay.script, mediaType: 'text/x-shellscript', executable: true as const },
          ...replay.bodies.map(({ name, bytes }) => ({ name, content: bytes, mediaType: 'application/octet-stream' })),
        ]),
  ]
}

/** The content of verdict.json: the whole result but for messages and exchanges, which have files of their own. */
function toVerdictRecord({ evidence, twin, ...rest }: Result) {
  return { ...rest, scene: sceneRecord(evidence), twin: sceneRecord(twin) }
}

const sceneRecord = (evidence: Evidence | undefined) =>
  evidence === undefined
    ? null
    : { steps: evidence.steps.map(({ act, at }) => ({ act, at: new Date(at).toISOString() })), seen: evidence.seen }

/** Of the pages that a browser showed last: a verdict that is not a pass is easier believed when it can be seen. */
const MOST_PICTURES = 3

function pictures({ evidence, verdict }: Result): readonly EvidenceFile[] {
  if (verdict.kind === 'pass' || evidence === undefined) return []
  const taken = evidence.steps.flatMap(({ exchanges }) =>
    exchanges.flatMap(({ hops }) => hops.flatMap(({ response }) => response?.rendered?.picture ?? [])),
  )
  return taken
    .slice(-MOST_PICTURES)
    .map((content, at) => ({ name: `page-${at + 1}.jpg`, content, mediaType: 'image/jpeg' }))
}

const messages = (evidence: Evidence | undefined): readonly string[] =>
  evidence?.steps.flatMap(({ sent }) => (sent === undefined ? [] : [sent])) ?? []

/** `sent.xml`, or `sent-1.xml`, `sent-2.xml` where a scene has several messages. */
const fileName = (stem: string, at: number, of: number): string => (of === 1 ? `${stem}.xml` : `${stem}-${at + 1}.xml`)

const xmlFiles = (stem: string, all: readonly string[]): readonly EvidenceFile[] =>
  all.map((content, at) => ({ name: fileName(stem, at, all.length), content, mediaType: 'application/xml' }))

function difference({ changes }: Result, twin: readonly string[], sent: readonly string[]): string {
  const head = [
    ...changes.map((change) => `# Differs from the honest login by: ${plainLine(change)}`),
    '# Names, ids, times, digests and signature values differ between any two messages.',
  ]
  const patches = sent.slice(0, twin.length).map((message, at) =>
    xmlDifference(twin[at] ?? '', message, {
      twin: fileName('twin', at, twin.length),
      sent: fileName('sent', at, sent.length),
    }),
  )
  return `${head.join('\n')}\n${patches.join('')}`
}
