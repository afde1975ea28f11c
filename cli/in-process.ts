import { hash } from 'node:crypto'
import { type CanaryRecorder, createCanaryRecorder } from '../harness/canary/recorder.ts'
import type { Driver } from '../harness/drive/driver.ts'
import { createInProcessDriver, type Memory } from '../harness/drive/in-process.ts'
import type { Result } from '../harness/report/record.ts'
import { ssoOf } from '../harness/run/bounds.ts'
import { type Clock, virtualClock } from '../harness/run/clock.ts'
import { openTargets } from '../harness/run/recorded-run.ts'
import { startRun } from '../harness/run/run.ts'
import type { Target } from '../harness/target/target.ts'
import { idpMetadata } from '../mock-idp/server/metadata.ts'
import type { IssuerName } from '../mock-idp/sign/plan.ts'
import { createReferenceSp } from '../reference-sp/app.tsx'
import type { ReferenceSpConfig } from '../reference-sp/config.ts'
import type { Exchangeable } from '../reference-sp/flaws/flaw.ts'
import type { Product } from '../reference-sp/pipeline.ts'
import { lenient } from '../reference-sp/policy.ts'
import type { NamedCase } from '../suites/cases/index.ts'
import { profiles } from '../suites/profiles/index.ts'
import { configFor, PRODUCTS_FILE, REFERENCE_FILE, registrations } from './embedded.ts'
import { DIRECTORY_PATH, referenceDirectory } from './reference-directory.ts'

export interface InProcessOptions {
  /** Milliseconds since the epoch, at which the virtual clock starts. */
  readonly now: number
  readonly seed: string
}

/** The SPs under which flaws show: each product, as its target declares it; two of them with every policy turned the other way too. */
export const SETTINGS: readonly Setting[] = [
  'deep-security strict',
  'deep-security lenient',
  'generic strict',
  'generic lenient',
  'workload-security strict',
  'cloud-one strict',
  'tmws strict',
]
export type Setting = `${Product} ${'strict' | 'lenient'}`

/** The variables of the reference SP's target files where it has no socket. */
export const inProcessEnv = (keys: string): Readonly<Record<string, string>> => ({
  DS_URL: 'http://deep-security.sp.test',
  PLAIN_URL: 'http://plain.sp.test',
  WS_URL: 'http://workload-security.sp.test',
  TC1_URL: 'http://cloud-one.sp.test',
  TMWS_URL: 'http://tmws.sp.test',
  DIRECTORY_URL: `http://tmws.sp.test${DIRECTORY_PATH}`,
  IDP_URL: 'https://idp.saml-assay.test',
  ISSUERS: keys,
  ADMIN_TOKEN: 'in-process',
})

/** The targets of the reference SP, of all its products. */
export const referenceTargets = async (env: Readonly<Record<string, string>>): Promise<readonly Target[]> =>
  (await Promise.all([REFERENCE_FILE, PRODUCTS_FILE].map((file) => openTargets(file, env)))).flat()

/** The reference SP as the file says, or with every policy turned the other way. */
export function targetOf(setting: Setting, targets: readonly Target[]): Target {
  const [product, policy] = setting.split(' ')
  const profile = product === 'generic' ? 'saml2' : product
  const target = targets.find((one) => one.profile === profile)
  if (target === undefined) throw new RangeError(`no target of the profile ${profile} among those of the reference SP`)
  return policy === 'lenient' ? { ...target, policy: lenient, modes: ['assertion', 'both'] } : target
}

/** The reference SP without a socket, and a clock that only waits move. */
export interface House {
  readonly driver: Driver
  readonly fetch: (request: Request) => Response | Promise<Response>
  readonly clock: Clock
  readonly canary: CanaryRecorder
  /** Sets the clock of the SP back to where it began, its chance to what the seed says, and lets it forget all logins. */
  rewind(seed: string): void
}

/** Opens one with an SP that knows the issuers of the target. */
export function openHouse(
  target: Target,
  now: number,
  variation: Pick<ReferenceSpConfig, 'exchanged' | 'decides'>,
  memory?: Memory,
): House {
  let clock = virtualClock(now)
  const canary = createCanaryRecorder()
  let tokens = 0
  let chance = ''
  const { origin } = new URL(target.sp.acs)
  let directoryTokens = 0
  const directory = referenceDirectory(target, {
    url: `${origin}${DIRECTORY_PATH}`,
    adminToken: 'in-process',
    now: () => clock.now(),
    nextId: () => `directory-${directoryTokens++}`,
  })
  const sp = createReferenceSp({
    ...configFor(target, now),
    baseUrl: origin,
    now: () => clock.now(),
    randomToken: () => hash('sha256', `${chance}/${tokens++}`, 'base64url').slice(0, 32),
    adminToken: 'in-process',
    load: canary.load,
    directory: directory?.told,
    ...variation,
  })
  for (const { issuer, tenant, name } of registrations(target)) {
    const known = target.issuers[issuer]
    if (known === undefined) continue
    const inMain = (name: IssuerName): readonly string[] =>
      issuer === 'main' && target.trusts.includes(name) && target.issuers[name] !== undefined
        ? [target.issuers[name].certificate]
        : []
    sp.admin.register({
      metadata: idpMetadata({
        entityId: known.entityId,
        certificates: issuer === 'keyless' ? [] : [known.certificate, ...inMain('rollover')],
        encryption: inMain('encryption'),
        sso: issuer === 'main' ? ssoOf(target) : `${known.entityId}/sso`,
        slo: `${known.entityId}/slo`,
      }),
      tenant,
      name,
    })
  }
  const fetch = (request: Request) =>
    directory && new URL(request.url).pathname.startsWith(`${DIRECTORY_PATH}/`)
      ? directory.fetch(request)
      : sp.fetch(request)
  const driver = createInProcessDriver({ fetch }, target.limits, {
    now: () => clock.now(),
    wait: (milliseconds) => clock.wait(milliseconds),
    origin,
    memory,
  })
  return {
    driver,
    fetch,
    canary,
    clock: { now: () => clock.now(), wait: (milliseconds) => clock.wait(milliseconds), waitsOverlap: false },
    rewind: (seed) => {
      clock = virtualClock(now)
      sp.admin.forget()
      tokens = 0
      chance = seed
    },
  }
}

/** The suite against the reference SP without a socket, with a clock that only waits move. */
export async function runInProcess(
  target: Target,
  asked: readonly NamedCase[],
  { now, seed }: InProcessOptions,
  exchangedChecks: Partial<Exchangeable> = {},
): Promise<readonly Result[]> {
  const { driver, clock, canary } = openHouse(target, now, { exchanged: exchangedChecks })
  const run = startRun({ target, profile: profiles[target.profile], cases: asked, driver, clock, seed, canary })
  try {
    return await run.finished
  } finally {
    await driver.close()
  }
}
