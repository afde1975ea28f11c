import { ensureIssuers } from '../certs/store.ts'
import { HarnessError } from '../harness/error.ts'
import { didYouMean } from '../harness/target/nearest.ts'
import { idpMetadata } from '../mock-idp/server/metadata.ts'
import type { Running, StartOptions } from './lab.ts'
import { start as mellon } from './mellon/start.ts'
import { start as nodeSaml } from './node-saml/start.ts'
import { start as onelogin } from './onelogin/start.ts'
import { start as passportSaml } from './passport-saml/start.ts'
import { start as pysaml2 } from './pysaml2/start.ts'
import { start as samlify } from './samlify/start.ts'
import { start as shibboleth } from './shibboleth/start.ts'
import { start as simplesamlphp } from './simplesamlphp/start.ts'

type Start = (options: StartOptions) => Promise<Running>

/** Every SP of the lab, by name. */
export const serviceProviders: Readonly<Record<string, Start>> = {
  'node-saml': nodeSaml,
  samlify,
  'passport-saml': passportSaml,
  mellon,
  shibboleth,
  simplesamlphp,
  onelogin,
  pysaml2,
}

/** @throws HarnessError USAGE where the lab has no SP of that name */
export function startOf(name: string): Start {
  const start = serviceProviders[name]
  if (start !== undefined) return start
  const names = Object.keys(serviceProviders)
  throw new HarnessError(
    'USAGE',
    `the lab has no SP ${JSON.stringify(name)}`,
    didYouMean(name, names) || `It has ${names.join(', ')}.`,
  )
}

/** The metadata that each SP of the lab imports: of the main issuer, whose keys are in that folder or are made there. */
export async function metadataOfMain(folder: string): Promise<string> {
  const { main } = await ensureIssuers(folder, { now: Date.now() })
  if (main === undefined) throw new HarnessError('ISSUER_KEY', 'the main issuer is missing', 'Report this.')
  return idpMetadata({
    entityId: main.entityId,
    certificates: [main.certificate],
    sso: `${main.entityId}/sso`,
    slo: `${main.entityId}/slo`,
  })
}

/** What the variables of a recipe stand for. */
export const variablesOf = (sp: Running, issuers: string): Readonly<Record<string, string>> => ({
  SP_ORIGIN: sp.url,
  SP_ENTITY_ID: sp.entityId,
  SP_ACS: sp.acs,
  SP_METADATA: sp.metadataUrl,
  ISSUERS: issuers,
})
