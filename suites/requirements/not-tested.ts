import { type RequirementId, requirementOf } from './catalogue.ts'
import type { deepSecurity } from './deep-security.ts'
import { mockProved } from './mock-proved.ts'
import type { protocol } from './protocol.ts'
import type { Product } from './requirement.ts'
import type { tmws } from './tmws.ts'

type Untested<Id extends RequirementId = RequirementId> = { readonly [K in Id]?: string }

/** Rows that no answer of an SP could prove or refute, each with where the proof is instead. */
const reasons: Untested<keyof typeof deepSecurity> = {
  'DS-FED-5':
    'tells when SAML came to which edition; an SP that takes part in a run has it, and one that is too old is not a target of this profile',
  'DS-MD-3':
    'binds whoever sets up the trust, not the SP: entity id, ACS and metadata address are read from the target file and nowhere else (harness/target/load.test.ts)',
  'DS-URN-1':
    'binds the administrator, who reads the URNs in the console and writes them into the target file (harness/target/load.test.ts); a role case that lacks one is skipped and names the key (harness/run/question.test.ts)',
}

const OF_FED_METADATA =
  'binds an SP that is fed metadata. They reach it through a door of its own (a form, a file, a feed that it fetches) before a run begins; no target file says how to feed it others, and none may be left trusting what a run made up'

/** Clauses that a browser at the door of the SP can neither prove nor refute. */
const protocolReasons: Untested<keyof typeof protocol> = {
  'BIND-3.6.5':
    'needs a back channel: at whom an SP resolves an artifact, and how often, shows at the server that it asks, which the suite is not',
  'ENC-6.8':
    'a difference in time shows over many thousands of trials on a quiet network, and one run would call chance a finding; that an SP says the same of all failures is asked with encryption/cbc-failures and encryption/rsa-1.5-failures',
  'META-2.3.1': OF_FED_METADATA,
  'META-2.4.3':
    'an SP signs its requests because the metadata that it was given say WantAuthnRequestsSigned. Those of the mock IdP do not: an SP without a signing key could begin no login with it, and every case that answers a request would fall away',
  'IIP-MD03': OF_FED_METADATA,
  'IIP-MD04': OF_FED_METADATA,
  'IIP-MD11':
    'the metadata of the mock IdP state the use of each key, for a key without one would be taken for encryption as well, and SPs would encrypt to a key that only signs; other metadata no target file says how to feed',
  'SDP-MD02': OF_FED_METADATA,
  'SDP-MD03': OF_FED_METADATA,
  'SDP-SP09':
    'an address that gives no answer is the best answer there is, and no answer proves nothing; to find out, an assertion would have to travel in clear',
  'SDP-SP16':
    'an oracle reads the name of who is signed in, not the account behind it: two accounts of one name, and one account that two providers share, look the same',
  'SDP-SP17':
    'which scopes a provider may assert is agreed between SP and provider, and no target file says what was agreed; where nothing was, every scope is as good as any',
  'SDP-SP39':
    'the endpoint is looked at by metadata/sp-metadata, and keys that are published must be readable there; an SP that decrypts nothing has no key to publish, and whether it decrypts is its own choice',
}

/** Rows of TMWS that no login shows. */
const tmwsReasons: Untested<keyof typeof tmws> = {
  'TMWS-SUB-1':
    'binds whoever subscribes: without it there is neither portal nor SAML, no honest login works, and the doctor says so before anything is judged',
  'TMWS-SYNC-10':
    'a test that the console makes of settings and shows there: no login hangs on its result, and a hook can only say that it was made. Whether the directory can be reached with what is saved, the cases of synchronization/ show',
  'TMWS-SYNC-11':
    'what is typed in a console and not saved is in the browser of its administrator alone, and no hook types without saving; that what is saved takes effect at once, each case shows that turns a hook',
  'TMWS-PORT-2':
    'binds whoever tests: each scene has browsers without cookies, and asks first whether they are nobody (harness/run/acts/greet.ts)',
  'TMWS-CA-1':
    'describes another service, which stands between the browser and the web; that an SP keeps to a shorter session where the identity provider sets one is asked with session-end/session-not-on-or-after-reached',
}

/** Products whose profile and reference SP are still to come. */
const notBuilt: { readonly [P in Product]?: string } = {
  'application-control': 'product not built yet: Application Control',
  'workload-security': 'product not built yet: Workload Security',
  'cloud-one': 'product not built yet: Trend Cloud One',
}

/** Why no case proves a requirement; `undefined` where one should. */
export function notTested(id: string): string | undefined {
  const requirement = requirementOf(id)
  if (requirement === undefined) return undefined
  const own: Readonly<Record<string, string>> = { ...reasons, ...protocolReasons, ...tmwsReasons }
  if (Object.hasOwn(mockProved, id)) return undefined
  return own[id] ?? notBuilt[requirement.product]
}
