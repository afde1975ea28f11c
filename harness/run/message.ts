import type { Principal } from '../../mock-idp/message/honest-logout.ts'
import { identified } from '../../mock-idp/message/identified.ts'
import type { Recipe } from '../../mock-idp/message/recipe.ts'
import type { Recipients } from '../../mock-idp/sign/encryption.ts'
import type { Keyring } from '../../mock-idp/sign/keyring.ts'
import { minting } from '../../mock-idp/sign/mint.ts'
import { type Mode, planFor, type SignPlan } from '../../mock-idp/sign/plan.ts'
import type { SignedXml } from '../../mock-idp/sign/signed-xml.ts'
import { type Signing, signAside, signNow } from '../../mock-idp/sign/signing.ts'
import { formOf } from '../../mock-idp/tamper/carry/form.ts'
import { hasGroups, rolesOfGroups } from '../../mock-idp/tamper/groups-in.ts'
import { honestRecipe } from '../../mock-idp/tamper/honest-recipe.ts'
import type { Carry, Change, Facts, Post, Rewrite, Say, Sign } from '../../mock-idp/tamper/step.ts'
import type { Request } from '../drive/driver.ts'
import type { Asserted } from '../judge/judge.ts'

/** A message as it will be sent. */
export interface Message {
  readonly xml: SignedXml
  readonly asserted: Asserted
  /** Whose sessions it opens, for a logout to name. */
  readonly principal: Principal
}

export interface Minting {
  readonly keyring: Keyring
  /** Milliseconds since the epoch. */
  readonly now: number
  readonly nextId: () => string
}

type Staged = { readonly stage: Change['stage'] }

export const stage = <C extends Staged, S extends Change['stage']>(changes: readonly C[], name: S) =>
  changes.filter((change): change is Extract<C, { stage: S }> => change.stage === name)

/**
 * The honest login of the facts, in the dialect of its identity provider, changed at the first three stages. Rewrites know the
 * usual prefixes, so a text that is rewritten has those; where one takes no hold of the dialect, the login is written plainly.
 */
export const compose = (...login: Login): Message => signNow(composing(...login))

/** The same message, signed while others go on. */
export const composeAside = (...login: Login): Promise<Message> => signAside(composing(...login))

type Login = [facts: Facts, mode: Mode, changes: readonly Change[], tools: Minting]

function* composing(...[facts, mode, changes, tools]: Login): Signing<Message> {
  const rewrites = stage(changes, 'rewrite')
  if (facts.dialect === undefined || rewrites.length === 0) return yield* composed(facts, mode, changes, tools)
  const held = new Set<Rewrite>()
  const watched = changes.map((step) => (step.stage === 'rewrite' ? watchedBy(held, step) : step))
  try {
    // A seeded source of ids cannot be turned back: the message that counts is the last one.
    const message = yield* composed(facts, mode, watched, tools)
    if (held.size === rewrites.length) return message
  } catch (error) {
    if (!(error instanceof RangeError)) throw error
  }
  return yield* composed({ ...facts, dialect: undefined }, mode, changes, tools)
}

/** The step, which notes whether it changed anything. */
const watchedBy = (held: Set<Rewrite>, step: Rewrite): Rewrite => ({
  ...step,
  apply: (xml, facts) => {
    const changed = step.apply(xml, facts)
    if (changed !== xml) held.add(step)
    return changed
  },
})

function* composed(...[facts, mode, changes, tools]: Login): Signing<Message> {
  const { dialect = [] } = facts
  const said = saidIn(facts, changes)
  const rewrites = [...stage(changes, 'rewrite'), ...stage(dialect, 'rewrite')]
  const usual = planned(planFor(mode, facts.issuer), stage(dialect, 'sign'), facts)
  const spelling = stage(changes, 'rewrite').length > 0 ? undefined : usual.spelling
  const plan = planned({ ...usual, spelling }, stage(changes, 'sign'), facts)
  const recipe = identified(said, plan, tools.nextId)
  const xml = yield* minting(recipe, plan, {
    ...tools,
    recipients: recipientsOf(facts, tools.keyring),
    rewriteAssertion: (text) => rewritten(text, rewrites, 'assertion', facts),
    rewriteEncrypted: (text) => rewritten(text, rewrites, 'encrypted', facts),
  })
  return {
    xml: rewritten(xml, rewrites, 'response', facts),
    asserted: assertedBy(recipe, facts),
    principal: principalOf(recipe),
  }
}

const saidIn = (facts: Facts, changes: readonly Change[]): Recipe =>
  [...stage(facts.dialect ?? [], 'say'), ...stage(changes, 'say')].reduce(
    (recipe: Recipe, step: Say) => step.apply(recipe, facts),
    honestRecipe(facts),
  )

/** What a message would assert, before it is made. */
export const assertedIn = (facts: Facts, changes: readonly Change[]): Asserted =>
  assertedBy(saidIn(facts, changes), facts)

const planned = (plan: SignPlan, steps: readonly Sign[], facts: Facts): SignPlan =>
  steps.reduce((before, step) => step.apply(before, facts), plan)

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
  return requestOf(carriedBy(form, stage(changes, 'carry'), facts))
}

export const carriedBy = (form: Post, steps: readonly Carry[], facts: Facts): Post =>
  steps.reduce((post, step) => step.apply(post, facts), form)

export const rewritten = (text: SignedXml, rewrites: readonly Rewrite[], of: Rewrite['of'], facts: Facts): SignedXml =>
  rewrites.filter((step) => step.of === of).reduce((xml, step) => step.apply(xml, facts), text)

const principalOf = ({ response: { assertions } }: Recipe): Principal => ({
  nameId: assertions[0]?.subject?.nameId,
  sessionIndexes: (assertions[0]?.authnStatements ?? []).flatMap(({ sessionIndex }) =>
    typeof sessionIndex === 'string' ? [sessionIndex] : [],
  ),
})

/** What the recipe asserts, read where the profile's SP reads it. */
function assertedBy(recipe: Recipe, facts: Facts): Asserted {
  const { claims } = facts
  const assertion = recipe.response.assertions[0]
  const attributes = assertion?.attributeStatements.flat() ?? []
  const texts = (name: string | undefined) =>
    attributes
      .filter((one) => one.name === name)
      .flatMap((one) =>
        one.values.map((value) => (typeof value === 'string' ? value : 'text' in value ? value.text : '')),
      )
  const user = claims.user === undefined ? assertion?.subject?.nameId?.value : texts(claims.user)[0]
  if (hasGroups(facts)) return { user, roles: rolesOfGroups(facts, texts(claims.role)) }
  // A pair may come in either order: the role is the half that names one.
  const roles = texts(claims.role).flatMap((value) =>
    value
      .split(',')
      .map((half) => half.trim())
      .filter((half) => half.includes(':role/')),
  )
  return { user, roles }
}

export function requestOf(post: Post): Request {
  if (post.query !== undefined)
    return {
      method: 'GET',
      url: `${post.url}${post.url.includes('?') ? '&' : '?'}${post.query}`,
      from: 'identity provider',
    }
  const fields = new URLSearchParams(post.fields.map(([name, value]): [string, string] => [name, value]))
  if (post.method === 'GET') {
    const url = new URL(post.url)
    for (const [name, value] of fields) url.searchParams.append(name, value)
    return { method: 'GET', url: url.href, from: 'identity provider' }
  }
  return {
    method: 'POST',
    url: post.url,
    headers: [['content-type', post.contentType ?? 'application/x-www-form-urlencoded'], ...(post.headers ?? [])],
    body: post.body ?? Buffer.from(fields.toString()),
  }
}
