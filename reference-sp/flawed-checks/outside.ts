import { createHash, createHmac, X509Certificate } from 'node:crypto'
import { nothing, type Refusal, refuse } from '../check.ts'
import { algorithms, DIGEST_METHODS } from '../checks/algorithms.ts'
import { canonicalForm } from '../checks/canonical-form.ts'
import { digest } from '../checks/digest.ts'
import { doctype } from '../checks/doctype.ts'
import { reference } from '../checks/reference.ts'
import type { Signature } from '../checks/signature.ts'
import { signatureValue } from '../checks/signature-value.ts'
import { wellFormed } from '../checks/well-formed.ts'
import type { Draft } from '../draft.ts'
import type { Exchangeable } from '../flaws/flaw.ts'
import type { Rules } from '../rules.ts'
import type { World } from '../world.ts'
import { canonicalize } from '../xml/c14n.ts'
import { DSIG } from '../xml/namespace.ts'
import { parseUnchecked } from '../xml/parse.ts'
import { children, textOf } from '../xml/read.ts'

type Loaded = Pick<World, 'loaded'>

/** What the pattern's first group finds in a message, as what an SP loads that follows it. */
export const named =
  (pattern: RegExp, urlOf: (found: string) => string = (found) => found): Rules['follows'] =>
  ({ fields }) => {
    const message = fields.find(([name]) => name === 'SAMLResponse')?.[1] ?? ''
    const found = Buffer.from(message, 'base64').toString('utf8').matchAll(pattern)
    return [...new Set([...found].map(([, url = '']) => urlOf(url)))]
  }

const ENTITY = /<!ENTITY\s+[\w.-]+\s+SYSTEM\s+"((?:https?|file):[^"]*)"/g

/** An entity of the document stands for what its system identifier names. @see CWE-611 */
export const loadsExternalEntities: Partial<Exchangeable> = {
  follows: named(ENTITY),
  doctype: ({ octets, parsed }, { loaded }: Loaded): Refusal | Pick<Draft, 'root'> => {
    const text = Buffer.from(octets).toString('utf8')
    const inner = text.replace(ENTITY, (entity, url: string) => {
      const content = escaped(loaded.get(url) ?? '').replaceAll('"', '&quot;')
      return entity.replace(/SYSTEM\s+".*"/s, `"${content}"`)
    })
    if (inner === text) return doctype({ parsed })
    const read = parseUnchecked(Buffer.from(inner))
    return read.kind === 'document' ? { root: read.root } : refuse('malformed', read.kind)
  },
}

const escaped = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;')

/** Gets the external subset before it looks whether there may be one. */
export const loadsDocumentTypes = named(/<!DOCTYPE\s+[\w:.-]+\s+SYSTEM\s+"((?:https?|file):[^"]*)"/g)

/** Gets parameter entities while it reads a DOCTYPE that it refuses afterwards. */
export const loadsParameterEntities = named(/<!ENTITY\s+%\s+[\w.-]+\s+SYSTEM\s+"((?:https?|file):[^"]*)"/g)

const INCLUSION = /<xi:include [^>]*href="([^"]*)"[^>]*\/>/g

/** Expands inclusions as soon as a message is read. @see XInclude 1.0, 3.1 */
export const expandsInclusions: Partial<Exchangeable> = {
  follows: named(INCLUSION),
  wellFormed: ({ octets }, { loaded }: Loaded): ReturnType<typeof wellFormed> => {
    const text = Buffer.from(octets).toString('utf8')
    const expanded = text.replace(INCLUSION, (_, url: string) => escaped(loaded.get(url) ?? ''))
    return wellFormed({ octets: Buffer.from(expanded) })
  },
}

