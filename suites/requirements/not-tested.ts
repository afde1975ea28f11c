import type { applicationControl } from './application-control.ts'
import { type RequirementId, requirementOf } from './catalogue.ts'
import type { cloudOne } from './cloud-one.ts'
import type { deepSecurity } from './deep-security.ts'
import { mockProved } from './mock-proved.ts'
import type { protocol } from './protocol.ts'
import type { tmws } from './tmws.ts'
import type { workloadSecurity } from './workload-security.ts'

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

/** The same of Trend Cloud One. */
const cloudOneReasons: Untested<keyof typeof cloudOne> = {
  'TC1-SU-11':
    'says under which menus the tab is found; where a list is, the target file says, and which way an administrator clicks to it shows in no answer',
}

const OF_SIGNED_METADATA =
  'binds an SP that verifies the signature on metadata. With which key is agreed with whoever publishes them, long before a run: no target file names such a key, and an SP that imports a file, as the hook does, need not ask for one'

const BY_ITS_ADMINISTRATOR =
  'shows in the console of an administrator when the trust is set up, before a message is sent; a user who signs in sees nothing of it'
const BY_THE_PROVIDER =
  'binds whoever runs the identity provider. A message that comes of it is like any other, so that an SP cannot break it'

const AT_THE_AGENT =
  'shows at an agent on a host whose software changes, and in the list of those changes: nothing that a sign-on reaches. What SAML brings to it, the role, is asked with maintenance/'

/** The same of Application Control. */
const controlReasons: Untested<keyof typeof applicationControl> = {
  'AC-INV-1': AT_THE_AGENT,
  'AC-INV-2': AT_THE_AGENT,
  'AC-MAINT-1': AT_THE_AGENT,
  'AC-ACT-1': AT_THE_AGENT,
  'AC-ACT-2': AT_THE_AGENT,
  'AC-ACT-3': AT_THE_AGENT,
}

/** The same of Workload Security. */
const workloadReasons: Untested<keyof typeof workloadSecurity> = {
  'WS-SCOPE-1':
    'whether a session reaches the other services shows at those: of Trend Cloud One it is asked there, with its own profile',
  'WS-IAM-1': BY_THE_PROVIDER,
  'WS-REG-1':
    'our copy of the page has lost the list of regions (C26); the region is a free part of the URNs in the target file',
  'WS-PRE-1':
    'is a precondition of a run, not a verdict on the SP: one that does not answer ends the run with 3 before a case is put (tests/cli.test.ts)',
  'WS-PRE-4': BY_THE_PROVIDER,
  'WS-ADM-1': BY_ITS_ADMINISTRATOR,
  'WS-ADM-4':
    'binds the administrator, who makes the roles; the target file names them, and the role cases take them from there',
  'WS-ADM-7': 'offers a document, and demands nothing of the SP; `saml-assay mint` prints the claims of a profile',
  'WS-URN-1':
    'binds the administrator, as DS-URN-1 does: the three are read from the target file (harness/target/load.test.ts)',
  'WS-URN-2': BY_ITS_ADMINISTRATOR,
  'WS-URN-3': BY_ITS_ADMINISTRATOR,
  'WS-EXP-4': 'says in which menu the settings are; a hook of the target file turns them, wherever they are',
}

/** Clauses that a browser at the door of the SP can neither prove nor refute. */
const protocolReasons: Untested<keyof typeof protocol> = {
  'BIND-3.6.5':
    'needs a back channel: at whom an SP resolves an artifact, and how often, shows at the server that it asks, which the suite is not',
  'ENC-6.8':
    'a difference in time shows over many thousands of trials on a quiet network, and one run would call chance a finding; that an SP says the same of all failures is asked with encryption/cbc-failures and encryption/rsa-1.5-failures',
  'META-2.3.1':
    'binds an SP that is fed an aggregate; the hook hands it the metadata of one entity, as an administrator does who sets up one provider',
  'META-2.4.3':
    'an SP signs its requests because the metadata that it was given say WantAuthnRequestsSigned. Those of the mock IdP do not: an SP without a signing key could begin no login with it, and every case that answers a request would fall away',
  'IIP-MD03': OF_SIGNED_METADATA,
  'SDP-MD02': OF_SIGNED_METADATA,
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

/** Why no case proves a requirement; `undefined` where one should. */
export function notTested(id: string): string | undefined {
  if (requirementOf(id) === undefined) return undefined
  const own: Readonly<Record<string, string>> = {
    ...reasons,
    ...controlReasons,
    ...workloadReasons,
    ...tmwsReasons,
    ...cloudOneReasons,
    ...protocolReasons,
  }
  if (Object.hasOwn(mockProved, id)) return undefined
  return own[id]
}
