import { inflateRawSync } from 'node:zlib'
import { HTTPException } from 'hono/http-exception'
import { nothing, type Refusal, refuse } from '../check.ts'
import { decode } from '../checks/base64.ts'
import { transport } from '../checks/transport.ts'
import { wellFormed } from '../checks/well-formed.ts'
import type { Draft } from '../draft.ts'
import type { Checks } from '../pipeline.ts'
import { base64 } from '../xml/base64.ts'

type Known = Pick<Draft, 'posted'>
type Found = Refusal | Pick<Draft, 'message' | 'relayState'>

const pick = (fields: Known['posted']['fields'], which: 'first' | 'last'): Found => {
  const messages = fields.filter(([name]) => name === 'SAMLResponse').map(([, value]) => value)
  const message = which === 'first' ? messages[0] : messages.at(-1)
  if (message === undefined) return refuse('bad-response', 'no message')
  return { message, relayState: fields.find(([name]) => name === 'RelayState')?.[1] }
}

/** Takes a message out of the query string of a GET. */
export const acceptsGet = (known: Known): Found =>
  known.posted.method === 'GET' ? pick(known.posted.query, 'first') : transport(known)

/** Merges query and body as PHP's `$_REQUEST` does, the body first. */
export const mergesQuery = ({ posted }: Known): Found =>
  posted.method === 'POST' ? pick([...posted.fields, ...posted.query], 'first') : transport({ posted })

/** Of several fields of the name the first one counts. */
export const firstFieldWins = ({ posted }: Known): Found => transportOf(posted, 'first')

/** Of several fields of the name the last one counts. */
export const lastFieldWins = ({ posted }: Known): Found => transportOf(posted, 'last')

const transportOf = (posted: Known['posted'], which: 'first' | 'last'): Found => {
  const chosen = pick(posted.fields, which)
  const others = posted.fields.filter(([name]) => name !== 'SAMLResponse')
  return 'message' in chosen
    ? transport({ posted: { ...posted, fields: [...others, ['SAMLResponse', chosen.message]] } })
    : chosen
}

/** A SAMLRequest beside the response is not seen. */
export const ignoresRequest = ({ posted }: Known): Found =>
  transport({ posted: { ...posted, fields: posted.fields.filter(([name]) => name !== 'SAMLRequest') } })

/** Field names are compared without regard to case. */
export const fieldNamesFolded = ({ posted }: Known): Found =>
  transport({
    posted: {
      ...posted,
      fields: posted.fields.map(([name, value]) => [
        name.toLowerCase() === 'samlresponse' ? 'SAMLResponse' : name,
        value,
      ]),
    },
  })

/** Brackets behind a name make a list or a map, whose first value counts, as PHP and its followers have it. */
export const bracketsInFieldNames = ({ posted }: Known): Found =>
  transport({
    posted: { ...posted, fields: posted.fields.map(([name, value]) => [name.replace(/\[\w*\]$/, ''), value]) },
  })

/** Falls over a form without the field. */
export function missingFieldCrashes(known: Known): Found {
  if (!known.posted.fields.some(([name]) => name === 'SAMLResponse')) throw new HTTPException(500)
  return transport(known)
}

/** Reads the body as a form whatever it says it is. */
export const anyContentType = ({ posted }: Known): Found =>
  transport({ posted: { ...posted, contentType: 'application/x-www-form-urlencoded' } })

type Octets = Refusal | Pick<Draft, 'octets'>

/** Skips whatever is not of the alphabet, takes the URL-safe one as well, and a blank for a plus. */
export const lenientBase64 = ({ message }: Pick<Draft, 'message'>): Octets => ({
  octets: Buffer.from(message, 'base64'),
})

/** Decodes what still looks like base64 once more. */
export function decodesTwice(known: Pick<Draft, 'message'>): Octets {
  const once = decode(known)
  if (!('octets' in once)) return once
  const octets = base64(Buffer.from(once.octets).toString('latin1').trim())
  return octets ? { octets } : once
}

/** Inflates a message that was deflated as for the Redirect binding. */
export function inflates(known: Pick<Draft, 'message'>): Octets {
  const once = decode(known)
  if (!('octets' in once)) return once
  try {
    return { octets: inflateRawSync(once.octets, { maxOutputLength: 5_000_000 }) }
  } catch {
    return once
  }
}

/** Falls over what is no base64, or no XML. */
export const unreadableCrashes: Partial<Checks> = {
  decode: (known) => orCrash(decode(known)),
  wellFormed: (known) => orCrash(wellFormed(known)),
}

function orCrash<T extends object>(found: T): T {
  if ('refused' in found) throw new HTTPException(500)
  return found
}

/** A check that always holds. */
export const passes = (): typeof nothing => nothing
