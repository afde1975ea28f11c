import type { Build } from '../message/build.ts'
import { logoutRequestElement } from '../message/logout-request.ts'
import { logoutResponseElement } from '../message/logout-response.ts'
import type { LogoutRecipe } from '../message/recipe.ts'
import type { Keyring } from './keyring.ts'
import type { SignaturePlan } from './plan.ts'
import { elementText, signedElement } from './signed-element.ts'
import { type SignedXml, signedXml } from './signed-xml.ts'
import { signNow } from './signing.ts'

/**
 * Builds a logout message and signs it, enveloped, as the plan says. The same recipe, plan, keys, time and identifiers give
 * the same bytes.
 * @param plan absent: the message carries no signature, as over the Redirect binding
 * @throws MissingKey where the keyring lacks a key or certificate of the plan
 * @see SAML Core 3.7, 5.4
 */
export function mintLogout(
  recipe: LogoutRecipe,
  plan: SignaturePlan | undefined,
  tools: Build & { readonly keyring: Keyring },
): SignedXml {
  const element = recipe.kind === 'request' ? logoutRequestElement(recipe, tools) : logoutResponseElement(recipe, tools)
  return signedXml(plan ? signNow(signedElement(element, plan, tools.keyring)).xml : elementText(element))
}
