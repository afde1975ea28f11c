import { z } from 'zod'
import { DIALECT_NAMES } from '../../mock-idp/dialects/index.ts'
import { ISSUER_NAMES, MODES } from '../../mock-idp/sign/plan.ts'
import { POLICY_KEYS, type PolicyKey } from '../../suites/case.ts'
import { profiles } from '../../suites/profiles/index.ts'
import type { ProfileName } from '../../suites/profiles/profile.ts'
import { DEFAULTS } from './defaults.ts'
import { canary, dial, hook, maintenance } from './hooks-schema.ts'
import { encryption, issuers, pemOrFile } from './keys-schema.ts'
import { each, mapping } from './mapping.ts'
import { observe } from './observe-schema.ts'
import { count, httpUrl, seconds, selector, siteUrl, targetName, text } from './scalars.ts'

export const PROFILE_NAMES = [
  'saml2',
  'deep-security',
  'workload-security',
  'cloud-one',
  'tmws',
] as const satisfies readonly ProfileName[]

// The SP never trusts these: they are an attacker's keys under the name of main.
export const TRUSTED_NAMES = ISSUER_NAMES.filter((name) => name !== 'clone' && name !== 'stranger')
const trusted = z.enum(TRUSTED_NAMES)

const identities = z.discriminatedUnion(
  'provisioning',
  [
    mapping({ provisioning: z.literal('jit').describe('The SP makes an account for whoever signs in.') }),
    mapping({
      provisioning: z.literal('listed').describe('Only these accounts can sign in.'),
      accounts: z.array(text).min(1),
      marker: text.describe('An account that no honest message of the run names.'),
    }).refine(({ accounts, marker }) => !accounts.includes(marker), {
      path: ['marker'],
      error: 'also one of the accounts; expected an account of its own',
    }),
  ],
  { error: (issue) => (issue.code === 'invalid_union' ? 'unknown value; expected jit or listed' : undefined) },
)

const tenant = mapping({
  id: text,
  providers: mapping(each(ISSUER_NAMES, () => text.exactOptional()))
    .default({})
    .describe('URNs of the issuers in this tenant.'),
  roles: z.array(text).describe('URNs of roles that exist in this tenant.'),
  groups: mapping(each(ISSUER_NAMES, () => z.record(text, text).exactOptional()))
    .exactOptional()
    .describe(
      'For an SP that maps groups to roles: for each issuer that is set up in this tenant, which group gives which role. An honest login is of a group that gives a role in the first tenant alone.',
    ),
}).refine(
  ({ roles, groups }) =>
    Object.values(groups ?? {}).every((pairs) => Object.values(pairs ?? {}).every((role) => roles.includes(role))),
  { path: ['groups'], error: 'a group gives a role that is none of this tenant; expected one of its `roles`' },
)

/** The names of claims: what an administrator of the SP entered. */
const claims = mapping({
  user: text.exactOptional().describe('Names the user; absent: the NameID does.'),
  role: text.exactOptional().describe('Holds the roles, or the groups.'),
  sessionDuration: text.exactOptional(),
  language: text.exactOptional(),
  name: text.exactOptional().describe('Names the user for people.'),
  timezone: text.exactOptional(),
})

const policyKeys = Object.keys(POLICY_KEYS) as PolicyKey[]
const policy = mapping(
  each(policyKeys, (key) => z.enum(POLICY_KEYS[key]).optional()) as {
    [Key in PolicyKey]: z.ZodOptional<z.ZodEnum<{ [Value in (typeof POLICY_KEYS)[Key][number]]: Value }>>
  },
).describe('What the sources leave to the SP; what is not declared is recorded, not judged.')

const fieldText = z
  .string()
  .describe('What is typed: text, in which {name}, {user}, {target} and {issuer} stand for theirs.')
const startStep = z.union([
  mapping({ follow: selector.describe('Follows the first link that this finds.') }),
  mapping({
    submit: selector.describe('Submits the first form that this finds, with what stands in it.'),
    fields: z.record(z.string().min(1), fieldText).default({}).describe('Fields to fill in first, by name.'),
  }),
])

const start = mapping({
  url: siteUrl.describe(
    'Begins a login at the issuer "main". {target} stands for the place to which the user wants to go, {issuer} for the entity id, both percent-encoded.',
  ),
  byPost: siteUrl.optional().describe('The same, where the request goes by HTTP-POST.'),
  forceAuthn: siteUrl.optional().describe('The same, where the request says ForceAuthn.'),
  exactContext: siteUrl.optional().describe('The same, where the request demands one authentication context exactly.'),
  steps: z
    .array(startStep)
    .max(10)
    .optional()
    .describe('What a user does next on the pages that follow, one step after the other, until the SP asks the IdP.'),
  name: z
    .string()
    .min(1)
    .optional()
    .describe('What {name} stands for in the fields, unless a case names the user otherwise; default: {user}.'),
  sso: httpUrl.optional().describe('Where requests go; default: the entity id of "main", followed by /sso.'),
})
  .meta({ id: 'Start' })
  .describe('How a login is begun at the SP.')

