import { randomBytes } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import { spSigningKey } from '../certs/sp-signing-key.ts'
import { ensureIssuers } from '../certs/store.ts'
import { HarnessError } from '../harness/error.ts'
import { openTargets } from '../harness/run/recorded-run.ts'
import { declaredBy } from '../harness/target/declared.ts'
import type { Target } from '../harness/target/target.ts'
import { createIdp } from '../mock-idp/server/idp.tsx'
import { listen } from '../mock-idp/server/listen.ts'
import { randomIds } from '../mock-idp/sign/ids.ts'
import type { IssuerName } from '../mock-idp/sign/plan.ts'
import { createReferenceSp, type ReferenceSp } from '../reference-sp/app.tsx'
import type { ReferenceSpConfig, TenantConfig } from '../reference-sp/config.ts'
import { profiles } from '../suites/profiles/index.ts'
import { packageRoot } from './package-root.ts'
import { DIRECTORY_PATH, referenceDirectory } from './reference-directory.ts'

/** It needs no certificate on loopback; this stands for one. Milliseconds. */
const YEAR = 365 * 86_400_000

const targetsOf = (name: string): string => fileURLToPath(new URL(`fixtures/targets/${name}`, packageRoot))

/** The target file of the embedded reference SP. */
export const REFERENCE_FILE = targetsOf('reference.yaml')
/** The same, as the products that are run when their profile is asked for. */
export const PRODUCTS_FILE = targetsOf('products.yaml')

/** The targets in each file, by the variable that stands for their URL. */
const SOCKETS: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  [REFERENCE_FILE]: { DS_URL: 'reference-deep-security', PLAIN_URL: 'reference-plain' },
  [PRODUCTS_FILE]: {
    WS_URL: 'reference-workload-security',
    TMWS_URL: 'reference-tmws',
    TC1_URL: 'reference-cloud-one',
  },
}

export interface Embedded {
  readonly idpUrl: string
  /** Where each of its targets is, by name. */
  readonly urls: Readonly<Record<string, string>>
  /** What the target file's variables stand for. */
  readonly env: Readonly<Record<string, string>>
  readonly secrets: readonly string[]
  close(): Promise<void>
}

/**
 * Starts the mock IdP and, for each target of a file, a reference SP on loopback, and lets the SPs import the IdP's metadata.
 * @param file `REFERENCE_FILE` or `PRODUCTS_FILE`
 */
export async function startEmbedded(keys: string, file = REFERENCE_FILE, port = 0): Promise<Embedded> {
  const sps = new Map<string, ReferenceSp>()
  const sockets = await Promise.all(
    Object.entries(SOCKETS[file] ?? {}).map(async ([variable, name]) => {
      const answer = (request: Request) => sps.get(name)?.fetch(request) ?? new Response('starting', { status: 503 })
      return { variable, name, ...(await listen({ fetch: answer }, { port })) }
    }),
  )
  const keyring = await ensureIssuers(keys, { now: Date.now() })
  let idp: ReturnType<typeof createIdp> | undefined
  let directory: ReturnType<typeof referenceDirectory>
  const idpSocket = await listen(
    {
      fetch: (request) =>
        (new URL(request.url).pathname.startsWith(`${DIRECTORY_PATH}/`) ? directory : idp)?.fetch(request) ??
        new Response('starting', { status: 503 }),
    },
    { port: 0 },
  )
  const close = async (): Promise<void> => {
    await Promise.all([...sockets, idpSocket].map((socket) => socket.close()))
  }
  const adminToken = randomBytes(24).toString('base64url')
  const env = {
    ...Object.fromEntries(sockets.map(({ variable, url }) => [variable, url])),
    IDP_URL: idpSocket.url,
    DIRECTORY_URL: `${idpSocket.url}${DIRECTORY_PATH}`,
    ISSUERS: keys,
    ADMIN_TOKEN: adminToken,
  }
  const targets = await openTargets(file, env).catch(async (error: unknown) => {
    // A socket that is left open would keep the process alive.
    await close()
    throw error
  })
  idp = createIdp({
    baseUrl: idpSocket.url,
    keyring,
    now: Date.now,
    nextId: randomIds(),
    sps: targets.map(({ sp }) => ({ entityId: sp.entityId, acs: sp.acs, slo: sp.singleLogout?.redirect })),
    defaultUser: 'alice',
  })

  for (const target of targets) {
    const url = new URL(target.sp.acs).origin
    const ofTarget = referenceDirectory(target, {
      url: env.DIRECTORY_URL,
      adminToken,
      now: Date.now,
      nextId: randomToken,
      fetch,
    })
    directory ??= ofTarget
    sps.set(
      target.name,
      createReferenceSp({
        ...configFor(target, Date.now()),
        baseUrl: url,
        now: Date.now,
        adminToken,
        randomToken,
        load,
        directory: ofTarget?.told,
      }),
    )
    for (const { issuer, tenant, name } of registrations(target)) {
      const metadata = await (
        await fetch(
          `${idpSocket.url}/${issuer}/metadata${issuer === 'main' ? `?keys=${keysInMain(target)}&encryption=encryption` : ''}`,
        )
      ).text()
      const answer = await fetch(`${url}/admin/identity-providers`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', authorization: `Bearer ${adminToken}` },
        body: JSON.stringify({ metadata, tenant, name }),
      })
      if (!answer.ok)
        throw new HarnessError(
          'INTERNAL',
          `the reference SP took no metadata of ${issuer}: ${await answer.text()}`,
          'Report this.',
        )
    }
  }
  return {
    idpUrl: idpSocket.url,
    urls: Object.fromEntries(sockets.map(({ name, url }) => [name, url])),
    env,
    secrets: [adminToken],
    close,
  }
}

