import type { CommandModule } from 'yargs'
import { describeOutcome } from '../harness/report/plain-words.ts'
import type { Act } from '../suites/case.ts'
import { profiles } from '../suites/profiles/index.ts'
import { requirements } from '../suites/requirements/catalogue.ts'
import { caseNamed } from './selection.ts'

export const explain: CommandModule<unknown, { case: string }> = {
  command: 'explain <case>',
  describe: 'Say in plain words what a case does, what it wants and why',
  builder: (yargs) => yargs.positional('case', { type: 'string', demandOption: true, describe: 'Id of the case' }),
  handler: ({ case: id }) => {
    process.stdout.write(`${explained(id)}\n`)
  },
}

/** Scene, difference, what is wanted, and the clauses. */
function explained(id: string): string {
  const one = caseNamed(id)
  const scene = one.scene ?? [{ do: 'present' } as const]
  const { wants } = one
  const wanted =
    'policy' in wants
      ? Object.entries(wants.is).map(([value, is]) => {
          const by = Object.values(profiles).filter((profile) => profile.policy[wants.policy] === value)
          const note = by.length > 0 ? ` (default of ${by.map(({ name }) => name).join(', ')})` : ''
          return `  where the SP declares ${wants.policy}: ${value}${note}: ${describeOutcome(is)}`
        })
      : [`  ${describeOutcome(wants)}`]
  return [
    `${one.id}: ${one.title}`,
    '',
    'Scene (the twin: it must end as an honest login does)',
    ...scene.map((act, at) => `  ${at + 1}. ${actText(act)}`),
    ...(one.delta === undefined
      ? []
      : [
          '',
          'The one difference',
          ...differences(one.delta.is).map((text) => `  in ${(one.delta?.at ?? 0) + 1}: ${text}`),
        ]),
    ...(one.cost === undefined
      ? []
      : [
          '',
          `Measured: ${one.cost.sizes.join(', ')} ${one.cost.unit}, each beside a harmless message of equal size:`,
          ...one.cost.harmless(one.cost.sizes[2]).map(({ title }) => `  ${title}`),
        ]),
    '',
    'Wanted',
    ...wanted,
    ...('policy' in wants ? ['  where it declares nothing: whatever happens is recorded'] : []),
    '',
    `Signed: ${(one.modes ?? ['assertion', 'response', 'both']).join(', ')}`,
    '',
    'Proves',
    ...one.proves.map((row) => {
      const { level, says, citations } = requirements[row]
      return `  ${row} (${level}): ${says}\n    ${citations.map(({ source, mark }) => `${source} [${mark}]`).join('; ')}`
    }),
  ].join('\n')
}

function actText(act: Act): string {
  const by = 'by' in act && act.by !== undefined ? `, by the ${act.by}` : ''
  switch (act.do) {
    case 'present':
      return `present ${act.again === undefined ? `a login of the issuer "${act.issuer ?? 'main'}"` : `the message of act ${act.again + 1} again`}${act.answers === undefined ? '' : `, in answer to the request of the ${act.answers}`}${act.returns === undefined ? '' : `, with the RelayState of the ${act.returns}`}${act.beside === undefined ? '' : `, at once also by the ${act.beside}`}${by}${(act.changes ?? []).map(({ title }) => `; ${title}`).join('')}`
    case 'start':
      return `begin a login at the SP${act.how === undefined ? '' : ` (sp.start.${act.how})`}${act.target === undefined ? '' : `, to go to ${act.target}`}${act.typed === undefined ? '' : `, as ${act.typed}`}, and keep its request${by}`
    case 'copy-cookies':
      return `give the cookies of the ${act.from} to the ${act.to}`
    case 'log-in':
      return `log in by the SP's own form as ${act.name}${by}`
    case 'choose':
      return `choose the ${act.choice} role${by}`
    case 'wait':
      return act.seconds === 0
        ? 'wait for nothing'
        : `wait until ${act.seconds} s after the login${act.active ? ', busy all the while' : ''}`
    case 'set':
      return `set ${act.hook} to ${valueText(act.to)}${act.refusable ? ', which the SP may refuse' : ''}`
    case 'maintain':
      return `switch maintenance mode on for ${act.minutes} minutes${by}`
    case 'read':
      if (act.document === 'maintenance') return 'look whether maintenance mode is on'
      if (act.document === 'saml-users' || act.document === 'role-mappings' || act.document === 'audit-log')
        return `look at the ${act.document}${act.tenant === undefined ? '' : ` of tenant ${act.tenant}`}: ${act.rule}${act.holds === undefined ? '' : ` (${act.holds.replaceAll('\n', ', ')})`}`
      if (act.document === 'sp-metadata')
        return `read the ${act.document}${act.rule === undefined ? '' : `: ${act.rule}`}`
      if (act.document === 'web-page') return `ask for a page of the web: it ${act.rule.replaceAll('-', ' ')}`
      if (act.document === 'console') return consoleText(act.rule)
      return act.document === 'authn-request'
        ? `look at the request: ${act.rule}`
        : `read the ${act.document}: its ${act.rule}`
    case 'logout':
      return `${logoutText(act)}${by}${(act.changes ?? []).map(({ title }) => `; ${title}`).join('')}`
    case 'capture':
      return `capture a ${act.message} that the identity provider signed`
    case 'probe':
      return `look who is signed in${by}`
  }
}

const consoleText = (rule: Extract<Act, { document: 'console' }>['rule']): string => {
  if (rule === 'asks-nobody') return 'come to the console as a stranger'
  if (rule === 'reached') return 'look where the login has ended'
  return `look whether the console announces the end of the ${rule.of}`
}

function logoutText(act: Extract<Act, { do: 'logout' }>): string {
  if (act.byLink) return 'follow a link of another site to the logout'
  if (act.from === 'sp')
    return `log out at the SP; the identity provider ${act.answer === 'none' ? 'does not answer' : 'answers'}`
  if (act.again !== undefined) return `the logout message of act ${act.again + 1} again`
  const message = act.message === 'response' ? 'LogoutResponse that nobody asked for' : 'LogoutRequest'
  return `the identity provider sends a ${message}, by ${act.binding ?? 'post'}`
}

function differences(is: Partial<Act>): readonly string[] {
  return Object.entries(is).flatMap(([key, value]) =>
    key === 'changes'
      ? (value as readonly { stage: string; title: string }[]).map(({ stage, title }) => `${stage}: ${title}`)
      : [`${key} is ${valueText(value)}`],
  )
}

const valueText = (value: unknown): string => (typeof value === 'object' ? JSON.stringify(value) : String(value))
