import { flippedSignatureValue } from '../../mock-idp/tamper/rewrite/signature-text.ts'
import type { Answer } from '../observe/seen.ts'
import { plainLine } from '../report/untrusted.ts'
import type { Played } from '../run/scene.ts'
import { diagnose } from './diagnosis.ts'
import { type Examination, isAccepted } from './examination.ts'
import { type Look, notChecked, ok, wrong } from './finding.ts'

export async function anonymous({ oracle, options }: Examination): Promise<Look> {
  if (oracle === undefined) {
    const { unlearned } = options
    return wrong(
      unlearned === undefined ? 'configuration' : 'either',
      `the target file has no observe: nothing says who is signed in${unlearned === undefined ? '' : `. It could not be learned: ${unlearned}`}`,
      'let `saml-assay calibrate --write` learn it, or write it by hand',
    )
  }
  const before = await oracle.anonymousBefore(options.driver.open())
  if (before.anonymous) return ok(before.why)
  const isSomebody = before.why === 'somebody is signed in'
  return wrong(
    'configuration',
    isSomebody ? 'observe.identity.alive fits the page of a browser that never signed in' : plainLine(before.why, 300),
    isSomebody
      ? 'let observe.identity.alive ask for what only a session shows; or probe another page: this one may be the same for everybody'
      : 'let observe.anonymous fit what a browser without a session gets there, or let `saml-assay calibrate` propose it',
  )
}

export async function trust(exam: Examination): Promise<Look> {
  const welcomes = [...(await exam.welcomes())]
  const taken = welcomes.filter(([, played]) => isAccepted(played)).map(([mode]) => mode)
  const refused = welcomes.filter(([, played]) => !isAccepted(played))
  const [worst] = refused
  if (taken.length === 0) {
    return worst === undefined
      ? wrong('configuration', 'no mode was tried', 'name at least one in modes')
      : { state: 'wrong', ...diagnose(worst[1], exam.target) }
  }
  const not = refused.map(([mode]) => mode).join(', ')
  const says = `with this signed: ${taken.join(', ')}${not === '' ? '' : `; not: ${not}`}`
  if (exam.target.modes === undefined || worst === undefined) return ok(says)
  const { says: why } = diagnose(worst[1], exam.target)
  return wrong(
    'configuration',
    `${says}, but modes declares it; ${why}`,
    `let modes say [${taken.join(', ')}], or let the SP take the others`,
  )
}

const userOf = ({ seen }: Played): string => (seen.kind === 'session' ? seen.login.user : '')
const quoted = (text: string): string => JSON.stringify(plainLine(text, 100))

/** Two users whom the SP knows, or makes accounts for: the names of just-in-time users follow from the parts. */
function usersOf({ identities }: Examination['target']): readonly [string | undefined, string | undefined] {
  if (identities.provisioning === 'jit') return [undefined, undefined]
  const [first, second = identities.marker] = identities.accounts
  return [first, second]
}

/** One honest login each of two users. */
async function twoLogins(exam: Examination): Promise<readonly [Played, Played]> {
  const mode = await exam.mode()
  const [first, second] = usersOf(exam.target)
  return [await exam.login('first', { mode, user: first }), await exam.login('second', { mode, user: second })]
}

export async function identities(exam: Examination): Promise<Look> {
  const [first, second] = await twoLogins(exam)
  const failed = [first, second].find((played) => !isAccepted(played))
  if (failed !== undefined) {
    const { says, mend, whose } = diagnose(failed, exam.target)
    return wrong(whose, `${quoted(failed.asserted.user ?? '')}: ${says}; others were accepted`, mend)
  }
  const [one, other] = [userOf(first), userOf(second)]
  if (one !== other) return ok(`${quoted(one)} and ${quoted(other)}`)
  const names = `${quoted(first.asserted.user ?? '')} and ${quoted(second.asserted.user ?? '')}`
  return one === ''
    ? wrong(
        'configuration',
        `no user is read, neither for ${names}`,
        'let observe.identity.user point at the name of who is signed in; `saml-assay calibrate` looks for it',
      )
    : wrong(
        'either',
        `${names} both appear as ${quoted(one)}`,
        'let observe.identity.user point at what differs from user to user; or the SP signs everybody in as one account, or shows a cached page',
      )
}

export async function marker(exam: Examination): Promise<Look> {
  const { identities: known } = exam.target
  const mode = await exam.mode()
  const user = known.provisioning === 'listed' ? known.marker : undefined
  const played = await exam.login('marker', { mode, user })
  if (isAccepted(played)) return ok(quoted(played.asserted.user ?? ''))
  const { says } = diagnose(played, exam.target)
  return wrong(
    'configuration',
    `${says}; as ${quoted(played.asserted.user ?? '')}`,
    known.provisioning === 'listed'
      ? 'let identities.marker name an account that the SP has: an attack that signs it in could not be told from a refusal'
      : 'the SP must make accounts for unknown users, or identities must list some that it has',
  )
}

export async function user(exam: Examination): Promise<Look> {
  const played = [...(await exam.welcomes()).values()].find(isAccepted)
  if (played === undefined) return notChecked('no honest login was accepted')
  const [shown, asserted] = [userOf(played), played.asserted.user ?? '']
  if (shown === asserted) return ok(quoted(shown))
  if (shown === '') {
    return wrong(
      'configuration',
      `observe.identity.user reads nothing, or several values, where ${quoted(asserted)} is signed in`,
      'let it point at one element or value that holds the name and nothing else',
    )
  }
  return wrong(
    'either',
    `observe.identity.user reads ${quoted(shown)} where ${quoted(asserted)} is signed in`,
    'let it point at the name as the IdP sent it (not a display name); or the SP must keep the name as it is',
  )
}

const answered = ({ status, excerpt }: Answer): string => `${status}, ${quoted(excerpt)}`

export async function refused(exam: Examination): Promise<Look> {
  const [first] = usersOf(exam.target)
  const played = await exam.login('broken', { mode: await exam.mode(), user: first, changes: [flippedSignatureValue] })
  const { seen } = played
  const { answer } = seen
  if (seen.kind === 'session') {
    const says = (answer.status ?? 0) >= 400 ? 'says no and opens a session all the same' : 'was accepted'
    return wrong(
      'sp',
      `a login whose signature is broken ${says} (${answered(answer)}): ${quoted(seen.login.user)} is signed in`,
      'this is the SP, not the target file: see whether it checks signatures at all; `saml-assay run --case signature/` says more',
    )
  }
  if (answer.failure !== undefined) {
    return wrong(
      'either',
      `a login whose signature is broken gets no answer: ${plainLine(answer.failure, 200)}`,
      "see the SP's log: no refusal could be told from a crash",
    )
  }
  if (seen.kind !== 'anonymous') {
    return wrong(
      'configuration',
      `after a login whose signature is broken it is not clear who is signed in${seen.kind === 'unclear' ? `: ${plainLine(seen.why, 200)}` : ''}`,
      'let observe.anonymous also fit what the identity probe gets after a refusal',
    )
  }
  if (answer.crashed) {
    return ok(
      `answered with ${answered(answer)}; where this is how it refuses, observe.refusal should say so, else each refusal warns`,
    )
  }
  return ok(`answered with ${answered(answer)}`)
}
