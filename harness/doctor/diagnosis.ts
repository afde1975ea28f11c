import { describeSeen } from '../report/plain-words.ts'
import { plainLine } from '../report/untrusted.ts'
import { ssoOf } from '../run/bounds.ts'
import type { Played } from '../run/scene.ts'
import type { DeclaredTarget } from '../target/target.ts'
import type { Trouble, Whose } from './finding.ts'

type Said = Pick<DeclaredTarget, 'sp' | 'issuers' | 'skewSeconds' | 'identities'>

interface Symptom {
  /** Found in what the SP answered. */
  readonly words: RegExp
  readonly whose: Whose
  readonly mend: (target: Said) => string
}

const mainOf = ({ issuers }: Said): string => issuers.main?.entityId ?? 'main'

const importMetadata = (target: Said): string =>
  `import the metadata of the issuer main (${mainOf(target)}) into the SP: \`saml-assay idp\` serves them, \`init\` writes them; the SP must know the certificate of this machine, not an older one`

/** What an SP's words point to; the first that fits is told. */
const SYMPTOMS: readonly Symptom[] = [
  {
    words: /replay|already (?:been )?(?:used|seen|received|processed|consumed)|duplicate/i,
    whose: 'configuration',
    mend: () => 'the SP has seen this message before: the same --seed makes the same messages, so say another, or none',
  },
  {
    words: /audience/i,
    whose: 'configuration',
    mend: ({ sp }) => `sp.entityId is ${sp.entityId}: write there what the SP calls itself, letter for letter`,
  },
  {
    words: /destination|recipient|\bacs\b/i,
    whose: 'configuration',
    mend: ({ sp }) => `sp.acs is ${sp.acs}: write there the URL under which the SP knows itself`,
  },
  {
    words: /in-?response-?to|unsolicited|unknown request|no (?:saved |outstanding |pending )?request/i,
    whose: 'configuration',
    mend: () => 'the SP takes only logins that it asked for: let it take IdP-initiated (unsolicited) logins',
  },
  {
    words: /expired|not yet valid|not ?before|not ?on ?or ?after|clock|too old|in the future/i,
    whose: 'either',
    mend: ({ skewSeconds }) =>
      `set both clocks right; an honest login is valid for minutes, and skewSeconds says ${skewSeconds}`,
  },
  {
    words: /issuer|identity provider|\bidp\b|provider|metadata|entity/i,
    whose: 'configuration',
    mend: importMetadata,
  },
  {
    words: /signature|certificate|trust|signed|fingerprint|\bkey\b|digest/i,
    whose: 'configuration',
    mend: importMetadata,
  },
  {
    words: /account|user|provision|permi|authori[sz]ed|denied/i,
    whose: 'either',
    mend: ({ identities }) =>
      identities.provisioning === 'jit'
        ? 'the target file says that the SP makes accounts (identities.provisioning: jit): let it, or list accounts that it has'
        : 'see that identities.accounts and identities.marker have accounts at the SP, with these very names',
  },
]

/**
 * Why an honest login did not end in a session of its user, as far as the SP's answer tells, and what to do about it. Pure.
 */
export function diagnose({ seen, steps }: Pick<Played, 'seen' | 'steps'>, target: Said): Trouble {
  const { answer } = seen
  const says = `an honest login was not accepted: ${describeSeen(seen)}`
  if (answer.failure !== undefined) {
    return {
      whose: 'either',
      says,
      mend: `see that ${target.sp.acs} answers within limits.timeoutMs, and the SP's log`,
    }
  }
  if (seen.kind === 'unclear') {
    return {
      whose: 'configuration',
      says,
      mend: 'no page of observe fits what the SP shows: correct observe.identity and observe.anonymous, or let `saml-assay calibrate` propose them',
    }
  }
  if (seen.kind === 'chooser') {
    return {
      whose: 'configuration',
      says,
      mend: 'the honest login names one role, and the SP asks for a choice: correct tenants, or observe.chooser.when',
    }
  }
  const onward = steps.flatMap(({ exchanges }) => exchanges).find((one) => one.onward !== undefined)?.onward
  if (onward !== undefined) {
    return {
      whose: 'configuration',
      says: `${says}; it asked the identity provider instead (${ssoOf(target)})`,
      mend: 'the SP takes only logins that it asked for, or another page than the ACS was posted to: let it take IdP-initiated (unsolicited) logins, and see that sp.acs is its ACS',
    }
  }
  if (answer.status === 429) {
    return { whose: 'sp', says, mend: 'the SP was asked too often: wait, or lift its limit for this machine' }
  }
  const told = `${answer.reason ?? ''} ${answer.excerpt}`
  const symptom = SYMPTOMS.find(({ words }) => words.test(told))
  if (symptom !== undefined) return { whose: symptom.whose, says, mend: symptom.mend(target) }
  if (answer.status === 404 || answer.status === 405) {
    return { whose: 'configuration', says, mend: `nothing takes a login at sp.acs (${target.sp.acs}): correct it` }
  }
  return {
    whose: 'either',
    says,
    mend: `${importMetadata(target)}; sp.entityId (${plainLine(target.sp.entityId, 200)}) and sp.acs must be what the SP says in its own metadata; its log may say more`,
  }
}
