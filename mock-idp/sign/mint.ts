import { assertionElement } from '../message/assertion.ts'
import type { Build } from '../message/build.ts'
import { formed, type Named } from '../message/id-form.ts'
import { type Element, isElement, type Node, type Raw, raw } from '../message/node.ts'
import type { Edit, Recipe } from '../message/recipe.ts'
import { responseElement } from '../message/response.ts'
import { type Envelope, encrypted, encryptedElement, type Recipients } from './encryption.ts'
import type { EncryptionPlan } from './encryption-plan.ts'
import type { Keyring } from './keyring.ts'
import { MissingRecipient } from './missing-key.ts'
import type { SignPlan } from './plan.ts'
import { elementText, signedElement, unsignedElement } from './signed-element.ts'
import { type SignedXml, signedXml } from './signed-xml.ts'
import { type Signing, signNow } from './signing.ts'

/** Keys, time and identifiers, and what happens to an assertion before its response takes it in. */
export interface Tools extends Build {
  readonly keyring: Keyring
  /** Absent: nobody's, and a plan that encrypts cannot be carried out. */
  readonly recipients?: Recipients | undefined
  /** Is given each assertion's text, signed or not, as the plan says. Edits of the response see what it returns. */
  readonly rewriteAssertion?: ((xml: SignedXml) => SignedXml) | undefined
  /** The same for what stands in the place of an assertion that was encrypted. */
  readonly rewriteEncrypted?: ((xml: SignedXml) => SignedXml) | undefined
}

/**
 * Builds the recipe's message and signs it as the plan says. The same recipe, plan, keys, time and identifiers give
 * the same bytes.
 *
 * Assertions are written first and stand in the response as {@link Raw} text: an edit of the response cannot look into
 * them.
 * @throws MissingKey where the keyring lacks a key or certificate of the plan
 * @throws MissingRecipient where the plan encrypts for a key that nobody named
 * @throws UnknownPrefix where a name's prefix stands for no namespace
 * @see SAML Core 5.4
 */
export const mint = (recipe: Recipe, plan: SignPlan, tools: Tools): SignedXml => signNow(minting(recipe, plan, tools))

/** {@link mint}, which leaves it to others where signatures are made. */
export function* minting(recipe: Recipe, plan: SignPlan, tools: Tools): Signing<SignedXml> {
  const freshId = (of: Named): string =>
    formed(tools.nextId(), recipe.ids, of, plan[of === 'response' ? of : 'assertion'] !== undefined)
  const id = recipe.response.id === undefined ? freshId('response') : recipe.response.id
  const isAddressed = plan.response !== undefined || recipe.response.destinationOf === undefined
  const response = { ...recipe.response, id, destination: isAddressed ? recipe.response.destination : undefined }
  const { spelling } = plan
  const around = (assertions: readonly Node[]): Element =>
    edited(responseElement(response, assertions, tools), 'response', recipe.edits)

  const assertions: Raw[] = []
  for (const assertion of response.assertions) {
    const built = assertionElement(assertion, { now: tools.now, nextId: () => freshId('assertion') })
    const element = withSealedParts(edited(built, 'assertion', recipe.edits), plan, tools)
    const written = plan.assertion
      ? yield* signedElement(
          element,
          plan.assertion,
          tools.keyring,
          (xml) => elementText(around([raw(xml)]), plan.response, spelling),
          spelling,
        )
      : unsignedElement(element, spelling)
    assertions.push(...sealed(written, plan, tools))
  }
  const whole = around(assertions)
  if (plan.response) {
    const signed = yield* signedElement(whole, plan.response, tools.keyring, undefined, spelling)
    return signedXml(signed.xml)
  }
  return signedXml(elementText(whole, undefined, spelling))
}

function edited(element: Element, of: Edit['of'], edits: readonly Edit[]): Element {
  let result = element
  for (const edit of edits) if (edit.of === of) result = edit.apply(result)
  return result
}

/** The assertion, or what holds it in encrypted form. Rewrites come before the encryption, or around it. */
function sealed(assertion: Raw, { encryption, spelling }: SignPlan, tools: Tools): readonly Raw[] {
  const inside = rewritten(assertion, tools.rewriteAssertion)
  if (!encryption) return [inside]
  const envelope = encrypted(inside.xml, 'saml:EncryptedAssertion', {
    ...encryptionOf(encryption, tools),
    spelling,
  })
  const around = rewritten(envelope, tools.rewriteEncrypted)
  if (encryption.clearCopy === undefined) return [around]
  return encryption.clearCopy === 'before' ? [assertion, around] : [around, assertion]
}

/** Puts the parts that the plan encrypts into their envelopes. */
function withSealedParts(assertion: Element, { encryptedParts = {} }: SignPlan, tools: Tools): Element {
  const { name, attribute } = encryptedParts
  const named = name ? withSealed(assertion, 'saml:Subject', 'saml:NameID', 'saml:EncryptedID', name, tools) : assertion
  return attribute
    ? withSealed(named, 'saml:AttributeStatement', 'saml:Attribute', 'saml:EncryptedAttribute', attribute, tools)
    : named
}

/** The last child of that name in each such parent, in its envelope. */
function withSealed(
  assertion: Element,
  parent: string,
  name: string,
  envelope: Envelope,
  plan: EncryptionPlan,
  tools: Tools,
): Element {
  const children = assertion.children.map((child): Node => {
    if (!isElement(child) || child.name !== parent) return child
    const last = child.children.findLastIndex((one) => isElement(one) && one.name === name)
    return {
      ...child,
      children: child.children.map((one, at) =>
        at === last && isElement(one) ? encryptedElement(one, envelope, encryptionOf(plan, tools)) : one,
      ),
    }
  })
  return { ...assertion, children }
}

function encryptionOf(plan: EncryptionPlan, { recipients, nextId }: Tools) {
  if (recipients === undefined) throw new MissingRecipient('first')
  return { plan, recipients, nextId }
}

function rewritten(text: Raw, rewrite: ((xml: SignedXml) => SignedXml) | undefined): Raw {
  if (!rewrite) return text
  const xml = rewrite(signedXml(text.xml))
  return xml === text.xml ? text : raw(xml, null)
}
