/** @see Namespaces in XML 1.0, 3 */
export interface Declaration {
  /** Empty for the default namespace. */
  readonly prefix: string
  readonly uri: string
}

export interface Attribute {
  /** Empty for an attribute in no namespace. */
  readonly uri: string
  readonly prefix: string
  readonly local: string
  readonly value: string
}

export interface Element {
  readonly kind: 'element'
  /** Empty for an element in no namespace. */
  readonly uri: string
  readonly prefix: string
  readonly local: string
  readonly attributes: readonly Attribute[]
  readonly declarations: readonly Declaration[]
  readonly children: readonly Node[]
  readonly parent: Element | undefined
  /** The encrypted form that this was decrypted from: what a signature around it covers. @see SAML Core 6.2 */
  readonly sealed?: Element
}

interface Text {
  readonly kind: 'text'
  readonly value: string
}

interface Comment {
  readonly kind: 'comment'
  readonly value: string
}

export interface Instruction {
  readonly kind: 'instruction'
  readonly target: string
  readonly value: string
}

/** A node of a parsed message. A CDATA section is text: canonical XML knows no difference. @see Canonical XML 1.0, 2.1 */
export type Node = Element | Text | Comment | Instruction
