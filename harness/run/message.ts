import type { Recipe } from '../../mock-idp/message/recipe.ts'
import type { Recipients } from '../../mock-idp/sign/encryption.ts'
import type { Keyring } from '../../mock-idp/sign/keyring.ts'
import { mint } from '../../mock-idp/sign/mint.ts'
import { type Mode, planFor } from '../../mock-idp/sign/plan.ts'
import type { SignedXml } from '../../mock-idp/sign/signed-xml.ts'
import { formOf } from '../../mock-idp/tamper/carry/form.ts'
import { honestRecipe } from '../../mock-idp/tamper/honest-recipe.ts'
import type { Carry, Change, Facts, Post, Rewrite, Say, Sign } from '../../mock-idp/tamper/step.ts'
import type { Request } from '../drive/driver.ts'
import type { Asserted } from '../judge/judge.ts'

/** A message as it will be sent. */
export interface Message {
  readonly xml: SignedXml
  readonly asserted: Asserted
}

export interface Minting {
  readonly keyring: Keyring
  /** Milliseconds since the epoch. */
  readonly now: number
  readonly nextId: () => string
}

const stage = <S extends Change['stage']>(changes: readonly Change[], name: S) =>
  changes.filter((change): change is Extract<Change, { stage: S }> => change.stage === name)

/** The honest login of the facts, changed at the first three stages. */
export function compose(facts: Facts, mode: Mode, changes: readonly Change[], minting: Minting): Message {
  const recipe = stage(changes, 'say').reduce((said: Recipe, step: Say) => step.apply(said, facts), honestRecipe(facts))
  const plan = stage(changes, 'sign').reduce(
    (planned, step: Sign) => step.apply(planned, facts),
    planFor(mode, facts.issuer),
  )
  const rewrites = stage(changes, 'rewrite')
  const xml = mint(recipe, plan, {
    ...minting,
    recipients: recipientsOf(facts, minting.keyring),
    rewriteAssertion: (text) => rewritten(text, rewrites, 'assertion', facts),
    rewriteEncrypted: (text) => rewritten(text, rewrites, 'encrypted', facts),
  })
  return { xml: rewritten(xml, rewrites, 'response', facts), asserted: assertedBy(recipe, facts) }
}

/** Where no other SP is named, the IdP itself is somebody who is not the SP. */
function recipientsOf({ sp }: Facts, keyring: Keyring): Recipients | undefined {
  if (sp.encryption === undefined) return undefined
  const { certificates, neighbour } = sp.encryption
  return { own: certificates, other: neighbour ?? keyring.main?.certificate, entityId: sp.entityId }
}

/** A message that was sent before, rewritten where the changes say so. */
export const composeAgain = (message: Message, changes: readonly Change[], facts: Facts): Message => ({
  ...message,
  xml: rewritten(message.xml, stage(changes, 'rewrite'), 'response', facts),
})

/** The form that carries a message, changed at the last stage, as a request. */
export function carried(
  message: Message,
  facts: Facts,
  changes: readonly Change[],
  relayState: string | undefined,
): Request {
  const form = formOf(facts.sp.acs, message.xml, relayState)
  return requestOf(stage(changes, 'carry').reduce((post: Post, step: Carry) => step.apply(post, facts), form))
}

const rewritten = (text: SignedXml, rewrites: readonly Rewrite[], of: Rewrite['of'], facts: Facts): SignedXml =>
  rewrites.filter((step) => step.of === of).reduce((xml, step) => step.apply(xml, facts), text)

/** What the recipe asserts, read where the profile's SP reads it. */
function assertedBy(recipe: Recipe, { claims }: Facts): Asserted {
  const assertion = recipe.response.assertions[0]
  const attributes = assertion?.attributeStatements.flat() ?? []
  const texts = (name: string | undefined) =>
    attributes
      .filter((one) => one.name === name)
      .flatMap((one) =>
        one.values.map((value) => (typeof value === 'string' ? value : 'text' in value ? value.text : '')),
      )
  const user = claims.user === undefined ? assertion?.subject?.nameId?.value : texts(claims.user)[0]
  // A pair may come in either order: the role is the half that names one.
  const roles = texts(claims.role).flatMap((value) =>
    value
      .split(',')
      .map((half) => half.trim())
      .filter((half) => half.includes(':role/')),
  )
  return { user, roles }
}

function requestOf(post: Post): Request {
  const fields = new URLSearchParams(post.fields.map(([name, value]): [string, string] => [name, value]))
  if (post.method === 'GET') {
    const url = new URL(post.url)
    for (const [name, value] of fields) url.searchParams.append(name, value)
    return { method: 'GET', url: url.href }
  }
  return {
    method: 'POST',
    url: post.url,
    headers: [['content-type', post.contentType ?? 'application/x-www-form-urlencoded'], ...(post.headers ?? [])],
    body: post.body ?? Buffer.from(fields.toString()),
  }
}
