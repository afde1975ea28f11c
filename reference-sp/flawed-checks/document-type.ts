import { isRefusal, nothing, refuse } from '../check.ts'
import { assertionShape } from '../checks/assertion-shape.ts'
import { binding } from '../checks/binding.ts'
import { doctype } from '../checks/doctype.ts'
import { ids } from '../checks/ids.ts'
import { oneAssertion } from '../checks/one-assertion.ts'
import { reference } from '../checks/reference.ts'
import type { Draft } from '../draft.ts'
import type { Checks } from '../pipeline.ts'
import { parseUnchecked } from '../xml/parse.ts'
import { attribute, descendants } from '../xml/read.ts'
import { childAssertion, duplicateIds } from './message.ts'
import { expandsEntities } from './parser.ts'
import { reading } from './second-reading.ts'

/** Writes a document down again with every literal of its document type in double quotes. */
const writtenAgain = (octets: Uint8Array): Uint8Array =>
  Buffer.from(
    Buffer.from(octets)
      .toString('utf8')
      .replace(/^<!DOCTYPE [^']*SYSTEM '[^']*'/, (start) => start.replaceAll("'", '"')),
  )

/** Verifies what comes of writing the message down again, and reads it as it was. @see CVE-2025-25291, CVE-2021-28965 */
export const verifiesWrittenAgain: Partial<Checks> = {
  doctype: ({ octets }: Pick<Draft, 'octets'>) => expandsEntities({ octets: writtenAgain(octets) }),
  binding: reading(({ octets }) => octets, parseUnchecked),
}

const TYPED = /<!ATTLIST\s+\S+\s+(\S+)\s+ID\s/

const typedAs = (octets: Uint8Array): string | undefined => TYPED.exec(Buffer.from(octets).toString('utf8'))?.[1]

/** The element with this ID attribute, wherever it is. */
const byId = (root: Draft['root'], id: string) => [...descendants(root)].find((one) => attribute(one, 'ID') === id)

/**
 * A document type says which attributes are IDs. That a signature belongs to the element around it is found out by these,
 * what it covers by the name of the attribute.
 * @see XML Signature 4.4.3.2
 */
export const idsOfDocumentType: Partial<Checks> = {
  doctype: (known) => (typedAs(known.octets) === undefined ? doctype(known) : expandsEntities(known)),
  ids: (known) => (typedAs(known.octets) === undefined ? ids(known) : duplicateIds(known)),
  oneAssertion: (known) => (typedAs(known.octets) === undefined ? oneAssertion(known) : childAssertion(known)),
  assertionShape: (known) => (typedAs(known.octets) === undefined ? assertionShape(known) : nothing),
  reference: (known) => {
    const type = typedAs(known.octets)
    if (type === undefined) return reference(known)
    const signatures = known.signatures.flatMap((one) => {
      const id = one.uri?.slice(1) ?? ''
      const covered = byId(known.root, id)
      return covered && attribute(one.target, type) === id ? [{ ...one, target: covered }] : []
    })
    return signatures.length > 0 ? { signatures } : refuse('bad-signature', 'a dangling reference')
  },
  binding: (known) => {
    const type = typedAs(known.octets)
    const found = binding({ ...known, signatures: known.signatures.map((one) => ({ ...one, target: known.claimed })) })
    return type === undefined || isRefusal(found) ? binding(known) : found
  },
}
