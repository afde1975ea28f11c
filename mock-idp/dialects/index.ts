import type { Mode } from '../sign/plan.ts'
import { encrypted } from '../tamper/sign/encryption.ts'
import type { Change, Facts, Rewrite, Say, Sign } from '../tamper/step.ts'
import { adfs, adfsWithoutNameId } from './adfs.ts'
import { auth0 } from './auth0.ts'
import type { Dialect, Writing } from './dialect.ts'
import { entra } from './entra.ts'
import { google } from './google.ts'
import { keycloak } from './keycloak.ts'
import { okta } from './okta.ts'
import { onelogin } from './onelogin.ts'
import { pingfederate } from './pingfederate.ts'
import { pingone } from './pingone.ts'
import { shibboleth } from './shibboleth.ts'
import { simplesamlphp } from './simplesamlphp.ts'
import type { Trait } from './trait.ts'
import { WRITING } from './writing.ts'

/** Every dialect by its name. */
export const DIALECTS = {
  adfs,
  'adfs-without-name-id': adfsWithoutNameId,
  entra,
  okta,
  pingone,
  pingfederate,
  shibboleth,
  google,
  onelogin,
  keycloak,
  simplesamlphp,
  auth0,
} as const satisfies Record<string, Dialect>

export type DialectName = keyof typeof DIALECTS

export const DIALECT_NAMES = Object.keys(DIALECTS) as [DialectName, ...DialectName[]]

/** The dialect without what is merely assumed of the product: what it does there is not known to differ from a plain login. */
export const known = (dialect: Dialect): Dialect => {
  const { encrypts, ...rest } = dialect
  return {
    ...rest,
    writes: Object.fromEntries(Object.entries(dialect.writes).filter(([, trait]) => isKnown(trait))),
    ...(encrypts !== undefined && isKnown(encrypts) ? { encrypts } : {}),
  }
}

const isKnown = (trait: Trait<unknown>): boolean => trait.by !== 'assumed'

/** The steps that make the honest login one of that product, one for each stage. */
export function writtenIn(dialect: Dialect): readonly Change[] {
  const steps = TRAITS.flatMap((name) => stepsOf(dialect.writes, name))
  const says = steps.filter((one): one is Say => one.stage === 'say')
  const signs = steps.filter((one): one is Sign => one.stage === 'sign')
  const rewrites = steps.filter((one): one is Rewrite => one.stage === 'rewrite')
  const title = (made: string, of: readonly Change[]): string =>
    `it is ${made} as ${dialect.title} does it (${of.map((one) => one.title).join('; ')})`
  return [
    ...(says.length === 0 ? [] : [{ stage: 'say' as const, title: title('written', says), apply: inTurn(says) }]),
    ...(signs.length === 0 ? [] : [{ stage: 'sign' as const, title: title('signed', signs), apply: inTurn(signs) }]),
    ...rewrites,
  ]
}

const TRAITS = Object.keys(WRITING) as readonly (keyof Writing)[]

function stepsOf<N extends keyof Writing>(writes: Dialect['writes'], name: N): readonly Change[] {
  const trait: Trait<Writing[N]> | undefined = writes[name]
  return trait === undefined ? [] : WRITING[name](trait.is)
}

const inTurn =
  <T>(steps: readonly { readonly apply: (input: T, facts: Facts) => T }[]) =>
  (input: T, facts: Facts): T =>
    steps.reduce((before, step) => step.apply(before, facts), input)

/** The step that encrypts as that product does; `undefined` where nothing is known of that. */
export const encryptedIn = ({ encrypts }: Dialect): Sign | undefined => encrypts && encrypted(encrypts.is)

/** The same where it does so by itself, and the SP has a key. */
const encryptedByDefault = (dialect: Dialect): readonly Sign[] => {
  const step = dialect.encryptsByDefault?.is ? encryptedIn(dialect) : undefined
  if (step === undefined) return []
  return [{ ...step, apply: (plan, facts) => (facts.sp.encryption === undefined ? plan : step.apply(plan, facts)) }]
}

/** The same in clear: for runs, whose cases change what they can read. */
export const stepsInClear = (name: DialectName): readonly Change[] => writtenIn(DIALECTS[name])

/** How a product writes a login by itself: what stands for {@link Facts.dialect}. */
export const dialectSteps = (name: DialectName): readonly Change[] => [
  ...writtenIn(DIALECTS[name]),
  ...encryptedByDefault(DIALECTS[name]),
]

export const defaultMode = (name: DialectName): Mode => DIALECTS[name].signs.is[0]