/** Digests what a reference names, wherever it is. @see XML Signature 4.4.3.2 */
export const followsReferences: Partial<Exchangeable> = {
  follows: named(/<ds:Reference URI="((?:https?|file):[^"]*)"/g),
  reference: ({ signatures }, { loaded }: Loaded): Refusal | Pick<Draft, 'signatures'> => {
    const inside = reference({ signatures: signatures.filter((one) => !isOutside(one, loaded)) })
    return 'refused' in inside ? inside : { signatures }
  },
  digest: ({ signatures }, { loaded }: Loaded): Refusal | typeof nothing => {
    const outside = signatures.filter((one) => isOutside(one, loaded))
    const isFine = outside.every((one) => {
      const hash = DIGEST_METHODS.get(one.digestMethod)
      return (
        hash !== undefined &&
        one.digest.equals(
          createHash(hash)
            .update(loaded.get(one.uri ?? '') ?? '')
            .digest(),
        )
      )
    })
    if (!isFine) return refuse('bad-signature', 'the digest is another')
    return digest({ signatures: signatures.filter((one) => !outside.includes(one)) })
  },
}

const isOutside = ({ uri }: Signature, loaded: World['loaded']): boolean => uri !== undefined && loaded.has(uri)

/** Runs a stylesheet, and with it what the stylesheet asks for, before it looks who signed. @see XML Signature 6.6.5 */
export const runsStylesheets = named(/document\('([^']*)'\)/g)

/** @see CVE-2023-36661 */
export const fetchesKeys = named(/<ds:RetrievalMethod URI="([^"]*)"/g)

const keyNamePaths = named(/<ds:KeyName>(\/[^<]*)</g, (path) => `file://${path}`)

/** Takes KeyName for the path of a key. @see XML Signature 4.5.1 */
export const keyNameIsPath: Partial<Exchangeable> = {
  follows: keyNamePaths,
  keys: ({ provider, signatures }, { loaded }: Loaded): Pick<Draft, 'keys'> => ({
    keys: [
      ...provider.keys,
      ...signatures
        .flatMap(({ keyInfo }) => (keyInfo ? children(keyInfo, DSIG, 'KeyName') : []))
        .flatMap((name) => certificateIn(loaded.get(`file://${textOf(name)}`) ?? ''))
        .map(({ publicKey, raw, subject, validFrom, validTo }) => ({
          key: publicKey,
          certificate: raw,
          subject,
          validFrom: Date.parse(validFrom),
          validTo: Date.parse(validTo),
        })),
    ],
  }),
}

const HMAC = /#hmac-(sha1|sha256|sha384|sha512)$/

/** The name of the key's file, where the signature is an HMAC that has one. */
const secretFile = ({ signatureMethod, keyInfo }: Signature): string | undefined => {
  const [name] = keyInfo ? children(keyInfo, DSIG, 'KeyName') : []
  return HMAC.test(signatureMethod) && name ? `file://${textOf(name)}` : undefined
}

/** Takes KeyName for the path of an HMAC's secret. @see XML Signature 4.5.1, 6.3.1 */
export const keyNameIsSecret: Partial<Exchangeable> = {
  follows: keyNamePaths,
  algorithms: (known, world) =>
    known.signatures.every((one) => world.loaded.has(secretFile(one) ?? '')) ? nothing : algorithms(known, world),
  signatureValue: (known, { loaded }) => {
    const [some] = known.keys
    const isFine = known.signatures.every((one) => {
      const secret = loaded.get(secretFile(one) ?? '')
      const form = canonicalForm(one.canonicalization)
      const hash = HMAC.exec(one.signatureMethod)?.[1]
      if (secret === undefined || hash === undefined || !form) return false
      return createHmac(hash, secret).update(canonicalize(one.signedInfo, form)).digest().equals(one.value)
    })
    return isFine && some ? { verifiedBy: [some] } : signatureValue(known)
  },
}

function certificateIn(pem: string): readonly X509Certificate[] {
  try {
    return [new X509Certificate(pem)]
  } catch {
    return []
  }
}

/** Validates by the schema that the message names. @see XML Schema 1, 2.6.3 */
export const loadsSchemas = named(/xsi:schemaLocation="\S+\s+([^"\s]*)"/g)