/** Loads what an administrator of the SP names: a document of a web server, or a file. */
export async function load(url: string): Promise<string> {
  if (url.startsWith('file:')) return readFile(new URL(url), 'utf8')
  return (await fetch(url, { signal: AbortSignal.timeout(5000) })).text()
}

const randomToken = (): string => randomBytes(24).toString('base64url')

/** The reference SP as a target file describes it: the same tenants and policies. */
export function configFor(target: Target, now: number): Omit<ReferenceSpConfig, 'baseUrl' | 'now' | 'randomToken'> {
  const claims = { ...profiles[target.profile].claims, ...target.claims }
  const native = target.sp.login?.native
  return {
    product: target.profile === 'saml2' ? 'generic' : target.profile,
    entityId: target.sp.entityId,
    policy: declaredBy(target, profiles[target.profile]),
    tenants: target.tenants.map(
      (tenant): TenantConfig => ({
        pod: tenant.roles[0]?.split(':')[3] ?? '',
        id: tenant.id,
        roles: tenant.roles.map((urn) => urn.slice(urn.indexOf('/') + 1)),
        providers: [],
        mappings: Object.entries(tenant.groups ?? {}).map(([issuer, groups]) => ({
          entityId: target.issuers[issuer as IssuerName]?.entityId ?? '',
          mapping: {
            claims: {
              groups: claims.role ?? '',
              name: claims.name,
              locale: claims.language,
              timezone: claims.timezone,
            },
            roles: Object.entries(groups ?? {}),
          },
        })),
      }),
    ),
    encryptionKeys: target.sp.encryption?.keys?.own,
    neighbourKeys: target.sp.encryption?.keys && [target.sp.encryption.keys.neighbour.privateKey],
    singleLogout: target.sp.singleLogout && spSigningKey(now),
    maintainers: target.maintenance && [target.maintenance.allowed.slice(target.maintenance.allowed.indexOf('/') + 1)],
    serverCertificateEndsAt: now + YEAR,
    localUsers: native && { [native.name]: native.password },
    skewSeconds: target.skewSeconds,
    defaultSessionSeconds: target.session.adminLimitSeconds ?? 28_800,
  }
}

/** The second key comes where it is trusted. */
const keysInMain = ({ trusts }: Target): string =>
  ['main', 'rollover'].filter((key) => key === 'main' || trusts.includes('rollover')).join(',')

/** Keys that the metadata of main bring. */
const IN_MAIN: readonly IssuerName[] = ['rollover', 'encryption']

interface Registration {
  readonly issuer: IssuerName
  readonly tenant?: string | undefined
  readonly name?: string | undefined
}

/** Which issuers the SP has to import: for each tenant that knows one, under its name there; or by itself. */
export function registrations(target: Target): readonly Registration[] {
  const named = target.tenants.flatMap((tenant) =>
    Object.entries(tenant.providers).map(([issuer, urn]) => ({
      issuer: issuer as IssuerName,
      tenant: tenant.id,
      name: urn?.slice(urn.indexOf('/') + 1),
    })),
  )
  const rest = target.trusts.filter(
    (issuer) => !IN_MAIN.includes(issuer) && !named.some((one) => one.issuer === issuer),
  )
  return [...named, ...rest.map((issuer) => ({ issuer }))]
}
