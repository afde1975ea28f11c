import type { Hop } from '../drive/driver.ts'
import type { Result } from './record.ts'
import { plainLine } from './untrusted.ts'

/** A script that sends a case's messages again, octet for octet, and the files with the octets. */
export interface Replay {
  readonly script: string
  readonly bodies: readonly { readonly name: string; readonly bytes: Uint8Array }[]
}

/** The command line that mints the case's message afresh and sends it. */
export const replayCommand = ({ id, mode }: { readonly id: string; readonly mode: string }): string =>
  `saml-assay send ${shellWord(plainLine(id))} --mode ${mode}`

/** How to send the messages of a result once more with curl; `undefined` where none was sent. */
export function toReplay(result: Pick<Result, 'id' | 'title' | 'mode' | 'evidence'>): Replay | undefined {
  const requests = (result.evidence?.steps ?? [])
    .filter(({ sent }) => sent !== undefined)
    .flatMap(({ exchanges }) => exchanges.slice(0, 1).map(({ hops }) => hops[0].request))
  if (requests.length === 0) return undefined
  const names = requests.map((_, at) => (requests.length === 1 ? 'post.body' : `post-${at + 1}.body`))
  const lines = [
    '#!/bin/sh',
    `# ${plainLine(result.id)}: ${plainLine(result.title)}`,
    '# Sends the very message of this run again, as a fresh browser would. Its times run out within minutes and an SP',
    '# remembers what it has seen: a refusal now proves nothing. For a fresh message:',
    `#   ${replayCommand(result)}`,
    'set -eu',
    'cd -- "$(dirname -- "$0")"',
    ...requests.map((request, at) => curl(request, names[at] ?? '')),
  ]
  return {
    script: `${lines.join('\n')}\n`,
    bodies: requests.flatMap(({ body }, at) => (body === undefined ? [] : [{ name: names[at] ?? '', bytes: body }])),
  }
}

function curl({ method, url, headers, body }: Hop['request'], file: string): string {
  // Only what describes the body: cookies and authorization are not written down.
  const described = headers.filter(([name]) => name.toLowerCase() === 'content-type')
  return [
    'curl --silent --show-error --include --globoff',
    `--request ${shellWord(method)}`,
    ...described.map(([name, value]) => `--header ${shellWord(`${name}: ${oneLine(value)}`)}`),
    ...(body === undefined ? [] : [`--data-binary ${shellWord(`@${file}`)}`]),
    `--url ${shellWord(oneLine(url))}`,
  ].join(' \\\n  ')
}

// A header or an address with a newline in it is not one that was sent.
const oneLine = (text: string): string => text.replace(/[\r\n\0]/g, '')

const shellWord = (text: string): string =>
  /^[A-Za-z0-9_./:@=-]+$/.test(text) && !text.startsWith('-') ? text : `'${text.replaceAll("'", `'\\''`)}'`