const login = mapping({
  get: siteUrl.describe('The page with the form for users whom the SP keeps itself.'),
  form: selector.default('form'),
  name: text.default('name').describe('The field for the user name.'),
  password: text.default('password').describe('The field for the password.'),
  native: mapping({ name: text, password: text })
    .optional()
    .describe('One of those users, who has no role that SAML gives.'),
}).meta({ id: 'LocalLogin' })
const singleLogout = mapping({
  post: httpUrl.optional().describe('The single logout service, HTTP-POST binding.'),
  redirect: httpUrl.optional().describe('The single logout service, HTTP-Redirect binding.'),
  start: mapping({ method: z.enum(['GET', 'POST']).default('GET'), url: siteUrl })
    .optional()
    .describe('What a user asks for who logs out at the SP.'),
}).meta({ id: 'SingleLogout' })

/** How the SP is reached. */
export const connection = mapping({
  ca: pemOrFile.optional().describe('Certificates of the authority that made the certificate of the SP, as PEM.'),
  insecure: z
    .literal(true)
    .optional()
    .describe('Takes whatever certificate the SP shows. For test systems whose certificate nobody vouches for.'),
  proxy: z
    .string()
    .refine(
      (value) => URL.canParse(value) && /^https?:/i.test(value),
      'not the URL of a proxy; expected e.g. http://proxy.example:3128',
    )
    .optional()
    .describe(`A proxy between this machine and the SP; credentials may stand in its URL, as \${VARIABLE}.`),
})
  .meta({ id: 'Connection' })
  .describe('How the SP is reached.')

const waiver = mapping({
  case: text.describe('family/name, as `saml-assay list` names it.'),
  mode: z.enum(MODES).optional().describe('Which signed element; absent: in whichever mode it fails.'),
  reason: text.describe('Why the failure is borne: it stands in every report.'),
  until: z.iso
    .date({ error: ({ input }) => (input === undefined ? undefined : 'not a date; expected e.g. 2026-12-31') })
    .describe(
      'The last day on which it holds, UTC. After it the run ends with 1 until the waiver is deleted or renewed.',
    ),
}).meta({ id: 'Waiver' })

/** Whether honest logins of a profile name a domain. */
const needsDomain = (profile: ProfileName): boolean =>
  Object.values(profiles[profile].claims.besides ?? {}).some((text) => text.includes('{tenant 0}'))

const index = z.int().min(0).max(65_535)

