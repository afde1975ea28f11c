/** An XML node as plain data, before anything is written: no parent links, no mutation. */
export type Node = string | Element | Special

/** A node that the canonical writer passes through (`raw`) or leaves to the DOM route (the rest). */
type Special =
  | Raw
  | { readonly kind: 'comment'; readonly text: string }
  | { readonly kind: 'cdata'; readonly text: string }
  | { readonly kind: 'instruction'; readonly target: string; readonly data: string }

/** Text that is put in as it is: what was signed already, or what elements cannot say. */
export interface Raw {
  readonly kind: 'raw'
  readonly xml: string
  /** The exclusive canonical form. Absent: the text itself is. `null`: not known, so a DOM has to find it. */
  readonly canonical?: string | null | undefined
}

export interface Element {
  /** `prefix:local` with a prefix of {@link NAMESPACES}. */
  readonly name: string
  /** In any order; the writer sorts. A value of `undefined` leaves the attribute out. */
  readonly attributes: Readonly<Record<string, string | undefined>>
  readonly children: readonly Node[]
  /** Prefixes declared here although no name uses them (a QName in a value, as `xsi:type="xs:string"`, needs one). */
  readonly declares?: readonly string[] | undefined
}

/** The prefixes that messages use, and the namespaces they stand for. */
export const NAMESPACES = {
  saml: 'urn:oasis:names:tc:SAML:2.0:assertion',
  samlp: 'urn:oasis:names:tc:SAML:2.0:protocol',
  ds: 'http://www.w3.org/2000/09/xmldsig#',
  ec: 'http://www.w3.org/2001/10/xml-exc-c14n#',
  md: 'urn:oasis:names:tc:SAML:2.0:metadata',
  fed: 'http://docs.oasis-open.org/wsfed/federation/200706',
  wsa: 'http://www.w3.org/2005/08/addressing',
  /** What no SP knows. */
  ext: 'urn:example:saml-assay:extension',
  xenc: 'http://www.w3.org/2001/04/xmlenc#',
  xenc11: 'http://www.w3.org/2009/xmlenc11#',
  xs: 'http://www.w3.org/2001/XMLSchema',
  xsi: 'http://www.w3.org/2001/XMLSchema-instance',
} as const satisfies Record<string, string>

export function element(
  name: string,
  attributes: Readonly<Record<string, string | undefined>> = {},
  children: readonly Node[] = [],
  declares?: readonly string[],
): Element {
  return declares === undefined ? { name, attributes, children } : { name, attributes, children, declares }
}

export const raw = (xml: string, canonical?: string | null): Raw =>
  canonical === undefined ? { kind: 'raw', xml } : { kind: 'raw', xml, canonical }

export const isElement = (node: Node): node is Element => typeof node !== 'string' && 'name' in node

/** The element with every element of that name inside it (itself too) put through `change`; `undefined` takes it out, a list puts several in its place. */
export function replaceAll(
  root: Element,
  name: string,
  change: (found: Element) => Element | readonly Element[] | undefined,
): Element {
  const children = root.children.flatMap((child): readonly Node[] => {
    if (!isElement(child)) return [child]
    const inner = replaceAll(child, name, change)
    if (inner.name !== name) return [inner]
    const changed = change(inner)
    if (changed === undefined) return []
    return isElement(changed as Node) ? [changed as Element] : (changed as readonly Element[])
  })
  return { ...root, children }
}
