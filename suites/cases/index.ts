import type { Change, LogoutChange } from '../../mock-idp/tamper/step.ts'
import type { Act, Case, Family } from '../case.ts'
import { withRestated } from '../requirements/restated.ts'
import account from './account.ts'
import addressee from './addressee.ts'
import algorithm from './algorithm.ts'
import attribute from './attribute.ts'
import browser from './browser.ts'
import canary from './canary.ts'
import canonicalForm from './canonical-form.ts'
import certificate from './certificate.ts'
import conditions from './conditions.ts'
import confirmation from './confirmation.ts'
import console from './console.ts'
import control from './control.ts'
import cost from './cost.ts'
import dialect from './dialect.ts'
import doctype from './doctype.ts'
import encoding from './encoding.ts'
import encryption from './encryption.ts'
import endpoint from './endpoint.ts'
import entityId from './entity-id.ts'
import hostileText from './hostile-text.ts'
import language from './language.ts'
import logonName from './logon-name.ts'
import logout from './logout.ts'
import maintenance from './maintenance.ts'
import mapping from './mapping.ts'
import markup from './markup.ts'
import metadata from './metadata.ts'
import nameId from './name-id.ts'
import namespace from './namespace.ts'
import portal from './portal.ts'
import providerMetadata from './provider-metadata.ts'
import redirectBinding from './redirect-binding.ts'
import reference from './reference.ts'
import relayState from './relay-state.ts'
import replay from './replay.ts'
import request from './request.ts'
import response from './response.ts'
import role from './role.ts'
import samlUsers from './saml-users.ts'
import secondTrust from './second-trust.ts'
import sessionEnd from './session-end.ts'
import signature from './signature.ts'
import solicited from './solicited.ts'
import statement from './statement.ts'
import synchronization from './synchronization.ts'
import text from './text.ts'
import transport from './transport.ts'
import unsignedClaims from './unsigned-claims.ts'
import upload from './upload.ts'
import user from './user.ts'
import value from './value.ts'
import wrapping from './wrapping.ts'
import wrappingSpace from './wrapping-space.ts'

const families = {
  control,
  transport,
  encoding,
  signature,
  algorithm,
  wrapping,
  'wrapping-space': wrappingSpace,
  'unsigned-claims': unsignedClaims,
  reference,
  text,
  markup,
  canary,
  'hostile-text': hostileText,
  namespace,
  doctype,
  'canonical-form': canonicalForm,
  value,
  cost,
  'name-id': nameId,
  confirmation,
  conditions,
  addressee,
  response,
  endpoint,
  statement,
  replay,
  encryption,
  certificate,
  user,
  role,
  'session-end': sessionEnd,
  language,
  console,
  maintenance,
  mapping,
  account,
  'saml-users': samlUsers,
  'second-trust': secondTrust,
  attribute,
  dialect,
  metadata,
  'provider-metadata': providerMetadata,
  request,
  solicited,
  'relay-state': relayState,
  browser,
  logout,
  'redirect-binding': redirectBinding,
  'entity-id': entityId,
  'logon-name': logonName,
  upload,
  portal,
  synchronization,
} satisfies Record<string, Family>

export interface NamedCase extends Case {
  /** `family/name`; never changes once released. */
  readonly id: string
  readonly family: string
}

/** Every case, in the order in which the families are listed. */
export const cases: readonly NamedCase[] = Object.entries<Family>(families).flatMap(([family, members]) =>
  Object.entries(members).map(([name, one]) => ({
    ...one,
    proves: withRestated(one.proves),
    id: `${family}/${name}`,
    family,
  })),
)

/** The changes that make the difference from the twin. */
export function changesOf({ delta, scene }: Case): readonly (Change | LogoutChange)[] {
  const acts: readonly Partial<Act>[] = delta === undefined ? (scene ?? []) : [delta.is]
  return acts.flatMap((act): readonly (Change | LogoutChange)[] => ('changes' in act ? (act.changes ?? []) : []))
}