/** One target, as a target file writes it. */
export const targetSchema = mapping({
  name: targetName,
  profile: z.enum(PROFILE_NAMES),
  sp: mapping({
    entityId: text,
    acs: httpUrl.describe('The assertion consumer service, HTTP-POST binding. Of several, the default one.'),
    acsIndex: index.optional().describe('Its index in the metadata, by which a request may name it.'),
    otherAcs: z
      .array(mapping({ url: httpUrl, index: index.optional() }))
      .min(1)
      .optional()
      .describe('Further assertion consumer services with that binding.'),
    metadata: siteUrl.optional().describe('A path on the origin of the ACS, or a URL.'),
    console: siteUrl.optional().describe('The page at which a user arrives; default: /.'),
    encryption: encryption.optional(),
    start: start.optional(),
    login: login.optional(),
    singleLogout: singleLogout.optional(),
  }).refine(({ metadata, encryption }) => metadata !== undefined || encryption?.from === undefined, {
    path: ['encryption'],
    error: 'from the metadata, and there is no sp.metadata; expected its URL there',
  }),
  modes: z.array(z.enum(MODES)).min(1).optional().describe('Which signed elements the SP accepts.'),
  issuers,
  trusts: z
    .array(trusted)
    .min(1)
    .default([...DEFAULTS.trusts])
    .describe('Issuers whose metadata the SP has imported.'),
  identities,
  tenants: z.array(tenant).default([]),
  claims: claims.optional().describe('Attribute names, where the SP was told others than those of the profile.'),
  policy: policy.prefault({}),
  skewSeconds: seconds.default(DEFAULTS.skewSeconds).describe('Clock skew that the SP grants.'),
  session: mapping({
    toleranceSeconds: seconds.default(DEFAULTS.session.toleranceSeconds),
    adminLimitSeconds: z.number().positive().optional().describe("The administrator's limit, where it is known."),
  }).prefault({}),
  relayState: z.string().optional(),
  flow: z
    .enum(['idp-initiated', 'sp-initiated'])
    .default(DEFAULTS.flow)
    .describe(
      'Where honest logins begin. sp-initiated is for an SP that takes no login for which it did not ask: each is begun as sp.start says, and the message answers the request.',
    ),
  dialect: z
    .enum(DIALECT_NAMES)
    .optional()
    .describe('The identity provider product as which every login is written, though in clear; default: plainly.'),
  observe: observe
    .optional()
    .describe('How to find out who is signed in. Absent: `calibrate` learns it, and `run` calibrates first.'),
  hooks: mapping({
    clock: dial.exactOptional(),
    'session-limit': dial.exactOptional(),
    'remove-role': hook.exactOptional(),
    'expiry-notice': dial.exactOptional().describe('How many days before it the end of a certificate is announced.'),
    'inactive-users': dial
      .exactOptional()
      .describe('After how many days without a login an account is removed that a login made.'),
    mapping: dial
      .exactOptional()
      .describe(
        'From `set` to `undo` the first tenant reads what the issuer "main" says as {value} has it, which is JSON: { "groupsClaim": "…", "roles": [["group", "role"], …] }, in place of all pairs that were entered there. It may be refused; `undo` brings back what was there.',
      ),
    'require-encryption': hook.exactOptional().describe('From `set` to `undo` the SP takes encrypted assertions only.'),
    'authentication-method': hook.exactOptional().describe('Users sign in by another method than SAML.'),
    'logon-name-attribute': dial.exactOptional().describe('The name of the attribute that names the user.'),
    'signing-certificate': dial
      .exactOptional()
      .describe('The certificate of the identity provider, DER in base64, in place of the one that the SP has.'),
    'provider-metadata': dial
      .exactOptional()
      .describe(
        'From `set` to `undo` the SP has other metadata of the issuer "main": {value} is the document, in base64. It may be refused; `undo` brings back what was there.',
      ),
    'unsynchronized-users': dial
      .exactOptional()
      .describe('`on` or `off`: whether users may sign in who were not synchronized.'),
    'known-gateways': dial.exactOptional().describe('The one address that is a known gateway; this machine is none.'),
    synchronize: hook
      .exactOptional()
      .describe('The SP synchronizes from the directory, now; that it fails is no failure of the hook.'),
    'synchronization-schedule': dial.exactOptional().describe('`manually` or `daily`.'),
    'synchronization-tenant': dial.exactOptional().describe('The directory, by another name.'),
    'synchronization-application': dial.exactOptional().describe('Another application id.'),
    'synchronization-secret': dial.exactOptional().describe('Another client secret.'),
    'directory-user': dial
      .exactOptional()
      .describe(
        'In the directory there is a user with the account NAME that is set, the e-mail address mail-NAME@mail.DOMAIN and the UPN upn-NAME@upn.DOMAIN; DOMAIN is the id of the first tenant.',
      ),
    'revoke-permission': dial.exactOptional().describe('The application lacks that permission in the directory.'),
    'end-secret': hook.exactOptional().describe('The client secret of the application has ended.'),
  }).prefault({}),
  maintenance: maintenance.optional(),
  canary: canary
    .prefault({})
    .describe('How to show that the SP could follow what a message names; cases without that proof are not judged.'),
  waivers: z
    .array(waiver)
    .optional()
    .describe('Failures that are known and borne. One whose case fails no more is stale: the run ends with 1.'),
  driver: z
    .enum(['http', 'browser'])
    .default(DEFAULTS.driver)
    .describe('What reaches it: http, or a real Chromium, for an SP whose pages need JavaScript.'),
  connection: connection.optional(),
  limits: mapping({
    requestsPerSecond: z
      .number()
      .positive()
      .optional()
      .describe('For an SP that takes no more. Default: as fast as it answers.'),
    maxRetryAfterSeconds: seconds
      .optional()
      .describe('How long to wait for an SP that answers 429, or 503 with Retry-After; default: 60.'),
    timeoutMs: count.default(DEFAULTS.limits.timeoutMs).describe('For each hop.'),
    maxRedirects: z.int().min(0).default(DEFAULTS.limits.maxRedirects),
    maxBodyBytes: count.default(DEFAULTS.limits.maxBodyBytes),
    concurrency: count.default(DEFAULTS.limits.concurrency),
    maxWaitSeconds: seconds
      .default(DEFAULTS.limits.maxWaitSeconds)
      .describe('Cases that would wait longer than this in all are skipped.'),
  }).prefault({}),
})
  .refine(({ flow, sp }) => flow === 'idp-initiated' || sp.start !== undefined, {
    path: ['flow'],
    error: 'logins begin at the SP, and sp.start does not say how; expected `start: { url: … }` in sp',
  })
  .refine(({ profile, flow }) => [undefined, flow].includes(profiles[profile].flow), {
    path: ['flow'],
    error: 'an SP of this profile takes no login for which it did not ask; expected `flow: sp-initiated`, and sp.start',
  })
  .refine(({ profile, tenants }) => tenants.length > 0 || !needsDomain(profile), {
    path: ['tenants'],
    error: 'the domain of the users is missing; expected `tenants: [{ id: corp.example, providers: {}, roles: [] }]`',
  })
  .meta({ id: 'Target' })

/** Several targets in one file. */
export const targetListSchema = mapping({ targets: z.array(targetSchema).min(1) })

export type TargetEntry = z.output<typeof targetSchema>
